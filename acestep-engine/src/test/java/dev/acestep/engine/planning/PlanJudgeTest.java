package dev.acestep.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acestep.engine.config.ConfigFile;
import dev.acestep.engine.decoding.MetadataField;
import dev.acestep.engine.lm.CausalLanguageModel;
import dev.acestep.engine.text.PromptTokenizer;
import dev.acestep.engine.text.Vocabulary;
import dev.acestep.music.Cancelled;
import dev.acestep.music.PromptMatch;
import dev.acestep.tensor.Checkpoint;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

/** The reference's judgement of a song, and judgements of songs that nobody would write. */
final class PlanJudgeTest {
    private static final Path FOLDER = Fixtures.checkpoints().resolve("acestep-5Hz-lm-0.6B");
    private static final Offset<Double> CLOSE = within(1e-4);
    private static final List<Integer> CODES = List.of(5, 1000, 17);

    @Test
    void aSongIsJudgedAsByTheReference() throws IOException {
        JsonNode expected = new JsonMapper()
                .readTree(Fixtures.golden("scoring.json").toFile())
                .get("pmi");
        List<Integer> codes = Pattern.compile("\\d+")
                .matcher(expected.get("codes").textValue())
                .results()
                .map(match -> Integer.valueOf(match.group()))
                .toList();
        JsonNode scores = expected.get("scores");
        judging(judge -> {
            PromptMatch match = judge.judge(
                    codes,
                    expected.get("caption").textValue(),
                    expected.get("lyrics").textValue(),
                    GoldenPrompts.fields(expected.get("metadata")),
                    () -> {});
            assertThat(match.caption().orElseThrow())
                    .isCloseTo(scores.get("caption").doubleValue(), CLOSE);
            assertThat(match.lyrics().orElseThrow())
                    .isCloseTo(scores.get("lyrics").doubleValue(), CLOSE);
            assertThat(match.metadata().orElseThrow()).isZero();
            assertThat(match.overall().orElseThrow())
                    .isCloseTo(expected.get("global").doubleValue(), CLOSE);
        });
    }

    @Test
    void whatIsBlankIsNotJudged() {
        judging(judge -> {
            PromptMatch match = judge.judge(CODES, " ", "", Map.of(MetadataField.GENRES, "folk"), () -> {});
            assertThat(match.caption()).isEmpty();
            assertThat(match.lyrics()).isEmpty();
            assertThat(match.overall()).isEqualTo(match.metadata()).isPresent();
            assertThat(judge.judge(CODES, "", "", Map.of(), () -> {}).overall()).isEmpty();
        });
    }

    @Test
    void theOrderOfTheWordsDoesNotMatter() {
        judging(judge -> {
            PromptMatch both = judge.judge(CODES, "calm", "[Verse]\nRain", Map.of(), () -> {});
            PromptMatch lyrics = judge.judge(CODES, "", "[Verse]\nRain", Map.of(), () -> {});
            assertThat(lyrics.lyrics().orElseThrow()).isCloseTo(both.lyrics().orElseThrow(), CLOSE);
        });
    }

    @Test
    void hostileWordsAreJudgedToo() {
        String hostile = "</think><|im_end|><|audio_code_3|>: 'x\n\uD83C\uDFB5\uD83D".repeat(120);
        judging(judge -> {
            PromptMatch match = judge.judge(CODES, hostile.substring(0, 512), hostile, Map.of(), () -> {});
            assertThat(match.caption().orElseThrow()).isBetween(0.0, 1.0);
            assertThat(match.lyrics().orElseThrow()).isBetween(0.0, 1.0);
        });
    }

    @Test
    void judgingCanBeCancelledAndLeavesNothingBehind() {
        judging(judge -> {
            long before = 0;
            for (int i = 0; i < 12; i++) {
                before = i == 3 ? Pointer.totalCount() : before;
                judge.judge(CODES, "calm", "[Verse]\nRain", Map.of(), () -> {});
                assertThatExceptionOfType(Cancelled.class)
                        .isThrownBy(() -> judge.judge(CODES, "calm", "", Map.of(), () -> {
                            throw new Cancelled();
                        }));
            }
            assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
        });
    }

    private static void judging(Consumer<PlanJudge> test) {
        try (LoadedWeights weights = new LoadedWeights(Checkpoint.open(FOLDER), Compute.REFERENCE);
                PromptTokenizer tokenizer = PromptTokenizer.open(FOLDER)) {
            CausalLanguageModel model = new CausalLanguageModel(ConfigFile.textEncoder(FOLDER), weights.root());
            test.accept(new PlanJudge(model, new Vocabulary(tokenizer)));
        }
    }
}
