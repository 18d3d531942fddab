package dev.acestep.http.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

class PixazoContractTest extends PollingContract {
    @Override
    PollingClient client() {
        return new Client();
    }

    private static final class Client implements PollingClient {
        @Override
        public Ask song(String prompt) {
            return Ask.post("/ace-step/v1/generate", "{\"prompt\":\"%s\",\"duration\":30}".formatted(prompt));
        }

        @Override
        public Ask malformed() {
            return Ask.post("/ace-step/v1/generate", "{\"prompt\":");
        }

        @Override
        public Ask outOfRange() {
            return Ask.post("/ace-step/v1/generate", "{\"prompt\":\"pop\",\"duration\":900}");
        }

        @Override
        public String keyHeader() {
            return "Ocp-Apim-Subscription-Key";
        }

        @Override
        public int accepted() {
            return 202;
        }

        @Override
        public String id(JsonNode submitted) {
            return submitted.at("/request_id").asText();
        }

        @Override
        public Ask poll(String id) {
            return Ask.get("/v2/requests/status/" + id);
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
            List<String> links = new ArrayList<>();
            polled.at("/output/media_url").forEach(link -> links.add(link.asText()));
            return links;
        }

        @Override
        public String error(JsonNode polled) {
            return polled.at("/error").asText();
        }

        @Override
        public Refusal refusal(Situation situation) {
            return switch (situation) {
                case MALFORMED -> new Refusal(400, "/message", "Malformed JSON payload");
                case OUT_OF_RANGE -> new Refusal(400, "/message", "duration: 900 is not allowed (");
                case NO_KEY, WRONG_KEY -> new Refusal(401, "/message", "Missing or invalid subscription key");
                case NO_CREDIT ->
                    new Refusal(402, "/message", "Your wallet does not have enough balance. Required: $0.01");
                case RATE_LIMITED -> new Refusal(429, "/message", "Rate limit exceeded, retry in ");
                case TOO_MANY_JOBS, QUEUE_FULL -> new Refusal(429, "/error", "Too Many Requests");
                case UNKNOWN_JOB -> new Refusal(404, "/error", "Request not found");
                case JOB_FAILED -> throw new IllegalStateException("It is polled");
                case STOPPING -> new Refusal(500, "/message", "Server is stopping");
            };
        }
    }
}
