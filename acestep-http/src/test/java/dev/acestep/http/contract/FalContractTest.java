package dev.acestep.http.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

class FalContractTest extends PollingContract {
    @Override
    PollingClient client() {
        return new Client();
    }

    private static final class Client implements PollingClient {
        @Override
        public Ask song(String prompt) {
            return Ask.post("/fal-ai/ace-step", "{\"tags\":\"%s\",\"duration\":30}".formatted(prompt));
        }

        @Override
        public Ask malformed() {
            return Ask.post("/fal-ai/ace-step", "{\"a\":");
        }

        @Override
        public Ask outOfRange() {
            return Ask.post("/fal-ai/ace-step", "{\"tags\":\"pop\",\"duration\":900}");
        }

        @Override
        public String keyHeader() {
            return "Authorization";
        }

        @Override
        public String keyScheme() {
            return "Key ";
        }

        @Override
        public String id(JsonNode submitted) {
            return submitted.at("/request_id").asText();
        }

        @Override
        public Ask poll(String id) {
            return Ask.get("/fal-ai/ace-step/requests/" + id);
        }

        @Override
        public Progress progress(JsonNode polled) {
            if (polled.has("audio")) {
                return Progress.SUCCEEDED;
            }
            return error(polled).equals("Request is still in progress") ? Progress.OPEN : Progress.FAILED;
        }

        @Override
        public List<String> audio(JsonNode polled) {
            return List.of(polled.at("/audio/url").asText());
        }

        @Override
        public int failed() {
            return 422;
        }

        @Override
        public Ask cancel(String id) {
            return new Ask("PUT", "/fal-ai/ace-step/requests/%s/cancel".formatted(id), "");
        }

        @Override
        public String error(JsonNode polled) {
            return polled.at("/detail").asText();
        }

        @Override
        public Refusal refusal(Situation situation) {
            return switch (situation) {
                case MALFORMED -> new Refusal(422, "/detail/0/msg", "Malformed JSON payload");
                case OUT_OF_RANGE -> new Refusal(422, "/detail/0/msg", "duration: 900 is not allowed (");
                case NO_KEY -> new Refusal(401, "/detail", "Authentication is required");
                case WRONG_KEY -> new Refusal(401, "/detail", "Invalid key");
                case NO_CREDIT -> new Refusal(403, "/detail", "Exhausted balance");
                case RATE_LIMITED -> new Refusal(429, "/detail", "Rate limit exceeded, retry in ");
                case TOO_MANY_JOBS, QUEUE_FULL -> new Refusal(429, "/detail", "");
                case UNKNOWN_JOB -> new Refusal(404, "/detail", "Request not found");
                case JOB_FAILED -> throw new IllegalStateException("It is polled");
                case STOPPING -> new Refusal(503, "/detail", "Server is stopping");
            };
        }
    }
}
