package dev.acestep.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acestep.http.ServerConfig;
import dev.acestep.http.TlsFiles;
import dev.acestep.jobs.JobsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void whoSaysNothingGetsTheDefaults() {
        Configuration configuration = read(Map.of(), Map.of());

        assertThat(configuration.server()).isEqualTo(ServerConfig.DEFAULTS);
        assertThat(configuration.jobs()).isEqualTo(JobsConfig.DEFAULTS);
        assertThat(configuration.folders().data()).isEqualTo(folder.resolve(".cache/acestep/data"));
        assertThat(configuration.folders().output()).isEqualTo(folder.resolve(".cache/acestep/tmp/api_audio"));
        assertThat(configuration.folders().upload()).isEqualTo(folder.resolve(".cache/acestep/tmp/uploads"));
        assertThat(configuration.models().slots()).containsExactly("acestep-v15-turbo");
        assertThat(configuration.defaultDurationSeconds()).isEqualTo(60);
        assertThat(configuration.largestUploadBytes()).isEqualTo(200L << 20);
        assertThat(configuration.logFormat()).isEqualTo("text");
        assertThat(configuration.warnings()).isEmpty();
    }

    @Test
    void theCommandLineWinsOverTheEnvironmentOverDotEnvOverTheFile() throws IOException {
        Path file = write("acestep.conf", "port = 1001\nhost = 10.0.0.1\nqueue-maxsize = 4\ndefault-duration = 30");
        write(".env", "ACESTEP_API_PORT=1002\nexport ACESTEP_API_HOST=\"10.0.0.2\" # here\nACESTEP_QUEUE_MAXSIZE=5");
        Map<String, String> environment = Map.of("ACESTEP_API_PORT", "1003", "ACESTEP_API_HOST", "10.0.0.3");

        Configuration configuration =
                Configuration.read(Map.of("ACESTEP_API_PORT", "1004"), Optional.of(file), environment, folder);

        assertThat(configuration.server().port()).isEqualTo(1004);
        assertThat(configuration.server().host()).isEqualTo("10.0.0.3");
        assertThat(configuration.jobs().capacity()).isEqualTo(5);
        assertThat(configuration.defaultDurationSeconds()).isEqualTo(30);
    }

    @Test
    void aFileMaySetEverything() throws IOException {
        Configuration configuration = readFile(EverySetting.AS_A_FILE);

        assertThat(configuration.server().apiKey()).contains("secret");
        assertThat(configuration.server().publicUrl()).contains("https://music.example.org/ace");
        assertThat(configuration.server().trustedProxies()).containsExactly("10.1.0.0/16", "fd00::/8", "192.0.2.1/32");
        assertThat(configuration.server().corsOrigins()).containsExactly("https://a.example", "null");
        assertThat(configuration.server().tls())
                .contains(TlsFiles.of(Path.of("/etc/ace/chain.pem"), Path.of("/etc/ace/key.pem")));
        assertThat(configuration.server().openAiModelList()).isTrue();
        assertThat(configuration.server().unknownTaskStatus()).isZero();
        assertThat(configuration.server().codesWithoutThinking()).isTrue();
        assertThat(configuration.server().largestBodyBytes()).isEqualTo(1L << 20);
        assertThat(configuration.server().slots()).containsExactly("one", "two", "three");
        assertThat(configuration.jobs())
                .isEqualTo(new JobsConfig(
                        3, 2, 1.5, 7, 4, Duration.ofSeconds(60), Duration.ofHours(12), Duration.ofSeconds(9)));
        assertThat(configuration.models().languageModel().init()).isEqualTo("false");
        assertThat(configuration.models().residency()).isEqualTo("one-at-a-time");
        assertThat(configuration.models().idle()).contains(Duration.ofMinutes(10));
        assertThat(configuration.hosted().segmind().aliases()).containsExactly("fast=acestep-v15-turbo");
        assertThat(configuration.webhooks().cidrs()).containsExactly("10.0.0.0/8");
        assertThat(configuration.inForce().values()).doesNotContain("");
    }

    @Test
    void theFileOfThisTestReallySetsEverySetting() throws IOException {
        Configuration configuration = readFile(EverySetting.AS_A_FILE);

        assertThat(configuration.inForce().keySet().stream()
                        .filter(name -> !name.startsWith("ACESTEP_JAVA"))
                        .map(Settings::key))
                .allSatisfy(key -> assertThat(EverySetting.AS_A_FILE).containsPattern("(?m)^" + key + " *="));
    }

    @Test
    void anUnknownKeyOfTheFileIsRefusedWithTheKeyThatWasMeant() {
        assertThatThrownBy(() -> readFile("prot = 8002"))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageEndingWith("acestep.conf: unknown key \"prot\" (did you mean \"port\"?)");
    }

    @Test
    void aLineThatIsNoSettingIsRefusedWithItsNumber() {
        assertThatThrownBy(() -> readFile("# fine\nport 8002"))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageEndingWith("acestep.conf, line 2: not understood (write name=value)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ACESTEP_API_PORT                | 80a                | integer from 0 to 65535
            ACESTEP_API_PORT                | 70000              | integer from 0 to 65535
            ACESTEP_API_PORT                | 80.5               | integer from 0 to 65535
            ACESTEP_DOCS_PUBLIC             | maybe              | true or false
            ACESTEP_PRECISION               | fp8                | one of auto, fp32, bf16, int8
            ACESTEP_MODEL_RESIDENCY         | lru                | one of keep, one-at-a-time, offload
            ACESTEP_MODEL_IDLE_SECONDS      | -1                 | number from 0
            ACESTEP_DEVICE                  | gpu                | auto, cpu, cuda
            ACESTEP_RETENTION_DAYS          | NaN                | number from 0
            ACESTEP_DEFAULT_DURATION        | 4                  | number from 5 to 600
            ACESTEP_DEFAULT_BATCH_SIZE      | 9                  | integer from 1 to 8
            ACESTEP_TRUSTED_PROXIES         | 10.0.0.0/33        | address ranges
            ACESTEP_TRUSTED_PROXIES         | localhost          | address ranges
            ACESTEP_PUBLIC_URL              | music.example.org  | an http or https URL
            ACESTEP_CORS_ORIGINS            | example.org        | origins
            ACESTEP_MODELS_SHAPE            | flat               | one of wrapped, openai
            ACESTEP_UNKNOWN_TASK_STATUS     | 1                  | one of 2, 0
            ACESTEP_MODE                    | web                | one of api, gradio
            ACESTEP_INIT_LLM                | perhaps            | auto, true or false
            ACESTEP_SEGMIND_FORMAT          | mp5                | one of flac
            ACESTEP_SEGMIND_ALIASES         | fast               | public=installed
            ACESTEP_WEBHOOK_TIMEOUT_SECONDS | soon               | number from 1
            ACESTEP_LOG_FORMAT              | xml                | one of text, json
            """)
    void aValueThatCannotBeUnderstoodNamesItsVariableAndTheRule(String variable, String value, String rule) {
        assertThatThrownBy(() -> read(Map.of(), Map.of(variable, value)))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageStartingWith("%s: \"%s\" is not allowed (".formatted(variable, value))
                .hasMessageContaining(rule)
                .hasMessageEndingWith("it comes from the environment");
    }

    @Test
    void theLanguageModelIsThereWhenItIsNeededUnlessSomebodyWantsItOtherwise() {
        ModelsConfig.LanguageModel left =
                read(Map.of(), Map.of("ACESTEP_DEVICE", "cuda:1")).models().languageModel();
        ModelsConfig.LanguageModel told = read(
                        Map.of(),
                        Map.of(
                                "ACESTEP_INIT_LLM", "yes",
                                "ACESTEP_LM_MODEL_PATH", "acestep-5Hz-lm-4B",
                                "ACESTEP_LM_DEVICE", "cpu"))
                .models()
                .languageModel();

        assertThat(left)
                .isEqualTo(new ModelsConfig.LanguageModel("auto", "acestep-5Hz-lm-0.6B", false, "vllm", "cuda:1"));
        assertThat(left.isWanted()).isTrue();
        assertThat(left.isWantedAtStart()).isFalse();
        assertThat(told).isEqualTo(new ModelsConfig.LanguageModel("true", "acestep-5Hz-lm-4B", true, "vllm", "cpu"));
        assertThat(told.isWantedAtStart()).isTrue();
    }

    @Test
    void aLanguageModelThatIsToMakeRoomMakesIdleModelsDoSo() {
        assertThat(read(Map.of(), Map.of("ACESTEP_LM_OFFLOAD_TO_CPU", "1"))
                        .models()
                        .residency())
                .isEqualTo("offload");
    }

    @Test
    void oneFolderTakesEverythingUnlessAnotherIsNamed() {
        Configuration configuration =
                read(Map.of("ACESTEP_DATA", "/srv/ace"), Map.of("ACESTEP_OUTPUT_DIR", "/srv/songs"));

        assertThat(configuration.folders().data()).isEqualTo(Path.of("/srv/ace/data"));
        assertThat(configuration.folders().upload()).isEqualTo(Path.of("/srv/ace/tmp/uploads"));
        assertThat(configuration.folders().output()).isEqualTo(Path.of("/srv/songs"));
    }

    @Test
    void secretsAreNotInWhatTheLogShows() {
        Configuration configuration =
                read(Map.of(), Map.of("ACESTEP_API_KEY", "swordfish", "ACESTEP_WEBHOOK_SECRET", "swordfish"));

        assertThat(configuration.summary()).contains("ACESTEP_API_KEY=(hidden)").doesNotContain("swordfish");
        assertThat(configuration.webhooks().toString()).doesNotContain("swordfish");
    }

    @Test
    void oddButHarmlessVariablesAreWorthAWarning() {
        Configuration configuration =
                read(Map.of(), Map.of("ACESTEP_MODE", "gradio", "ACESTEP_QUEUE_MAX", "3", "PATH", "/bin"));

        assertThat(configuration.warnings())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).startsWith("ACESTEP_QUEUE_MAX is not a setting"));
    }

    private Configuration read(Map<String, String> flags, Map<String, String> environment) {
        return Configuration.read(flags, Optional.empty(), environment, folder);
    }

    private Configuration readFile(String text) throws IOException {
        return Configuration.read(Map.of(), Optional.of(write("acestep.conf", text)), Map.of(), folder);
    }

    private Path write(String name, String text) throws IOException {
        return Files.write(folder.resolve(name), List.of(text.split("\n", -1)));
    }
}
