package dev.acestep.http.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

class ReplicateContractTest extends PollingContract {
    @Override
    PollingClient client() {
        return new Client();
    }

    private static final class Client implements PollingClient {
        @Override
        public Ask song(String prompt) {
            return Ask.post(
                    "/v1/predictions",
                    "{\"version\":\"ace-step\",\"input\":{\"prompt\":\"%s\",\"duration\":30}}".formatted(prompt));
        }

        @Override
        public Ask malformed() {
            return Ask.post("/v1/predictions", "{\"a\":");
        }

        @Override
        public Ask outOfRange() {
            return Ask.post(
                    "/v1/predictions", "{\"version\":\"ace-step\",\"input\":{\"prompt\":\"pop\",\"duration\":900}}");
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
            return submitted.at("/id").asText();
        }

        @Override
        public Ask poll(String id) {
            return Ask.get("/v1/predictions/" + id);
        }

        @Override
        public Progress progress(JsonNode polled) {
            return switch (polled.at("/status").asText()) {
                case "starting", "processing" -> Progress.OPEN;
                case "succeeded" -> Progress.SUCCEEDED;
                case "failed", "canceled" -> Progress.FAILED;
                default -> throw new IllegalStateException(polled.toString());
            };
        }

        @Override
        public List<String> audio(JsonNode polled) {
            List<String> links = new ArrayList<>();
            polled.at("/output").forEach(link -> links.add(link.asText()));
            return links;
        }

        @Override
        public int accepted() {
            return 201;
        }

        @Override
        public Ask cancel(String id) {
            return new Ask("POST", "/v1/predictions/%s/cancel".formatted(id), "");
        }

        /** Replicate's clients are told by the state alone. */
        @Override
        public String cancelled() {
            return "";
        }

        @Override
        public String error(JsonNode polled) {
            return polled.at("/error").asText();
        }

        @Override
        public Refusal refusal(Situation situation) {
            return switch (situation) {
                case MALFORMED -> new Refusal(400, "/detail", "Malformed JSON payload");
                case OUT_OF_RANGE -> new Refusal(422, "/detail", "duration: 900 is not allowed (");
                case NO_KEY, WRONG_KEY -> new Refusal(401, "/title", "Unauthenticated");
                case NO_CREDIT -> new Refusal(402, "/title", "Insufficient credit");
                case RATE_LIMITED, TOO_MANY_JOBS, QUEUE_FULL -> new Refusal(429, "/title", "Too many requests");
                case UNKNOWN_JOB -> new Refusal(404, "/detail", "The requested prediction could not be found.");
                case JOB_FAILED -> throw new IllegalStateException("It is polled");
                case STOPPING -> new Refusal(503, "/title", "Service unavailable");
            };
        }
    }
}
