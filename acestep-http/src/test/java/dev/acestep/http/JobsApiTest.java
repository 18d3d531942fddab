package dev.acestep.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobState;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsApiTest {
    @TempDir
    static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(folder, Settings.OPEN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aFinishedJobTellsEverything() throws Exception {
        Job job = server.finished("everything");
        JsonNode view = data(server.get("/v1/jobs/" + job.id()));
        assertThat(view.path("id").asText()).isEqualTo(job.id().toString());
        assertThat(view.path("public_id").asText()).isEqualTo(job.id().toString());
        assertThat(view.path("dialect").asText()).isEqualTo("native");
        assertThat(view.path("status").asText()).isEqualTo("succeeded");
        assertThat(view.path("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(view.path("finished_at").asText()).endsWith("Z");
        assertThat(view.path("expires_at").asText()).endsWith("Z");
        assertThat(view.path("eta_seconds").isNull()).isTrue();
        assertThat(view.path("model").asText()).isEqualTo("acestep-v15-turbo");
        assertThat(view.path("dit_model").asText()).isEqualTo("acestep-sketch");
        assertThat(view.path("request").path("prompt").asText()).isEqualTo("everything");
        assertThat(view.path("request").path("lyrics").asText()).isEqualTo("la la");
        assertThat(view.path("warnings")).hasSize(2);
        assertThat(view.path("billing").path("reserved_seconds").asDouble()).isEqualTo(30);
        assertThat(view.path("billing").path("charged_seconds").asDouble()).isEqualTo(30);
        JsonNode output = view.path("outputs").path(0);
        assertThat(output.path("deleted").asBoolean(true)).isFalse();
        assertThat(output.path("size_bytes").asInt()).isEqualTo(200_000);
        assertThat(server.get(output.path("file").asText()).statusCode()).isEqualTo(200);
        assertThat(server.get(output.path("url").asText().replaceFirst("^http://[^/]+", ""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anIdIsUnderstoodInEveryForm() throws Exception {
        String id = server.finished("a form").id().toString();
        for (String form : List.of(id.replace("-", ""), "ace-step_" + id, "chatcmpl-" + id.replace("-", ""))) {
            assertThat(data(server.get("/v1/jobs/" + form)).path("id").asText()).isEqualTo(id);
        }
        assertRefused(server.get("/v1/jobs/nonsense"), 404, "Job not found");
        assertRefused(server.get("/v1/jobs/0198c0de-5a3b-7c11-9d0e-3b2f6a1c9e77"), 404, "Job not found");
    }

    @Test
    void listingFiltersAndTurnsPages() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(server.finished("pages " + i).id().toString());
        }
        String failed = server.finished("fail pages").id().toString();
        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = data(server.get("/v1/jobs?q=PAGES&status=succeeded&limit=2&cursor=" + cursor));
            assertThat(page.path("total").asInt()).isEqualTo(5);
            page.path("items").forEach(item -> {
                assertThat(item.path("request").has("lyrics")).isFalse();
                listed.add(item.path("id").asText());
            });
            cursor = page.path("next_cursor").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        assertThat(listed).containsExactlyElementsOf(ids);
        assertThat(ids("q=pages&order=asc&limit=1")).containsExactly(ids.getLast());
        assertThat(ids("q=pages&status=failed,cancelled")).containsExactly(failed);
        assertThat(ids("q=pages&dialect=segmind")).isEmpty();
        assertThat(ids("q=pages&task_type=cover")).isEmpty();
        assertThat(ids("q=pages&created_after=2100-01-01T00:00:00Z")).isEmpty();
        assertThat(ids("q=pages&created_before=4102444800")).hasSize(6);
    }

    @Test
    void nonsenseInAFilterIsRefused() throws Exception {
        for (String query : List.of(
                "status=done",
                "dialect=latin",
                "limit=0",
                "limit=201",
                "limit=x",
                "order=up",
                "cursor=1",
                "created_after=yesterday",
                "task_type=dance")) {
            String field = query.substring(0, query.indexOf('='));
            HttpResponse<String> response = server.get("/v1/jobs?" + query);
            assertThat(response.statusCode()).as(query).isEqualTo(400);
            assertThat(TestServer.json(response).path("detail").asText()).startsWith(field + ": ");
        }
    }

    @Test
    void cancellingStopsWaitingAndRunningJobs() throws Exception {
        Job running = server.running("wait");
        Job waiting = server.submit("never");
        assertThat(data(server.delete("/v1/jobs/" + waiting.id()))
                        .path("status")
                        .asText())
                .isEqualTo("cancelled");
        assertRefused(server.delete("/v1/jobs/" + waiting.id()), 409, "Job is already finished (cancelled)");
        assertRefused(server.delete("/v1/jobs/" + running.id() + "/files"), 409, "Job is not finished yet (running)");
        for (int i = 0; i < 2; i++) {
            assertThat(data(server.delete("/v1/jobs/" + running.id()))
                            .path("status")
                            .asText())
                    .isEqualTo("cancelling");
        }
        server.songs.step(1);
        assertThat(server.await(running.id(), job -> job.state().isFinal()).state())
                .isEqualTo(JobState.CANCELLED);
        assertRefused(server.delete("/v1/jobs/0198c0de-5a3b-7c11-9d0e-3b2f6a1c9e77"), 404, "Job not found");
    }

    @Test
    void deletingFilesKeepsTheRecord() throws Exception {
        Job job = server.finished("short lived");
        JsonNode deleted = data(server.delete("/v1/jobs/" + job.id() + "/files"));
        assertThat(deleted.path("deleted_files").asInt()).isEqualTo(1);
        assertThat(deleted.path("freed_bytes").asInt()).isEqualTo(200_000);
        assertThat(data(server.delete("/v1/jobs/" + job.id() + "/files"))
                        .path("deleted_files")
                        .asInt())
                .isZero();
        JsonNode output =
                data(server.get("/v1/jobs/" + job.id())).path("outputs").path(0);
        assertThat(output.path("deleted").asBoolean()).isTrue();
        assertThat(server.get(output.path("file").asText()).statusCode()).isEqualTo(404);
    }

    @Test
    void withoutAWebhookThereAreNoDeliveries() throws Exception {
        Job job = server.finished("silent");
        assertThat(data(server.get("/v1/jobs/" + job.id() + "/deliveries")).toString())
                .isEqualTo("{\"items\":[]}");
        assertRefused(server.post("/v1/jobs/" + job.id() + "/deliveries/redeliver", ""), 409, "Job has no webhook");
    }

    private static List<String> ids(String query) throws Exception {
        List<String> ids = new ArrayList<>();
        data(server.get("/v1/jobs?" + query))
                .path("items")
                .forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    private static JsonNode data(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestServer.json(response).path("data");
    }

    private static void assertRefused(HttpResponse<String> response, int status, String detail) throws Exception {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(TestServer.json(response).path("detail").asText()).isEqualTo(detail);
    }
}
