package dev.acestep.http.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

class SegmindV2ContractTest extends PollingContract {
    @Override
    PollingClient client() {
        return new Client();
    }

    private static final class Client implements PollingClient {
        @Override
        public Ask song(String prompt) {
            return Ask.post("/v2/ace-step-music", "{\"genres\":\"%s\",\"output_seconds\":30}".formatted(prompt));
        }

        @Override
        public Ask malformed() {
            return Ask.post("/v2/ace-step-music", "{\"a\":");
        }

        @Override
        public Ask outOfRange() {
            return Ask.post("/v2/ace-step-music", "{\"genres\":\"pop\",\"output_seconds\":900}");
        }

        @Override
        public String keyHeader() {
            return "x-api-key";
        }

        @Override
        public String id(JsonNode submitted) {
            return submitted.at("/request_id").asText();
        }

        @Override
        public Ask poll(String id) {
            return Ask.get("/v2/requests/" + id);
        }

        @Override
        public Progress progress(JsonNode polled) {
            return switch (polled.at("/status").asText()) {
                case "QUEUED", "PROCESSING" -> Progress.OPEN;
                case "COMPLETED" -> Progress.SUCCEEDED;
                case "FAILED" -> Progress.FAILED;
                default -> throw new IllegalStateException(polled.toString());
            };
        }

        @Override
        public List<String> audio(JsonNode polled) {
            return List.of(polled.at("/output").asText());
        }

        @Override
        public String error(JsonNode polled) {
            return polled.at("/error").asText();
        }

        @Override
        public int failed() {
            return 422;
        }

        @Override
        public Refusal refusal(Situation situation) {
            return switch (situation) {
                case MALFORMED -> new Refusal(400, "/error", "Malformed JSON payload");
                case OUT_OF_RANGE -> new Refusal(400, "/error", "output_seconds: 900 is not allowed (");
                case NO_KEY -> new Refusal(401, "/error", "Missing Authorization or x-api-key in header");
                case WRONG_KEY -> new Refusal(401, "/error", "Unauthorized. API key is invalid or may have expired.");
                case NO_CREDIT -> new Refusal(406, "/error", "Insufficient credits");
                case RATE_LIMITED, TOO_MANY_JOBS, QUEUE_FULL -> new Refusal(429, "/error", "Too many requests");
                case UNKNOWN_JOB -> new Refusal(404, "/error", "Request not found");
                case JOB_FAILED -> new Refusal(500, "/error", "Internal server error: The engine gave up");
                case STOPPING -> new Refusal(502, "/error", "Service temporarily unavailable");
            };
        }
    }
}
