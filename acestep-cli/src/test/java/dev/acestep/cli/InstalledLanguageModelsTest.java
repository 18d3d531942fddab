package dev.acestep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say of the 5Hz language models in the checkpoints folder. */
class InstalledLanguageModelsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void theNamedOneIsTheDefaultAndOtherwiseTheSmallest() throws Exception {
        checkpoints().withAnother("acestep-5Hz-lm-1.7B").withAnother("acestep-5Hz-lm-4B");

        JsonNode models = models(Map.of()).path("languageModels");
        JsonNode named = models(Map.of("ACESTEP_LM_MODEL_PATH", "ACE-Step/acestep-5Hz-lm-4B"))
                .path("languageModels");

        assertThat(models.findValuesAsText("name"))
                .containsExactly("acestep-5Hz-lm-0.6B", "acestep-5Hz-lm-1.7B", "acestep-5Hz-lm-4B");
        assertThat(models.findValuesAsText("isDefault")).containsExactly("true", "false", "false");
        assertThat(models.path(0).path("size_bytes").asLong()).isGreaterThan(500_000);
        assertThat(named.findValuesAsText("isDefault")).containsExactly("false", "false", "true");
    }

    @Test
    void oneThatIsNamedAndMissingIsReplacedAndTheDoctorSaysSo() throws Exception {
        checkpoints();
        Map<String, String> environment = Map.of("ACESTEP_LM_MODEL_PATH", "acestep-5Hz-lm-4B");

        Run doctor = Run.of(folder, environment, "doctor", "--port", "0");

        assertThat(doctor.exitCode()).as(doctor.err()).isZero();
        assertThat(doctor.out())
                .containsPattern("(?m)^warn +planner +ACESTEP_LM_MODEL_PATH: \"acestep-5Hz-lm-4B\" is not installed;"
                        + " acestep-5Hz-lm-0.6B is the default language model -> ");
        assertThat(models(environment).path("languageModels").findValuesAsText("isDefault"))
                .containsExactly("true");
    }

    @Test
    void oneInAFolderElsewhereCanBeNamed() throws Exception {
        CopiedCheckpoints.ofTheLanguageModel(folder.resolve("elsewhere"));

        Run run = Run.of(
                folder, Map.of("ACESTEP_LM_MODEL_PATH", "elsewhere/acestep-5Hz-lm-0.6B"), "doctor", "--port", "0");

        assertThat(run.out())
                .containsPattern("(?m)^ok +planner +acestep-5Hz-lm-0.6B \\(the first is the default, loaded when")
                .containsPattern("(?m)^ok +models +acestep-5Hz-lm-0.6B takes .* in fp32 on cpu");
    }

    @Test
    void whatIsSwitchedOffIsShownAndNotUsed() throws Exception {
        checkpoints();
        Map<String, String> off = Map.of("ACESTEP_INIT_LLM", "false");

        assertThat(Run.of(folder, off, "models").out())
                .containsPattern("acestep-5Hz-lm-0.6B +lm .* disabled by ACESTEP_INIT_LLM=false");
        assertThat(Run.of(folder, off, "doctor", "--port", "0").out())
                .containsPattern("(?m)^ok +planner +the language model is disabled");
        Run sample = Run.of(folder, off, "sample", "a song");
        assertThat(sample.exitCode()).isEqualTo(1);
        assertThat(sample.err())
                .isEqualTo("acestep: 5Hz LM init failed: the language model is disabled by ACESTEP_INIT_LLM=false;"
                        + " set ACESTEP_INIT_LLM to auto or true to enable it\n");
    }

    @Test
    void oneThatLacksSomethingIsExplainedWhereverItIsWanted() throws Exception {
        Files.delete(checkpoints().languageModel().resolve("tokenizer.json"));

        assertThat(Run.of(folder, "models").out())
                .containsPattern("acestep-5Hz-lm-0.6B +lm .* incomplete: .*tokenizer.json: is missing");
        Run sample = Run.of(folder, "sample", "a song");
        assertThat(sample.exitCode()).isEqualTo(1);
        assertThat(sample.err().lines().toList())
                .last()
                .asString()
                .startsWith("acestep: 5Hz LM init failed: acestep-5Hz-lm-0.6B is incomplete: ")
                .endsWith("tokenizer.json: is missing");
    }

    @Test
    void oneThatContradictsItselfIsExplainedToo() throws Exception {
        Files.writeString(checkpoints().languageModel().resolve("config.json"), "{\"model_type\": \"qwen3\"}");

        assertThat(Run.of(folder, "models").out()).containsPattern("acestep-5Hz-lm-0.6B +\\? +.*config.json");
        assertThat(Run.of(folder, "sample", "a song").err().lines().toList())
                .last()
                .asString()
                .startsWith("acestep: 5Hz LM init failed: acestep-5Hz-lm-0.6B cannot be used: ");
    }

    @Test
    void whoeverHasNoneIsToldHowToGetOne() throws Exception {
        Run sample = Run.of(folder, "sample", "a song");

        assertThat(sample.exitCode()).isEqualTo(1);
        assertThat(sample.err())
                .isEqualTo("acestep: 5Hz LM init failed: no LM checkpoint installed;"
                        + " 'acestep download acestep-5Hz-lm-0.6B' fetches one\n");
    }

    private CopiedCheckpoints checkpoints() throws IOException {
        return CopiedCheckpoints.ofTheLanguageModel(folder.resolve("checkpoints"));
    }

    private JsonNode models(Map<String, String> environment) throws IOException, InterruptedException {
        Run run = Run.of(folder, environment, "models", "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.json();
    }
}
