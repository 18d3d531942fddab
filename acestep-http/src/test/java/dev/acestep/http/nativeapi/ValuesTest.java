package dev.acestep.http.nativeapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.http.order.CanonicalRequest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract §2.2 and §3.1: how values are found, understood and refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValuesTest {
    private Bench bench;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        bench = Bench.open(folder, KnownModels.NEURAL);
    }

    @AfterAll
    void close() {
        bench.close();
    }

    /** The value in force under the canonical name. */
    private String inForce(String json, String field) {
        return String.valueOf(CanonicalRequest.of(bench.submission(json)).get(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | true",
                "1 | true",
                "1.0 | true",
                "'\"1\"' | true",
                "'\"TRUE\"' | true",
                "'\"yes\"' | true",
                "'\" Y \"' | true",
                "'\"on\"' | true",
                "false | false",
                "0 | false",
                "'\"0\"' | false",
                "'\"No\"' | false",
                "'\"n\"' | false",
                "'\"off\"' | false",
                "'\"\"' | false",
                "'\"  \"' | false",
                "null | false"
            })
    void booleansHaveManySpellings(String sent, String understood) {
        assertThat(inForce("{\"use_adg\": " + sent + "}", "use_adg")).isEqualTo(understood);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | 120",
                "120.0 | 120",
                "1.2e2 | 120",
                "'\"120\"' | 120",
                "'\" 120 \"' | 120",
                "'\"120.0\"' | 120",
                "0 | null",
                "-1 | null",
                "'\"-1\"' | null",
                "'\"auto\"' | null",
                "'\"N/A\"' | null",
                "'\"\"' | null",
                "'\"  \"' | null",
                "null | null",
                "30 | 30",
                "300 | 300"
            })
    void integersHaveManySpellings(String sent, String understood) {
        assertThat(inForce("{\"bpm\": " + sent + "}", "bpm")).isEqualTo(understood);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | 500",
                "29 | 29",
                "120.5 | 120.5",
                "'\"abc\"' | '\"abc\"'",
                "'\"NaN\"' | '\"NaN\"'",
                "'\"Infinity\"' | '\"Infinity\"'",
                "99999999999999999999 | 99999999999999999999",
                "1e99 | 1E+99",
                "true | true",
                "[120] | a list",
                "{} | an object"
            })
    void whatIsNoIntegerInRangeIsRefused(String sent, String shown) {
        assertThat(bench.refusal("{\"bpm\": " + sent + "}"))
                .isEqualTo("bpm: " + shown + " is not allowed (integer from 30 to 300)");
    }

    @Test
    void aNumberTooLongToReadIsRefusedWithoutRepeatingIt() {
        assertThat(bench.refusal("{\"bpm\": \"" + "9".repeat(100_000) + "\"}")).hasSizeLessThan(300);
        assertThat(bench.refusal("{\"bpm\": 1e-300}")).startsWith("bpm: ");
        assertThat(bench.refusal("{\"bpm\": \"1e-999999999\"}")).startsWith("bpm: ");
        assertThat(bench.refusal("{\"seed\": \"1e999999999\"}")).startsWith("seed: ");
    }

    @Test
    void theRefusalTextsAreThoseOfTheContract() {
        assertThat(bench.refusal("{\"thinking\": \"maybe\"}"))
                .isEqualTo("thinking: \"maybe\" is not allowed (true or false)");
        assertThat(bench.refusal("{\"audio_format\": \"mp5\"}"))
                .isEqualTo("audio_format: \"mp5\" is not allowed (one of flac, mp3, opus, aac, wav, wav32)");
        assertThat(bench.refusal("{\"duration\": 601}"))
                .isEqualTo("audio_duration (sent as \"duration\"): 601 is not allowed (number from 10 to 600)");
        assertThat(bench.refusal("{\"audioDuration\": 5}"))
                .isEqualTo("audio_duration (sent as \"audioDuration\"): 5 is not allowed (number from 10 to 600)");
    }

    @Test
    void theFirstWrongFieldInTableOrderIsReported() {
        assertThat(bench.refusal("{\"lrc\": 7, \"shift\": 9, \"bpm\": 1000, \"cfg_interval_end\": -1}"))
                .startsWith("bpm: 1000");
        assertThat(bench.refusal("{\"lm_top_p\": 0, \"cfg_interval_start\": 0.5, \"cfg_interval_end\": 0.25}"))
                .isEqualTo("cfg_interval_end: 0.25 is not allowed (number from cfg_interval_start (0.5) to 1)");
    }

    @Test
    void theBodyGoesBeforeItsContainersAndThoseBeforeTheMetadata() {
        assertThat(inForce("{\"bpm\": 100, \"param_obj\": {\"bpm\": 110}, \"metas\": {\"bpm\": 120}}", "bpm"))
                .isEqualTo("100");
        assertThat(inForce("{\"bpm\": \"\", \"param_obj\": {\"bpm\": 110}, \"metas\": {\"bpm\": 120}}", "bpm"))
                .isEqualTo("110");
        assertThat(inForce("{\"bpm\": \"auto\", \"param_obj\": {\"bpm\": null}, \"metas\": {\"bpm\": 120}}", "bpm"))
                .isEqualTo("120");
        assertThat(inForce(
                        "{\"param_obj\": \"{\\\"duration\\\": 30, \\\"language\\\": \\\"de\\\"}\"}", "audio_duration"))
                .isEqualTo("30.0");
        assertThat(inForce("{\"param_obj\": \"no json\", \"user_metadata\": {\"bpm\": 90}}", "bpm"))
                .isEqualTo("90");
        assertThat(inForce("{\"meta\": {\"bpm\": 80}, \"userMetadata\": {\"bpm\": 90, \"key\": \"Am\"}}", "key_scale"))
                .isEqualTo("null");
        for (String container : new String[] {"metas", "meta", "metadata", "user_metadata", "userMetadata"}) {
            assertThat(inForce("{\"%s\": {\"bpm\": 77}}".formatted(container), "bpm"))
                    .isEqualTo("77");
        }
    }

    @Test
    void emptyTextDoesNotHideAnAlias() {
        assertThat(inForce("{\"prompt\": \"\", \"caption\": \"jazz\", \"tags\": \"rock\"}", "prompt"))
                .isEqualTo("jazz");
        assertThat(inForce("{\"tags\": \"rock\", \"param_obj\": {\"caption\": \"jazz\"}}", "prompt"))
                .isEqualTo("jazz");
        assertThat(inForce("{\"tags\": \"rock\"}", "prompt")).isEqualTo("rock");
    }

    @Test
    void numbersAndBooleansBecomeTextButListsDoNot() {
        assertThat(inForce("{\"prompt\": 80.10}", "prompt")).isEqualTo("80.10");
        assertThat(inForce("{\"lyrics\": true}", "lyrics")).isEqualTo("true");
        assertThat(bench.refusal("{\"prompt\": [\"a\"]}"))
                .isEqualTo("prompt: a list is not allowed (text of at most 10,000 characters)");
        assertThat(bench.refusal("{\"prompt\": \"%s\"}".formatted("a".repeat(10_001))))
                .isEqualTo("prompt: 10,001 characters is not allowed (text of at most 10,000 characters)");
    }

    @Test
    void formsRepeatFieldsAndCarryJsonText() {
        assertThat(CanonicalRequest.of(bench.submission(Bench.form("prompt=a&prompt=b%20c&seed=1&seed=2"))))
                .containsEntry("prompt", "b c")
                .containsEntry("seed", "1,2");
        assertThat(CanonicalRequest.of(bench.submission(
                        Bench.form("prompt=x&param_obj=%7B%22duration%22%3A%2030%2C%22bpm%22%3A%22120%22%7D"))))
                .containsEntry("audio_duration", 30.0)
                .containsEntry("bpm", 120);
    }

    @Test
    void whatCannotBeStoredBecomesHarmless() {
        assertThat(inForce("{\"prompt\": \"a\\u0000b\\ud800c\\ud83c\\udfb5\"}", "prompt"))
                .isEqualTo("a\uFFFDb\uFFFDc\uD83C\uDFB5");
    }

    @Test
    void emptyAndUnknownFieldsAreNoMistake() {
        assertThat(bench.submission("{\"task_id\": null, \"negative_prompt\": \"x\", \"repainting_end\": null,"
                                + " \"tags\": \"\", \"audio_duration\": \"\", \"seed\": \"\", \"lora\": \"\","
                                + " \"webhook_url\": \"\", \"src_audio_path\": \"\", \"model\": \"\"}")
                        .warnings())
                .isEmpty();
    }
}
