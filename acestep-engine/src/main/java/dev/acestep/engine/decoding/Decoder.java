package dev.acestep.engine.decoding;

import dev.acestep.engine.decoding.Allowed.Run;
import dev.acestep.engine.lm.CausalLanguageModel;
import dev.acestep.engine.lm.Sequences;
import dev.acestep.engine.text.Vocabulary;
import dev.acestep.tensor.TensorScope;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Has the model write, token after token. */
public final class Decoder {
    private final CausalLanguageModel model;
    private final Vocabulary vocabulary;
    private final Grammar grammar;

    public Decoder(CausalLanguageModel model, Vocabulary vocabulary, GenreWords genres) {
        this.model = model;
        this.vocabulary = vocabulary;
        grammar = new Grammar(vocabulary, (int) model.config().vocabSize(), genres);
    }

    /**
     * The tokens that follow each prompt, with the one that ended it. All are written at once, and each is what it would
     * be alone.
     */
    public List<long[]> write(List<Generation> generations, TokenListener listener) {
        List<Answer> answers = begin(generations);
        finish(answers, listener);
        return answers.stream().map(Answer::tokens).toList();
    }

    List<Answer> begin(List<Generation> generations) {
        return generations.stream()
                .map(generation -> new Answer(generation, grammar))
                .toList();
    }

    /** Writes the answers to their ends. */
    void finish(List<Answer> answers, TokenListener listener) {
        int most = answers.stream().mapToInt(Answer::mostTokens).max().orElse(0);
        if (most <= 0) {
            return;
        }
        List<long[]> prompts = answers.stream().flatMap(Answer::prompts).toList();
        prompts.forEach(this::check);
        try (Sequences sequences = model.begin(prompts, vocabulary.pad(), most)) {
            finish(answers, sequences, listener);
        }
    }

    private void check(long... prompt) {
        long vocabularySize = model.config().vocabSize();
        if (Arrays.stream(prompt).anyMatch(token -> token < 0 || token >= vocabularySize)) {
            throw new IllegalArgumentException("a prompt has a token that the language model does not know");
        }
    }

    private static void finish(List<Answer> answers, Sequences sequences, TokenListener listener) {
        for (int written = 1; ; written++) {
            try (var _ = TensorScope.open()) {
                step(answers, sequences);
            }
            listener.written(written);
            if (answers.stream().allMatch(Answer::isEnded)) {
                return;
            }
            sequences.append(answers.stream().flatMapToLong(Answer::appended).toArray());
        }
    }

    private static void step(List<Answer> answers, Sequences sequences) {
        Run span = answers.stream().map(Answer::span).reduce(new Run(0, 0), Run::with);
        Tensor logits = span.count() == 0 ? torch.empty(0) : sequences.logits(span.first(), span.count());
        long row = 0;
        for (Answer answer : answers) {
            long rows = answer.prompts().count();
            if (!answer.isEnded()) {
                answer.write(span.count() == 0 ? logits : logits.narrow(0, row, rows), span.first());
            }
            row += rows;
        }
    }
}
