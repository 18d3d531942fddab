package dev.acestep.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.keys.ApiKey.Limits;
import dev.acestep.jobs.keys.ApiKey.Role;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stored keys as their callers meet them: roles, limits, credits, and whose a job is. */
class KeysTest {
    private static final String SONG = "{\"prompt\": \"pop\", \"audio_duration\": 30}";
    private static final String WAITING_SONG = "{\"prompt\": \"wait\", \"audio_duration\": 30}";
    private static final String MALFORMED = "{";

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start(folder, Settings.OPEN);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theFirstKeyClosesAnOpenServerAndTheLastRevokedOneDoesNotOpenIt() throws Exception {
        assertThat(server.post("/release_task", SONG).statusCode()).isEqualTo(200);
        String key = user("studio");

        assertRefused(server.post("/release_task", SONG), 401, "Missing ai_token or Authorization header");
        assertThat(submit(key, SONG).statusCode()).isEqualTo(200);
        server.keys.revoke("studio");
        assertRefused(submit(key, SONG), 401, "Invalid API key");
        assertRefused(server.get("/v1/stats"), 401, "Missing Authorization header");
        assertThat(server.get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void aUserMayNotDoWhatAnAdminMay() throws Exception {
        String user = user("studio");
        String admin = admin("operator");
        for (String path : List.of("/v1/init", "/v1/reinitialize")) {
            assertRefused(post(user, path, "{}"), 403, "This key does not permit the operation");
            assertThat(post(admin, path, "{}").statusCode()).isEqualTo(200);
        }
        assertRefused(get(user, "/metrics"), 403, "Metrics need an admin key");
        assertThat(get(admin, "/metrics").statusCode()).isEqualTo(200);
        assertThat(get(user, "/v1/models").statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenInTheBodyIsAKeyToo() throws Exception {
        String key = user("studio");
        HttpResponse<String> response =
                server.post("/release_task", "{\"prompt\": \"pop\", \"ai_token\": \"%s\"}".formatted(key));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(server.jobs().find(id(response)).orElseThrow().submission().owner())
                .hasValue("studio");
    }

    @Test
    void somebodyElsesJobIsLikeOneThatDoesNotExist() throws Exception {
        String owner = user("studio");
        String stranger = user("label");
        String admin = admin("operator");
        Job job = ended(submit(owner, SONG));
        JobId nobodys = JobId.create(job.createdAt());

        for (String suffix : List.of("", "/events", "/deliveries")) {
            String path = "/v1/jobs/" + job.id() + suffix;
            assertRefused(get(stranger, path), 404, "Job not found");
            assertRefused(get(stranger, "/v1/jobs/" + nobodys + suffix), 404, "Job not found");
            assertThat(get(owner, path).statusCode()).as(path).isEqualTo(200);
            assertThat(get(admin, path).statusCode()).as(path).isEqualTo(200);
        }
        for (String suffix : List.of("", "/files")) {
            assertRefused(
                    server.send(server.request("/v1/jobs/" + job.id() + suffix)
                            .header("Authorization", "Bearer " + stranger)
                            .DELETE()),
                    404,
                    "Job not found");
        }
        assertThat(listed(stranger, "")).isEmpty();
        assertThat(listed(stranger, "?key=studio")).isEmpty();
        assertThat(listed(owner, "")).containsExactly(job.id().toString());
        assertThat(listed(admin, "?key=studio")).containsExactly(job.id().toString());
        assertThat(listed(admin, "?key=label")).isEmpty();
    }

    @Test
    void queriesTellOnlyTheOwnerAndAdmins() throws Exception {
        String owner = user("studio");
        String stranger = user("label");
        String admin = admin("operator");
        Job job = ended(submit(owner, SONG));
        JobId nobodys = JobId.create(job.createdAt());

        assertThat(queried(owner, job.id()).path("status").asInt()).isEqualTo(1);
        assertThat(queried(admin, job.id()).path("status").asInt()).isEqualTo(1);
        String refused = queried(stranger, job.id()).toString();
        assertThat(refused.replace(job.id().toString(), nobodys.toString()))
                .isEqualTo(queried(stranger, nobodys).toString());
    }

    @Test
    void filesAreTheOwners() throws Exception {
        String owner = user("studio");
        String stranger = user("label");
        String admin = admin("operator");
        Job job = ended(submit(owner, SONG));
        String file = server.outputs.path(job.outputs().getFirst().file()).toString();
        String path = "/v1/audio?path=" + file;

        assertThat(server.bytes(server.request(path).header("Authorization", owner))
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.bytes(server.request(path).header("Authorization", admin))
                        .statusCode())
                .isEqualTo(200);
        assertRefused(get(stranger, path), 404, "Audio file not found");
        assertThat(server.bytes(server.request("/outputs/" + job.outputToken() + "/output.mp3"))
                        .statusCode())
                .as("a link needs no key")
                .isEqualTo(200);

        String body = "{\"prompt\": \"pop\", \"audio_duration\": 30, \"reference_audio_path\": \"%s\"}".formatted(file);
        assertThat(submit(owner, body).statusCode()).isEqualTo(200);
        assertThat(submit(admin, body).statusCode()).isEqualTo(200);
        assertRefused(submit(stranger, body), 400, "reference_audio_path: file not found: \"%s\"".formatted(file));
    }

    @Test
    void requestsAMinuteAreLimited() throws Exception {
        String key = limited("studio", Optional.of(3), Optional.empty(), Optional.empty());
        assertThat(submit(key, SONG).statusCode()).isEqualTo(200);
        assertThat(submit(key, MALFORMED).statusCode()).isEqualTo(400);
        assertThat(submit(key, SONG).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = submit(key, MALFORMED);
        assertThat(refused.statusCode()).isEqualTo(429);
        int seconds =
                Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow());
        assertThat(seconds).isBetween(1, 20);
        assertRefused(refused, 429, "Rate limit exceeded, retry in %d s".formatted(seconds));

        for (int i = 0; i < 30; i++) {
            assertThat(get(key, "/v1/stats").statusCode()).isEqualTo(200);
        }
        assertThat(get(key, "/v1/stats").statusCode()).isEqualTo(429);
        assertThat(submit(user("label"), SONG).statusCode()).isEqualTo(200);
        assertThat(metrics()).contains("acestep_rate_limited_total{reason=\"rate_limited\"} 2.0");

        server.keys.limit("studio", Limits.NONE);
        assertThat(submit(key, SONG).statusCode()).isEqualTo(200);
    }

    @Test
    void jobsAtOnceAreLimited() throws Exception {
        String key = limited("studio", Optional.empty(), Optional.of(1), Optional.empty());
        Job job = server.jobs().find(id(submit(key, WAITING_SONG))).orElseThrow();
        HttpResponse<String> refused = submit(key, WAITING_SONG);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(detail(refused)).startsWith("Too many jobs at once: this key may have 1 waiting or running");
        server.songs.step(100);
        server.await(job.id(), ended -> ended.state().isFinal());
        assertThat(submit(key, SONG).statusCode()).isEqualTo(200);
        assertThat(metrics()).contains("acestep_rate_limited_total{reason=\"too_many_jobs\"} 1.0");
    }

    @Test
    void creditsAreReservedChargedAndGivenBack() throws Exception {
        String key = limited("studio", Optional.empty(), Optional.empty(), Optional.of(100_000L));
        HttpResponse<String> refused = submit(key, "{\"prompt\": \"pop\", \"audio_duration\": 60, \"batch_size\": 2}");
        assertRefused(refused, 402, "Insufficient credits: needs 120 s of audio, 100 s left");
        assertThat(server.jobs().statistics().total()).isZero();

        JobId waiting = id(submit(key, "{\"prompt\": \"wait\", \"audio_duration\": 80}"));
        assertRefused(submit(key, SONG), 402, "Insufficient credits: needs 30 s of audio, 20 s left");
        server.songs.step(100);
        server.await(waiting, job -> job.state() == JobState.SUCCEEDED);
        assertThat(left()).isEqualTo(70_000);
        JsonNode billing =
                TestServer.json(get(key, "/v1/jobs/" + waiting)).path("data").path("billing");
        assertThat(billing.toString()).isEqualTo("{\"reserved_seconds\":80.0,\"charged_seconds\":30.0}");

        Job failed = ended(submit(key, "{\"prompt\": \"fail\", \"audio_duration\": 60}"));
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(left()).isEqualTo(70_000);
        assertThat(metrics()).contains("acestep_credit_seconds_charged_total 30.0");
    }

    @Test
    void aRefusedSubmissionLeavesNoUpload() throws Exception {
        String key = limited("studio", Optional.empty(), Optional.empty(), Optional.of(1L));
        String form = """
                --b
                Content-Disposition: form-data; name="reference_audio"; filename="a.wav"

                x
                --b--
                """.replace("\n", "\r\n");
        HttpResponse<String> refused = server.send(server.request("/release_task")
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(form)));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(402);
        try (Stream<Path> kept = Files.list(server.uploads.folder())) {
            assertThat(kept).isEmpty();
        }
    }

    private String user(String name) {
        return server.keys
                .create(name, Role.USER, Limits.NONE, Optional.empty())
                .text();
    }

    private String admin(String name) {
        return server.keys
                .create(name, Role.ADMIN, Limits.NONE, Optional.empty())
                .text();
    }

    private String limited(
            String name, Optional<Integer> requests, Optional<Integer> jobs, Optional<Long> creditMillis) {
        return server.keys
                .create(name, Role.USER, new Limits(requests, jobs), creditMillis)
                .text();
    }

    private long left() {
        return server.keys.find("studio").credit().leftMillis().orElseThrow();
    }

    private String metrics() throws Exception {
        return get(admin("scraper"), "/metrics").body();
    }

    private HttpResponse<String> submit(String key, String body) throws Exception {
        return post(key, "/release_task", body);
    }

    private HttpResponse<String> post(String key, String path, String body) throws Exception {
        return server.send(server.request(path)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String key, String path) throws Exception {
        return server.send(server.request(path).header("Authorization", "Bearer " + key));
    }

    private JsonNode queried(String key, JobId id) throws Exception {
        return TestServer.json(post(key, "/query_result", "{\"task_id_list\": [\"%s\"]}".formatted(id)))
                .path("data")
                .path(0);
    }

    private List<String> listed(String key, String query) throws Exception {
        return TestServer.json(get(key, "/v1/jobs" + query))
                .path("data")
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asText())
                .toList();
    }

    private Job ended(HttpResponse<String> accepted) throws Exception {
        return server.await(id(accepted), job -> job.state().isFinal());
    }

    private static JobId id(HttpResponse<String> accepted) throws IOException {
        return JobId.parse(
                        TestServer.json(accepted).path("data").path("task_id").asText())
                .orElseThrow(() -> new AssertionError(accepted.body()));
    }

    private static String detail(HttpResponse<String> response) throws IOException {
        return TestServer.json(response).path("detail").asText();
    }

    private static void assertRefused(HttpResponse<String> response, int status, String detail) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(detail(response)).isEqualTo(detail);
    }
}
