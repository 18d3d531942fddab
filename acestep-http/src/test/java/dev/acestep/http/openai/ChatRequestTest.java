package dev.acestep.http.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.HostedConfig;
import dev.acestep.http.Settings;
import dev.acestep.http.TestServer;
import dev.acestep.http.nativeapi.KnownModels;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a chat request says: its fields row by row, its message's text, its audio. */
class ChatRequestTest {
    private static final String CHAT = "/v1/chat/completions";

    @TempDir
    static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(folder, Settings.OPEN, HostedConfig.DEFAULTS, KnownModels.NEURAL);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | /lm_temperature | 0.85",
                "'' | /lm_top_p | 0.9",
                "'' | /lm_top_k | 0",
                "'' | /lm_cfg_scale | 2.0",
                "'' | /batch_size | 1",
                "'' | /seed | -1",
                "'' | /thinking | false",
                "'' | /use_format | false",
                "'' | /use_cot_caption | true",
                "'' | /use_cot_language | true",
                "'' | /guidance_scale | 7.0",
                "'' | /inference_steps | 8",
                "'' | /infer_method | ode",
                "'' | /task_type | text2music",
                "'' | /audio_format | mp3",
                "'' | /audio_duration | null",
                "'' | /vocal_language | en",
                "'' | /instrumental | true",
                "\"temperature\": 0 | /lm_temperature | 0.0",
                "\"temperature\": 2 | /lm_temperature | 2.0",
                "\"lm_temperature\": 1.5 | /lm_temperature | 1.5",
                "\"top_p\": 1 | /lm_top_p | 1.0",
                "\"top_p\": 0.5 | /lm_top_p | 0.5",
                "\"top_k\": 40 | /lm_top_k | 40",
                "\"seed\": 7 | /seed | 7",
                "\"seed\": \"42,123,456\", \"batch_size\": 3 | /seed | 42,123,456",
                "\"seed\": null | /seed | -1",
                "\"lm_cfg_scale\": 10 | /lm_cfg_scale | 10.0",
                "\"batch_size\": 8 | /batch_size | 8",
                "\"guidance_scale\": 30 | /guidance_scale | 30.0",
                "\"inference_steps\": 20 | /inference_steps | 20",
                "\"infer_method\": \"sde\" | /infer_method | sde",
                "\"thinking\": true | /thinking | true",
                "\"use_cot_metas\": true | /thinking | false",
                "\"modalities\": [\"text\", \"audio\"] | /thinking | false",
                "'\"thinking\": true, \"audio_codes\": \"<|audio_code_1|>\"' | /audio_code_string | '<|audio_code_1|>'",
                "\"audio_config\": {\"duration\": 10} | /audio_duration | 10.0",
                "\"audio_config\": {\"duration\": 600, \"bpm\": 90} | /bpm | 90",
                "\"audio_config\": {\"key_scale\": \"C Major\"} | /key_scale | C Major",
                "\"audio_config\": {\"time_signature\": \"4/4\"} | /time_signature | 4",
                "\"audio_config\": {\"vocal_language\": \"zh\"} | /vocal_language | zh",
                "\"audio_config\": {\"instrumental\": false} | /instrumental | false",
                "\"audio_config\": {\"format\": \"flac\"}, \"audio\": {\"format\": \"wav\"} | /audio_format | flac",
                "\"audio\": {\"format\": \"wav\", \"voice\": \"alloy\"} | /audio_format | wav",
                "\"audio_config\": null | /audio_format | mp3",
                "\"bpm\": 77, \"shift\": 2 | /shift | 2.0",
                "\"bpm\": 77, \"audio_config\": {\"bpm\": 88} | /bpm | 88",
                "\"lyrics\": \"la\" | /instrumental | false",
            })
    void whatIsAllowedIsInForce(String field, String pointer, String shown) throws Exception {
        assertThat(request("pop", field).at(pointer).asText()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"temperature\": 2.1 | temperature | temperature: 2.1 is not allowed (number from 0 to 2)",
                "\"top_p\": 1.1 | top_p | top_p: 1.1 is not allowed (number from 0 to 1)",
                "\"top_k\": -1 | top_k | top_k: -1 is not allowed (integer from 0 on)",
                "\"seed\": \"x\" | seed | 'seed: \"x\" is not allowed (-1, or integer from 0 to 9223372036854775807)'",
                "\"stream\": \"maybe\" | stream | 'stream: \"maybe\" is not allowed (true or false)'",
                "\"batch_size\": 9 | batch_size | batch_size: 9 is not allowed (integer from 1 to 8)",
                "\"lm_cfg_scale\": 11 | lm_cfg_scale | lm_cfg_scale: 11 is not allowed (number from 0 to 10)",
                "\"inference_steps\": 21 | inference_steps | inference_steps: 21 is not allowed (integer from 1 to 20 for acestep-v15-turbo)",
                "\"infer_method\": \"x\" | infer_method | 'infer_method: \"x\" is not allowed (one of ode, sde)'",
                "\"audio_config\": {\"duration\": 9} | duration | duration: 9 is not allowed (number from 10 to 600)",
                "\"audio_config\": {\"duration\": 601} | duration | duration: 601 is not allowed (number from 10 to 600)",
                "\"audio_config\": {\"bpm\": 500} | bpm | bpm: 500 is not allowed (integer from 30 to 300)",
                "\"audio_config\": {\"format\": \"mp5\"} | format | 'format: \"mp5\" is not allowed (one of flac, mp3, opus, aac, wav, wav32)'",
                "\"audio_config\": [] | audio_config | audio_config: a list is not allowed (an object)",
                "\"task_type\": \"cover\" | src_audio_path | 'src_audio_path: missing (task_type \"cover\" needs source audio: upload src_audio or give src_audio_path)'",
            })
    void whatIsNotAllowedIsRefused(String field, String param, String message) throws Exception {
        assertRefused(server.post(CHAT, body("pop", field)), param, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jazz at night | '' | jazz at night | ''",
                "jazz at night | \"lyrics\": \"la la\" | jazz at night | la la",
                "<prompt>a</prompt> | \"lyrics\": \"la la\" | <prompt>a</prompt> | la la",
                "<prompt>jazz</prompt><lyrics>[Verse]\\nla</lyrics> | '' | jazz | '[Verse]\nla'",
                "slow jazz <lyrics>la</lyrics> | '' | slow jazz | la",
                "<PROMPT> jazz </PROMPT> and more | '' | jazz | ''",
                "[Verse 1]\\nHello world | '' | '' | '[Verse 1]\nHello world'",
                "[pre-chorus] la | '' | '' | [pre-chorus] la",
                "one\\ntwo\\nthree\\nfour | '' | '' | 'one\ntwo\nthree\nfour'",
                "one\\ntwo\\nthree | '' | 'one\ntwo\nthree' | ''",
            })
    void theTextIsReadByTheRules(String text, String field, String caption, String lyrics) throws Exception {
        JsonNode request = request(text, field);
        assertThat(request.path("prompt").asText()).isEqualTo(caption);
        assertThat(request.path("lyrics").asText().replace("[Instrumental]", ""))
                .isEqualTo(lyrics);
    }

    @Test
    void inSampleModeTheTextIsTheQuery() throws Exception {
        JsonNode request = request("a song about rain", "\"sample_mode\": true");
        assertThat(request.path("sample_query").asText()).isEqualTo("a song about rain");
        assertThat(request.path("prompt").asText()).isEmpty();
        assertThat(request.path("instrumental").asBoolean()).isFalse();
    }

    @Test
    void theLastMessageOfTheUserCounts() throws Exception {
        Job job = job(server.post(CHAT, """
                {"messages": [{"role": "user", "content": "old"}, {"role": "system", "content": "be brief"},
                 {"role": "user", "content": [{"type": "text", "text": "new"}, {"type": "text", "text": "song"}]},
                 {"role": "assistant", "content": "yes"}]}"""));
        assertThat(job.submission().prompt()).isEqualTo("new\nsong");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{}' | messages | messages: required field is missing",
                "'{\"messages\": []}' | messages | messages: an empty list is not allowed (non-empty list of {role, content})",
                "'{\"messages\": \"pop\"}' | messages | 'messages: \"pop\" is not allowed (non-empty list of {role, content})'",
                "'{\"messages\": [{\"role\": \"user\", \"content\": \"\"}]}' | '' | 'No valid prompt, lyrics, sample query, or input audio found in request'",
                "'{\"messages\": [{\"role\": \"system\", \"content\": \"pop\"}]}' | '' | 'No valid prompt, lyrics, sample query, or input audio found in request'",
                "'{\"messages\"' | '' | Malformed JSON payload",
                "'[]' | '' | JSON payload must be an object",
            })
    void bodiesWithoutASongAreRefused(String body, String param, String message) throws Exception {
        assertRefused(server.post(CHAT, body), param, message);
    }

    private static JsonNode request(String text, String field) throws IOException, InterruptedException {
        HttpResponse<String> response = server.post(CHAT, body(text, field));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        String id = TestServer.json(response).path("id").asText();
        return TestServer.json(server.get("/v1/jobs/" + id)).at("/data/request");
    }

    private static Job job(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        String id = TestServer.json(response).path("id").asText();
        return server.jobs().find(JobId.parse(id).orElseThrow()).orElseThrow();
    }

    private static void assertRefused(HttpResponse<String> response, String param, String message) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        JsonNode body = TestServer.json(response);
        assertThat(body.at("/error/message").asText()).isEqualTo(message);
        assertThat(body.path("detail").asText()).isEqualTo(message);
        assertThat(body.at("/error/type").asText()).isEqualTo("invalid_request_error");
        assertThat(body.at("/error/param").asText()).isEqualTo(param.isEmpty() ? "null" : param);
    }

    private static String body(String text, String field) {
        return "{\"messages\": [{\"role\": \"user\", \"content\": \"%s\"}]%s}"
                .formatted(text, field.isEmpty() ? "" : ", " + field);
    }
}
