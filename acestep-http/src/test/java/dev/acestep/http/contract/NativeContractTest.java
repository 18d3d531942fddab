package dev.acestep.http.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

class NativeContractTest extends PollingContract {
    @Override
    PollingClient client() {
        return new Client();
    }

    private static final class Client implements PollingClient {
        @Override
        public Ask song(String prompt) {
            return Ask.post("/release_task", "{\"prompt\":\"%s\",\"audio_duration\":30}".formatted(prompt));
        }

        @Override
        public Ask malformed() {
            return Ask.post("/release_task", "{\"prompt\":");
        }

        @Override
        public Ask outOfRange() {
            return Ask.post("/release_task", "{\"prompt\":\"pop\",\"bpm\":500}");
        }

        @Override
        public String keyHeader() {
            return "Authorization";
        }

        @Override
        public String keyScheme() {
            return "Bearer ";
        }

        @Override
        public String id(JsonNode submitted) {
            return submitted.at("/data/task_id").asText();
        }

        @Override
        public Ask poll(String id) {
            return Ask.post("/query_result", "{\"task_id_list\":[\"%s\"]}".formatted(id));
        }

        @Override
        public Progress progress(JsonNode polled) {
            return switch (polled.at("/data/0/status").asInt()) {
                case 0 -> Progress.OPEN;
                case 1 -> Progress.SUCCEEDED;
                default -> Progress.FAILED;
            };
        }

        @Override
        public List<String> audio(JsonNode polled) {
            try {
                JsonNode items =
                        new ObjectMapper().readTree(polled.at("/data/0/result").asText());
                return items.findValuesAsText("url");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String error(JsonNode polled) {
            return polled.at("/data/0/progress_text").asText();
        }

        @Override
        public boolean namesEngineInHeader() {
            return false;
        }

        @Override
        public Refusal refusal(Situation situation) {
            return switch (situation) {
                case MALFORMED -> detail(400, "Malformed JSON payload");
                case OUT_OF_RANGE -> detail(400, "bpm: 500 is not allowed (integer from 30 to 300)");
                case NO_KEY -> detail(401, "Missing ai_token or Authorization header");
                case WRONG_KEY -> detail(401, "Invalid API key");
                case NO_CREDIT -> detail(402, "");
                case RATE_LIMITED -> detail(429, "Rate limit exceeded, retry in ");
                case TOO_MANY_JOBS -> detail(429, "");
                case QUEUE_FULL -> detail(429, "ull");
                case UNKNOWN_JOB -> new Refusal(200, "/data/0/progress_text", "Task not found");
                case JOB_FAILED -> throw new IllegalStateException("It is polled");
                case STOPPING -> detail(503, "Server is stopping");
            };
        }

        private static Refusal detail(int status, String words) {
            return new Refusal(status, "/detail", words);
        }
    }
}
