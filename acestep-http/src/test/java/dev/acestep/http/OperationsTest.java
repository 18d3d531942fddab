package dev.acestep.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTest {
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
    void metricsShowJobsRoutesAndTheProcess() throws Exception {
        server.finished("a song");
        String id = server.finished("fail").id().toString();
        server.get("/v1/jobs/" + id);
        String metrics = server.get("/metrics").body();
        assertThat(metrics)
                .contains("acestep_jobs_total{dialect=\"native\",status=\"succeeded\"} 1.0")
                .contains("acestep_jobs_total{dialect=\"native\",status=\"failed\"} 1.0")
                .contains("acestep_jobs_queued 0.0")
                .contains("acestep_jobs_running 0.0")
                .contains("acestep_queue_capacity 200.0")
                .contains("acestep_job_retries_total 0.0")
                .contains("acestep_queue_wait_seconds_bucket{le=\"1.0\"} ")
                .contains("acestep_job_seconds_count{model=\"acestep-sketch\"} 1")
                .contains("acestep_audio_seconds_total{model=\"acestep-sketch\"} 30.0")
                .contains("acestep_realtime_factor{model=\"acestep-sketch\"} ")
                .contains("acestep_model_loaded{model=\"acestep-sketch\"} 1.0")
                .contains("acestep_http_requests_total{code=\"200\",method=\"GET\",route=\"/v1/jobs/{id}\"} 1.0")
                .contains("acestep_http_request_seconds_bucket{")
                .contains("acestep_storage_bytes{kind=\"outputs\"} 200000.0")
                .contains("jvm_memory_used_bytes")
                .doesNotContain(id);
    }

    @Test
    void theDocumentationNeedsNothingFromElsewhere() throws Exception {
        HttpResponse<String> page = server.get("/docs");
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.body()).contains("swagger-ui-bundle.js").doesNotContain("http://", "https://");
        HttpResponse<String> script = server.get("/docs/swagger-ui-bundle.js");
        assertThat(script.headers().firstValue("Content-Type")).hasValue("text/javascript; charset=utf-8");
        assertThat(script.body().length()).isGreaterThan(1_000_000);
        String etag = script.headers().firstValue("ETag").orElseThrow();
        assertThat(server.send(server.request("/docs/swagger-ui-bundle.js").header("If-None-Match", etag))
                        .statusCode())
                .isEqualTo(304);
        assertThat(server.get("/docs/pom.properties").statusCode()).isEqualTo(404);
        assertThat(server.get("/redoc").headers().firstValue("Location")).hasValue("docs");
        assertThat(server.get("/").headers().firstValue("Location")).hasValue("docs");
    }

    @Test
    void headAsksForWhatGetWouldSay() throws Exception {
        for (String path : List.of("/openapi.json", "/docs", "/docs/swagger-ui.css", "/docs/none.js", "/redoc")) {
            HttpResponse<String> get = server.get(path);
            HttpResponse<String> head = server.send(server.request(path).HEAD());
            assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
            assertThat(head.headers().firstValue("Content-Type"))
                    .as(path)
                    .isEqualTo(get.headers().firstValue("Content-Type"));
            assertThat(head.body()).isEmpty();
        }
    }

    @Test
    void theDescriptionIsOpenApi3() throws Exception {
        HttpResponse<String> response = server.get("/openapi.json");
        assertThat(TestServer.json(response).path("openapi").asText()).startsWith("3.");
    }
}
