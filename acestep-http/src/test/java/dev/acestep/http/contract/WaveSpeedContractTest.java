package dev.acestep.http.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

class WaveSpeedContractTest extends PollingContract {
    @Override
    PollingClient client() {
        return new Client();
    }

    private static final class Client implements PollingClient {
        @Override
        public Ask song(String prompt) {
            return Ask.post("/api/v3/wavespeed-ai/ace-step", "{\"tags\":\"%s\",\"duration\":30}".formatted(prompt));
        }

        @Override
        public Ask malformed() {
            return Ask.post("/api/v3/wavespeed-ai/ace-step", "{\"a\":");
        }

        @Override
        public Ask outOfRange() {
            return Ask.post("/api/v3/wavespeed-ai/ace-step", "{\"tags\":\"pop\",\"duration\":900}");
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
            return submitted.at("/data/id").asText();
        }

        @Override
        public Ask poll(String id) {
            return Ask.get("/api/v3/predictions/" + id + "/result");
        }

        @Override
        public Progress progress(JsonNode polled) {
            return switch (polled.at("/data/status").asText()) {
                case "created", "processing" -> Progress.OPEN;
                case "completed" -> Progress.SUCCEEDED;
                case "failed" -> Progress.FAILED;
                default -> throw new IllegalStateException(polled.toString());
            };
        }

        @Override
        public List<String> audio(JsonNode polled) {
            List<String> links = new ArrayList<>();
            polled.at("/data/outputs").forEach(link -> links.add(link.asText()));
            return links;
        }

        @Override
        public String error(JsonNode polled) {
            return polled.at("/data/error").asText();
        }

        @Override
        public Refusal refusal(Situation situation) {
            return switch (situation) {
                case MALFORMED -> new Refusal(400, "/error_code", "invalid_parameter");
                case OUT_OF_RANGE -> new Refusal(400, "/message", "duration: 900 is not allowed (");
                case NO_KEY, WRONG_KEY -> new Refusal(401, "/error_code", "unauthorized");
                case NO_CREDIT -> new Refusal(403, "/error_code", "insufficient_credits");
                case RATE_LIMITED, TOO_MANY_JOBS -> new Refusal(429, "/error_code", "rate_limited");
                case QUEUE_FULL -> new Refusal(429, "/error_code", "queue_full");
                case UNKNOWN_JOB -> new Refusal(404, "/error_code", "not_found");
                case JOB_FAILED -> throw new IllegalStateException("It is polled");
                case STOPPING -> new Refusal(503, "/error_code", "service_unavailable");
            };
        }
    }
}
