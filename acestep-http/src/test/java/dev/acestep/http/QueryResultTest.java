package dev.acestep.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryResultTest {
    @TempDir
    Path folder;

    @Test
    void aSucceededJobHasAnItemForEachFile() throws Exception {
        try (TestServer server = TestServer.start(folder, Settings.OPEN)) {
            Job job = server.finished("a song");
            JsonNode entry = query(server, job.id().toString());
            assertThat(entry.path("status").asInt()).isEqualTo(1);
            assertThat(entry.path("progress_text").asText()).isEqualTo("Done");
            JsonNode item = result(entry);
            assertThat(item.path("status").asInt()).isEqualTo(1);
            assertThat(item.path("stage").asText()).isEqualTo("succeeded");
            assertThat(item.path("progress").asDouble()).isEqualTo(1.0);
            assertThat(item.path("create_time").asLong())
                    .isEqualTo(job.createdAt().getEpochSecond());
            assertThat(item.path("prompt").asText()).isEqualTo("bright pop");
            assertThat(item.path("metas").toString())
                    .isEqualTo("{\"bpm\":120,\"duration\":30.0,\"genres\":\"pop\",\"keyscale\":\"A Minor\","
                            + "\"timesignature\":\"N/A\",\"prompt\":\"a song\",\"lyrics\":\"la la\"}");
            assertThat(item.path("seed_value").asText()).isEqualTo("42");
            assertThat(item.path("dit_model").asText()).isEqualTo("acestep-sketch");
            assertThat(item.path("generation_info").asText())
                    .contains("steps 8")
                    .contains("1 result");
            assertThat(item.path("warnings").toString()).isEqualTo("[\"a warning\",\"another warning\"]");
            assertThat(item.path("content_type").asText()).isEqualTo("audio/mpeg");
            assertThat(item.has("lrc")).isFalse();
            assertThat(server.bytes(server.request(item.path("file").asText())).body())
                    .isEqualTo(Songs.BYTES);
            assertThat(item.path("url").asText())
                    .startsWith(server.uri("/outputs/").toString());
        }
    }

    @Test
    void timesAndScoresAreThereIfTheyWereAskedFor() throws Exception {
        try (TestServer server = TestServer.start(folder, Settings.OPEN)) {
            String body = "{\"prompt\": \"a song\", \"lyrics\": \"la la\", \"lrc\": true, \"score\": true}";
            String id = TestServer.json(server.post("/release_task", body))
                    .path("data")
                    .path("task_id")
                    .asText();
            server.await(JobId.parse(id).orElseThrow(), job -> !job.outputs().isEmpty());
            JsonNode item = result(query(server, id));
            assertThat(item.path("lrc").toString())
                    .isEqualTo("{\"text\":\"[00:12.34]la la\","
                            + "\"lines\":[{\"start\":12.34,\"end\":15.8,\"text\":\"la la\"}],\"error\":null}");
            assertThat(item.path("scores").toString())
                    .isEqualTo("{\"overall\":0.79,\"lyric_alignment\":0.79,\"prompt_match\":null,"
                            + "\"details\":{\"dit_score\":0.79,\"lm_score\":0.5,"
                            + "\"caption\":null,\"lyrics\":null,\"metadata\":null},"
                            + "\"error\":\"There are no audio codes\"}");
        }
    }

    @Test
    void waitingAndRunningJobsShowTheirOwnProgress() throws Exception {
        try (TestServer server = TestServer.start(folder, Settings.OPEN)) {
            Job running = server.running("wait");
            server.songs.step(60);
            server.await(running.id(), job -> job.progress() >= 0.5);
            JsonNode entry = query(server, running.id().toString());
            assertThat(entry.path("status").asInt()).isZero();
            assertThat(entry.path("progress_text").asText()).matches("Generating music \\(batch size: 1\\) [56]\\d%");
            assertThat(result(entry).path("stage").asText()).isEqualTo("Generating music");
            assertThat(result(entry).path("queue_position").isNull()).isTrue();

            JsonNode queued = query(server, server.submit("next").id().toString());
            assertThat(queued.path("status").asInt()).isZero();
            assertThat(queued.path("progress_text").asText()).isEqualTo("Queued (position 1)");
            assertThat(result(queued).path("queue_position").asInt()).isEqualTo(1);
            assertThat(result(queued).path("stage").asText()).isEqualTo("queued");
            assertThat(result(queued).path("error").isNull()).isTrue();
        }
    }

    @Test
    void failedAndCancelledJobsSayWhyTwice() throws Exception {
        try (TestServer server = TestServer.start(folder, Settings.OPEN)) {
            JsonNode failed = query(server, server.finished("fail").id().toString());
            assertEnded(failed, "failed", "The engine gave up");
            server.running("wait");
            Job waiting = server.submit("never");
            server.jobs().cancel(waiting.id());
            assertEnded(query(server, waiting.id().toString()), "cancelled", "Cancelled");
        }
    }

    @Test
    void anUnknownTaskIsFailed() throws Exception {
        try (TestServer server = TestServer.start(folder, Settings.OPEN)) {
            JsonNode entry = query(server, "0198c0de-5a3b-7c11-9d0e-3b2f6a1c9e77");
            assertEnded(entry, "failed", "Task not found");
            assertThat(result(entry).path("create_time").asInt()).isZero();
            assertEnded(query(server, "no such id"), "failed", "Task not found");
        }
    }

    @Test
    void unknownTasksCanBeAnsweredAsTheOriginalDoes() throws Exception {
        try (TestServer server = TestServer.start(folder, Settings.OPEN.withOriginalAnswers())) {
            JsonNode entry = query(server, "x");
            assertThat(entry.size()).isEqualTo(3);
            assertThat(entry.path("task_id").asText()).isEqualTo("x");
            assertThat(entry.path("result").asText()).isEqualTo("[]");
            assertThat(entry.path("status").asInt(-1)).isZero();
        }
    }

    @Test
    void idsComeInEverySpellingAndKeepTheirOrder() throws Exception {
        try (TestServer server = TestServer.start(folder, Settings.OPEN)) {
            String one = server.finished("one").id().toString();
            String two = server.finished("two").id().toString();
            for (String body : new String[] {
                "{\"task_id_list\": [\"%s\", \"%s\"]}",
                "{\"task_ids\": \"[\\\"%s\\\", \\\"%s\\\"]\"}",
                "{\"task_id_list\": null, \"task_id\": [\"%s\", \"%s\"]}"
            }) {
                JsonNode data = TestServer.json(server.post("/query_result", body.formatted(one, two)))
                        .path("data");
                assertThat(data.path(0).path("task_id").asText()).as(body).isEqualTo(one);
                assertThat(data.path(1).path("task_id").asText()).as(body).isEqualTo(two);
            }
            assertThat(query(server, one.replace("-", "")).path("status").asInt())
                    .isEqualTo(1);
            HttpResponse<String> form = server.send(server.request("/query_result")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("task_id_list=%5B%22" + one + "%22%5D")));
            assertThat(TestServer.json(form).path("data").path(0).path("status").asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void noListIsNoDataAndTooLongAListIsRefused() throws Exception {
        try (TestServer server = TestServer.start(folder, Settings.OPEN)) {
            for (String body : new String[] {"{}", "{\"task_id_list\": \"not an id!\"}", "{\"task_id_list\": []}"}) {
                assertThat(TestServer.json(server.post("/query_result", body))
                                .path("data")
                                .toString())
                        .as(body)
                        .isEqualTo("[]");
            }
            assertThat(server.post("/query_result", "{").statusCode()).isEqualTo(400);
            String ids = String.join(",", Collections.nCopies(501, "\"x\""));
            HttpResponse<String> refused = server.post("/query_result", "{\"task_id_list\": [" + ids + "]}");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(TestServer.json(refused).path("detail").asText()).startsWith("task_id_list: 501 ids");
        }
    }

    private static void assertEnded(JsonNode entry, String stage, String message) throws Exception {
        assertThat(entry.path("status").asInt()).isEqualTo(2);
        assertThat(entry.path("progress_text").asText()).isEqualTo(message);
        assertThat(result(entry).path("error").asText()).isEqualTo(message);
        assertThat(result(entry).path("stage").asText()).isEqualTo(stage);
        assertThat(result(entry).path("status").asInt()).isEqualTo(2);
        assertThat(result(entry).path("file").asText()).isEmpty();
    }

    private static JsonNode query(TestServer server, String id) throws Exception {
        HttpResponse<String> response = server.post("/query_result", JsonText.of(Map.of("task_id_list", List.of(id))));
        assertThat(response.statusCode()).isEqualTo(200);
        return TestServer.json(response).path("data").path(0);
    }

    private static JsonNode result(JsonNode entry) throws Exception {
        return JsonText.MAPPER.readTree(entry.path("result").textValue()).path(0);
    }
}
