package dev.acestep.http.contract;

import java.net.http.HttpResponse;

class SegmindV1ContractTest extends SynchronousContract {
    @Override
    SynchronousClient client() {
        return new Client();
    }

    private static final class Client implements SynchronousClient {
        @Override
        public Ask song(String prompt) {
            return Ask.post("/v1/ace-step-music", "{\"genres\":\"%s\",\"output_seconds\":30}".formatted(prompt));
        }

        @Override
        public Ask malformed() {
            return Ask.post("/v1/ace-step-music", "{\"a\":");
        }

        @Override
        public Ask outOfRange() {
            return Ask.post("/v1/ace-step-music", "{\"genres\":\"pop\",\"output_seconds\":900}");
        }

        @Override
        public String keyHeader() {
            return "x-api-key";
        }

        @Override
        public byte[] audio(HttpResponse<byte[]> answer) {
            return answer.body();
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
