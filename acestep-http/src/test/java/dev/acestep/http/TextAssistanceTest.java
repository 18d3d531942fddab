package dev.acestep.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.music.LanguageModels;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract §4.6. */
@Timeout(60)
class TextAssistanceTest {
    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.start(folder, Settings.OPEN);
        server.models.put(new LanguageModels(List.of(new Writer()), ""));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/format_input", "/v1/create_sample", "/api/format_input"})
    void withoutLanguageModelCallersAreToldWhyAndWhatHelps(String path) throws Exception {
        server.models.put(LanguageModels.NONE_INSTALLED);
        assertRefused(
                server.post(path, "{}"),
                503,
                "LLM not initialized. Set ACESTEP_INIT_LLM=true in .env to enable. Reason: no LM checkpoint installed"
                        + " (install acestep-5Hz-lm-0.6B into the checkpoints folder)");
        server.models.put(LanguageModels.none("switched off by ACESTEP_INIT_LLM=false"));
        assertRefused(
                server.post(path, "{}"),
                503,
                "LLM not initialized. Set ACESTEP_INIT_LLM=true in .env to enable."
                        + " Reason: switched off by ACESTEP_INIT_LLM=false");
    }

    @Test
    void formattingEnhancesWordsAndSettlesWhatIsOpen() throws Exception {
        JsonNode data = data(server.post("/format_input", "{\"prompt\": \"folk\", \"lyrics\": \"la\"}"));
        assertThat(data)
                .hasToString("{\"caption\":\"better folk\",\"lyrics\":\"[Verse]\\nla\",\"bpm\":97,"
                        + "\"key_scale\":\"G Major\",\"time_signature\":\"3\",\"duration\":61.5,"
                        + "\"vocal_language\":\"de\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'bpm': 120, 'key': 'Am', 'time_signature': '4/4', 'duration': 180, 'language': 'fr'}",
                "'{\\'bpm\\': \\'120\\', \\'key_scale\\': \\'Am\\', \\'time_signature\\': 4, \\'duration\\': \\'180\\',"
                        + " \\'language\\': \\'fr\\'}'"
            })
    void whatTheCallerGaveComesBackAsItWas(String parameters) throws Exception {
        String body =
                "{'prompt': 'folk', 'param_obj': %s}".formatted(parameters).replace('\'', '"');
        JsonNode data = data(server.post("/format_input", body));
        assertThat(data.path("bpm").asInt()).isEqualTo(120);
        assertThat(data.path("key_scale").asText()).isEqualTo("Am");
        assertThat(data.path("time_signature").asText()).isEqualTo("4");
        assertThat(data.path("duration").toString()).isEqualTo("180");
        assertThat(data.path("vocal_language").asText()).isEqualTo("fr");
    }

    @Test
    void formsAreReadAsWell() throws Exception {
        HttpResponse<String> answer = server.send(server.request("/format_input")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("prompt=folk&param_obj=%7B%22bpm%22%3A%20100%7D")));
        assertThat(data(answer).path("bpm").asInt()).isEqualTo(100);
    }

    @Test
    void aSampleHasBothSpellings() throws Exception {
        JsonNode data = data(
                server.post(
                        "/v1/create_sample",
                        "{\"query\": \"a waltz\", \"instrumental\": true, \"vocal_language\": \"unknown\", \"temperature\": 0.5}"));
        assertThat(data)
                .hasToString("{\"caption\":\"a waltz at 0.50\",\"lyrics\":\"[Instrumental]\",\"bpm\":97,"
                        + "\"keyscale\":\"G Major\",\"duration\":61.5,\"timesignature\":\"3\",\"vocal_language\":\"de\","
                        + "\"key_scale\":\"G Major\",\"time_signature\":\"3\"}");
        assertThat(data(server.post("/v1/create_sample", "{\"vocal_language\": \"Bengali\"}"))
                        .path("vocal_language")
                        .asText())
                .isEqualTo("bn");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/format_input     | prompt | format_sample failed",
                "/v1/create_sample | query  | create_sample error"
            })
    void whatCannotBeWrittenIsASoftFailure(String path, String field, String begin) throws Exception {
        HttpResponse<String> answer = server.post(path, "{\"%s\": \"fail\"}".formatted(field));
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = TestServer.json(answer);
        assertThat(body.path("code").asInt()).isEqualTo(500);
        assertThat(body.path("data").isNull()).isTrue();
        assertThat(body.path("error").asText())
                .isEqualTo(begin + ": The language model wrote nothing that can be read");
    }

    @Test
    void aModelThatCannotBeLoadedIsTheServersFault() throws Exception {
        server.models.put(new LanguageModels(List.of(new Writer("model.safetensors is cut short")), ""));
        assertRefused(server.post("/format_input", "{}"), 500, "LLM init failed: model.safetensors is cut short");
    }

    @Test
    void valuesOutOfRangeAreRefusedBeforeAnythingIsWritten() throws Exception {
        assertRefused(
                server.post("/format_input", "{\"prompt\": \"fail\", \"param_obj\": {\"bpm\": 500}}"),
                400,
                "bpm: 500 is not allowed (integer from 30 to 300)");
        assertRefused(
                server.post("/v1/create_sample", "{\"query\": \"fail\", \"temperature\": 2.5}"),
                400,
                "temperature: 2.5 is not allowed (number from 0 to 2)");
    }

    @Test
    void fewAreServedAtOnceAndAStopEndsThem() throws Exception {
        Writer writer = new Writer();
        server.models.put(new LanguageModels(List.of(writer), ""));
        List<Future<HttpResponse<String>>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                callers.add(threads.submit(() -> server.post("/format_input", "{\"prompt\": \"wait\"}")));
            }
            writer.awaitCalls(2);

            HttpResponse<String> third = server.post("/v1/create_sample", "{}");
            assertRefused(third, 429, "Server busy: the language model is writing for others");
            assertThat(third.headers().firstValue("Retry-After")).hasValue("10");

            server.server().announceStop();
            for (Future<HttpResponse<String>> caller : callers) {
                assertRefused(caller.get(), 503, "Server is stopping");
            }
        }
        assertRefused(server.post("/format_input", "{}"), 503, "Server is stopping");
    }

    private static JsonNode data(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestServer.json(answer).path("data");
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String detail) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(TestServer.json(answer).path("detail").asText()).isEqualTo(detail);
    }
}
