package dev.acestep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.cli.bench.NativeClient;
import dev.acestep.cli.bench.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys of a data folder, managed in processes of their own. */
class KeysCommandTest {
    private static final String SONG =
            "{\"prompt\":\"pop, 120 BPM\",\"audio_duration\":10,\"batch_size\":1,\"seed\":1,\"model\":\"acestep-sketch\"}";

    @TempDir
    private Path folder = Path.of("");

    private List<String> config = List.of();

    @BeforeEach
    void choose() {
        config = List.of("--data", folder.resolve("root").toString());
    }

    @Test
    void changesHoldForARunningServerAtOnce() throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(config);
        options.addAll(List.of("--port", "0"));
        Path log = folder.resolve("server.log");
        try (ServerProcess server = ServerProcess.start(log, Map.of(), options);
                NativeClient nobody = new NativeClient(server.url(), Optional.empty())) {
            assertThat(nobody.get("/v1/stats").status()).isEqualTo(200);

            String key = keys("create", "studio", "--credits", "25", "--concurrent", "5")
                    .out()
                    .strip();
            assertThat(nobody.get("/v1/stats").status()).isEqualTo(401);
            try (NativeClient studio = new NativeClient(server.url(), Optional.of(key))) {
                spendAndGrant(studio);
                keys("limit", "studio", "--rpm", "1");
                assertThat(studio.post("/release_task", "{").status()).isEqualTo(400);
                assertThat(studio.post("/release_task", SONG).status()).isEqualTo(429);
                keys("revoke", "studio");
                assertThat(studio.get("/v1/stats").status()).isEqualTo(401);
            }
            assertThat(Files.readString(log)).doesNotContain(key, key.substring(21));
        }
    }

    /** Two songs of 10 s are all that 25 s allow, until more is granted. */
    private void spendAndGrant(NativeClient studio) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ids.add(studio.post("/release_task", SONG).data().path("task_id").asText());
        }
        NativeClient.Answer refused = studio.post("/release_task", SONG);
        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.body().path("detail").asText())
                .isEqualTo("Insufficient credits: needs 10 s of audio, 5 s left");
        keys("grant", "studio", "5.5");
        ids.add(studio.post("/release_task", SONG).data().path("task_id").asText());
        while (open(studio, ids)) {
            Thread.sleep(50);
        }
        JsonNode usage = keys("usage", "studio", "--json").json();
        JsonNode sum = usage.path("keys").path(0);
        assertThat(sum.toString())
                .isEqualTo("{\"name\":\"studio\",\"jobs\":3,\"open\":0,\"reserved_seconds\":0.0,"
                        + "\"charged_seconds\":30.0,\"granted_seconds\":30.5,\"left_seconds\":0.5}");
        assertThat(usage.path("jobs")).hasSize(3).allSatisfy(job -> {
            assertThat(job.path("state").asText()).isEqualTo("succeeded");
            assertThat(job.path("charged_seconds").asDouble()).isEqualTo(10);
            assertThat(ids).contains(job.path("id").asText());
        });
    }

    private static boolean open(NativeClient client, List<String> ids) throws IOException {
        return client.query(ids)
                .data()
                .valueStream()
                .anyMatch(entry -> entry.path("status").asInt() == 0);
    }

    @Test
    void aKeyIsShownOnce() throws IOException, InterruptedException {
        Run created = keys("add", "studio", "--role", "admin", "--rpm", "60");
        assertThat(created.out()).matches("acestep_[0-9a-f]{12}_[A-Za-z0-9_-]{43}\\R");
        assertThat(keys("list").out())
                .contains("studio", "admin", "active", " 60 ")
                .doesNotContain(created.out().strip().substring(8, 20))
                .doesNotContain(created.out().strip().substring(21));
        JsonNode listed = keys("list", "--json").json().path("keys").path(0);
        assertThat(listed.path("requests_per_minute").asInt()).isEqualTo(60);
        assertThat(listed.path("left_seconds").isNull()).isTrue();
        assertThat(keys("create", "label", "--json").json().path("key").asText())
                .startsWith("acestep_");
    }

    @Test
    void limitsAndCreditsChange() throws IOException, InterruptedException {
        keys("create", "studio");
        keys("limit", "studio", "--rpm", "10", "--concurrent", "2", "--credits", "60");
        keys("limit", "studio", "--rpm", "none");
        assertThat(keys("credit", "studio", "-20.25").out())
                .isEqualTo("Key studio has 39.75 s left" + System.lineSeparator());
        JsonNode listed = keys("list", "--json").json().path("keys").path(0);
        assertThat(listed.path("requests_per_minute").isNull()).isTrue();
        assertThat(listed.path("concurrent_jobs").asInt()).isEqualTo(2);
        assertThat(listed.path("left_seconds").asDouble()).isEqualTo(39.75);
    }

    @Test
    void secretsCanBeReplaced() throws IOException, InterruptedException {
        keys("create", "studio");
        String first = keys("secret", "studio").out();
        assertThat(first).matches("whsec_[A-Za-z0-9_-]{43}\\R");
        String second = keys("secret", "studio", "--rotate").out();
        assertThat(second)
                .isNotEqualTo(first)
                .isEqualTo(keys("secret", "studio").out());
        assertThat(keys("secret", "admin").out())
                .startsWith("whsec_")
                .isEqualTo(keys("secret", "admin").out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            revoke nobody               | 1 | acestep: there is no key "nobody"
            usage nobody                | 1 | acestep: there is no key "nobody"
            grant nobody 5              | 1 | acestep: there is no key "nobody"
            create taken                | 1 | acestep: there is, or was, a key "taken"; names are not used again
            create admin                | 1 | acestep: "admin" is the name of the key that ACESTEP_API_KEY defines
            grant taken 5               | 1 | acestep: "taken" has no limit of credits; 'keys limit taken --credits
            create a/b                  | 2 | acestep: NAME: "a/b" is not allowed (1 to 64 letters,
            create x --rpm 0            | 2 | acestep: --rpm: 0 is not allowed (integer from 1 to 1000000)
            create x --rpm many         | 2 | acestep: --rpm: "many" is not allowed (integer from 1 to 1000000, or none)
            create x --credits -5       | 2 | acestep: --credits: "-5" is not allowed (seconds from 0 to 1000000000
            create x --role king        | 2 | acestep: Invalid value for option '--role'
            create                      | 2 | acestep: Missing required parameter: 'NAME'
            grant taken zero            | 2 | acestep: SECONDS: "zero" is not allowed (seconds from
            limit taken                 | 2 | acestep: Say what to limit: --rpm, --concurrent, --credits
            limit taken --concurrent -1 | 2 | acestep: --concurrent: "-1" is not allowed (integer from 1 to 1000000
            sell taken                  | 2 | acestep: Unmatched argument
            """)
    void whatCannotBeDoneIsOneLine(String arguments, int exitCode, String line)
            throws IOException, InterruptedException {
        if (arguments.contains(" taken")) {
            keys("create", "taken");
        }
        Run run = keys(arguments.split(" "));
        assertThat(run.err()).startsWith(line).hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(exitCode);
    }

    private Run keys(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("keys"));
        all.addAll(List.of(arguments));
        all.addAll(2, config);
        return Run.of(folder, all.toArray(String[]::new));
    }
}
