package dev.acestep.engine.decoding;

import dev.acestep.engine.decoding.Allowed.Run;
import dev.acestep.engine.sampling.Draws;
import dev.acestep.engine.text.PromptTokenizer;
import dev.acestep.engine.text.Vocabulary;
import dev.acestep.tensor.TensorScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What grammar and choice cost a token at the published size, in milliseconds (median): a program, not a test, as it says
 * something on a quiet machine only.
 */
public final class MaskingBench {
    private static final int ROUNDS = 200;
    private static final int GENRES = 5000;

    private MaskingBench() {}

    public static void main(String... arguments) throws IOException {
        Path folder = Files.createTempDirectory("vocabulary");
        PublishedSize.write(folder);
        long begin = System.nanoTime();
        try (PromptTokenizer tokenizer = PromptTokenizer.open(folder);
                var _ = TensorScope.open()) {
            print("tokenizer read", since(begin));
            begin = System.nanoTime();
            Vocabulary vocabulary = new Vocabulary(tokenizer);
            print("vocabulary made", since(begin));
            begin = System.nanoTime();
            Grammar grammar = new Grammar(vocabulary, PublishedSize.VOCABULARY, genres());
            print("grammar made", since(begin));
            measure(grammar);
        } finally {
            Files.delete(folder.resolve("tokenizer.json"));
            Files.delete(folder);
        }
    }

    private static void measure(Grammar grammar) {
        Scores scores = new Scores(torch.randn(PublishedSize.VOCABULARY).mul(new Scalar(3)), 0);
        Draws draws = Draws.of(1);
        TokenChoice phase1 = new TokenChoice(0.85, 0, 0.9, 1, 1);
        GrammarTables tables = grammar.tables();
        measure("mask: words of a caption", () -> masked(scores, tables.words()));
        measure("mask: codes", () -> masked(scores, tables.codes()));
        measure("mask: codes or end", () -> masked(scores, tables.codesOrEnd()));
        measure("mask: bpm", () -> masked(scores, course(grammar, MetadataField.BPM)));
        measure("mask: keyscale", () -> masked(scores, course(grammar, MetadataField.KEYSCALE)));
        measure("mask: best language", () -> scores.settled(course(grammar, MetadataField.LANGUAGE)));
        long begin = System.nanoTime();
        course(grammar, MetadataField.GENRES);
        print("genres for the first time", since(begin));
        measure("mask: genres", () -> masked(scores, course(grammar, MetadataField.GENRES)));
        measure("guidance of codes", () -> {
            Scores codes = masked(scores, tables.codes());
            return codes.guided(codes.values(), 2);
        });
        Tensor chances = scores.values().softmax(0);
        measure("draw: one of all", () -> draws.oneOf(chances, 0, PublishedSize.VOCABULARY));
        measure("draw: skipped", () -> {
            draws.skipOneOf(PublishedSize.VOCABULARY);
            return draws;
        });
        for (TokenChoice choice : List.of(
                new TokenChoice(0, 0, 1, 1, 1),
                new TokenChoice(0.85, 0, 1, 1, 1),
                phase1,
                new TokenChoice(0.85, 50, 1, 1, 1))) {
            Chance chance = new Chance(choice, draws, PublishedSize.VOCABULARY);
            measure("choice of words " + choice, () -> chance.choose(masked(scores, tables.words()), Set.of()));
            measure("choice of codes " + choice, () -> chance.choose(masked(scores, tables.codes()), Set.of()));
        }
        Tensor spread = torch.randn(PublishedSize.VOCABULARY).mul(new Scalar(0.1));
        Chance flat = new Chance(phase1, draws, PublishedSize.VOCABULARY);
        measure("choice of words, all alike", () -> flat.choose(new Scores(spread, 0), Set.of()));
    }

    private static Allowed course(Grammar grammar, MetadataField field) {
        return grammar.value(field, new Settings().of()).next();
    }

    private static Scores masked(Scores scores, Allowed allowed) {
        return switch (scores.settled(allowed)) {
            case Allowed.Some(long[] some) -> scores.only(some);
            case Allowed.Runs(List<Run> runs) -> scores.only(runs);
            case Allowed.Forced _, Allowed.Best _, Allowed.Depends _ -> scores;
        };
    }

    private static GenreWords genres() {
        Random random = new Random(2);
        List<String> genres = new ArrayList<>();
        for (int i = 0; i < GENRES; i++) {
            StringBuilder genre = new StringBuilder();
            for (int k = random.nextInt(4, 25); k > 0; k--) {
                genre.append("etaoinshrdlu cmf".charAt(random.nextInt(16)));
            }
            genres.add(genre.toString().strip());
        }
        return new GenreWords(genres);
    }

    private static void measure(String name, Supplier<?> work) {
        double[] milliseconds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            try (var _ = TensorScope.open()) {
                if (work.get() == null) {
                    throw new IllegalStateException(name);
                }
            }
            milliseconds[i] = since(begin);
        }
        Arrays.sort(milliseconds);
        print(name, milliseconds[ROUNDS / 2]);
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    @SuppressWarnings("SystemOut") // a program
    private static void print(String name, double milliseconds) {
        System.out.printf(Locale.ROOT, "%8.3f ms  %s%n", milliseconds, name);
    }
}
