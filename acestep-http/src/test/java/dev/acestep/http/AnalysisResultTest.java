package dev.acestep.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobState;
import dev.acestep.music.Planning.Analysis;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What analyses show (contract §4.4 and §4.11). */
class AnalysisResultTest {
    private static final String METAS =
            "\"metas\":{\"bpm\":97,\"duration\":61.5,\"genres\":\"folk\",\"keyscale\":\"G Major\","
                    + "\"timesignature\":\"N/A\",\"prompt\":\"a question\",\"lyrics\":\"la la\"}";
    private static final String CODES = "\"audio_codes\":\"<|audio_code_17|><|audio_code_40503|>\"";

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
    void aPlanHasMetadataAndNoAudio() throws Exception {
        assertThat(item(Analysis.METADATA))
                .contains("\"status_message\":\"Success\",\"bpm\":97,\"keyscale\":\"G Major\",\"duration\":61.5,"
                        + "\"prompt\":\"a folk song\",\"lyrics\":\"[Verse]\\nla\"," + METAS
                        + ",\"generation_info\":\"no audio, LM 1.3 s\",\"lm_model\":\"acestep-5Hz-lm-0.6B\","
                        + "\"dit_model\":\"None (Analysis Only)\"");
    }

    @Test
    void aFullAnalysisHasEverything() throws Exception {
        assertThat(item(Analysis.FULL))
                .startsWith("{\"file\":\"\",\"wave\":\"\",\"status\":1,\"create_time\":")
                .contains("\"status_message\":\"Full Hardware Analysis Success\",\"bpm\":97,\"keyscale\":\"G Major\","
                        + "\"duration\":61.5,\"prompt\":\"a folk song\",\"lyrics\":\"[Verse]\\nla\","
                        + "\"timesignature\":\"N/A\",\"genre\":\"folk\",\"language\":\"en\"," + METAS + "," + CODES
                        + ",\"audio_paths\":[],")
                .endsWith("\"progress\":1.0,\"stage\":\"succeeded\",\"error\":null,"
                        + "\"warnings\":[\"a warning\",\"another warning\"]}");
    }

    @Test
    void extractedCodesHaveNothingElse() throws Exception {
        assertThat(item(Analysis.CODES))
                .contains("\"status_message\":\"Audio Codes Extraction Success\",\"prompt\":\"\",\"lyrics\":\"\","
                        + "\"metas\":{}," + CODES + ",\"audio_paths\":[],")
                .doesNotContain("bpm");
    }

    @Test
    void theJobsApiShowsTheAnalysisAndListsLeaveLongTextsOut() throws Exception {
        Job job = finished(Analysis.FULL);
        JsonNode view = TestServer.json(server.get("/v1/jobs/" + job.id())).path("data");
        assertThat(view.path("status").asText()).isEqualTo("succeeded");
        assertThat(view.path("lm_model").asText()).isEqualTo("acestep-5Hz-lm-0.6B");
        assertThat(view.path("outputs")).isEmpty();
        assertThat(view.path("warnings")).hasSize(2);
        assertThat(view.path("analysis").path("audio_codes").asText()).startsWith("<|audio_code_17|>");
        assertThat(view.path("analysis").path("lyrics").asText()).isEqualTo("[Verse]\nla");
        assertThat(view.path("request").path("full_analysis_only").asBoolean()).isTrue();
        assertThat(view.path("request").path("task_type").asText()).isEqualTo("text2music");
        assertThat(view.path("billing").toString()).isEqualTo("{\"reserved_seconds\":0.0,\"charged_seconds\":0.0}");

        JsonNode listed = TestServer.json(server.get("/v1/jobs?limit=1"))
                .path("data")
                .path("items")
                .path(0);
        assertThat(listed.path("analysis").path("prompt").asText()).isEqualTo("a folk song");
        assertThat(listed.path("analysis").has("audio_codes")).isFalse();
        assertThat(listed.path("analysis").has("lyrics")).isFalse();
    }

    @Test
    void theEndOfTheEventStreamIsTheAnalysis() throws Exception {
        Job job = finished(Analysis.METADATA);
        assertThat(server.get("/v1/jobs/%s/events".formatted(job.id())).body())
                .contains("event: result")
                .contains("\"status_message\":\"Success\"");
    }

    @Test
    void metricsCountTheTimeAndNoAudio() throws Exception {
        finished(Analysis.FULL);
        assertThat(server.get("/metrics").body())
                .contains("acestep_stage_seconds_count{model=\"acestep-sketch\",stage=\"LM\"}")
                .doesNotContain("acestep_audio_seconds_total{");
    }

    @Test
    void aSongShowsItsCodes() throws Exception {
        try (TestServer songs = TestServer.start(folder.resolve("songs"), Settings.OPEN)) {
            Job job = songs.finished("a song");
            JsonNode output = TestServer.json(songs.get("/v1/jobs/" + job.id()))
                    .path("data")
                    .path("outputs")
                    .path(0);
            assertThat(output.path("audio_codes").asText()).isEqualTo("<|audio_code_17|>");
            JsonNode listed = TestServer.json(songs.get("/v1/jobs"))
                    .path("data")
                    .path("items")
                    .path(0)
                    .path("outputs")
                    .path(0);
            assertThat(listed.path("seed").asInt()).isEqualTo(42);
            assertThat(listed.has("audio_codes")).isFalse();
        }
    }

    private static Job finished(Analysis kind) throws Exception {
        Job job = server.jobs().submit(Songs.analysis(kind)).job();
        return server.await(job.id(), now -> now.state() == JobState.SUCCEEDED);
    }

    private static String item(Analysis kind) throws Exception {
        String id = finished(kind).id().toString();
        JsonNode entry = TestServer.json(server.post("/query_result", "{\"task_id_list\": [\"%s\"]}".formatted(id)))
                .path("data")
                .path(0);
        assertThat(entry.path("status").asInt()).isEqualTo(1);
        assertThat(entry.path("progress_text").asText()).isEqualTo("Done");
        JsonNode items = JsonText.MAPPER.readTree(entry.path("result").asText());
        assertThat(items).hasSize(1);
        return items.path(0).toString();
    }
}
