package dev.acestep.http.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Base64;

class OpenAiContractTest extends SynchronousContract {
    @Override
    SynchronousClient client() {
        return new Client();
    }

    private static final class Client implements SynchronousClient {
        @Override
        public Ask song(String prompt) {
            return Ask.post(
                    "/v1/chat/completions",
                    "{\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}],\"audio_config\":{\"duration\":30}}"
                            .formatted(prompt));
        }

        @Override
        public Ask malformed() {
            return Ask.post("/v1/chat/completions", "{\"a\":");
        }

        @Override
        public Ask outOfRange() {
            return Ask.post(
                    "/v1/chat/completions",
                    "{\"messages\":[{\"role\":\"user\",\"content\":\"pop\"}],\"temperature\":9}");
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
        public byte[] audio(HttpResponse<byte[]> answer) throws IOException {
            String url = new ObjectMapper()
                    .readTree(answer.body())
                    .at("/choices/0/message/audio/0/audio_url/url")
                    .asText();
            return Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1));
        }

        @Override
        public Refusal refusal(Situation situation) {
            return switch (situation) {
                case MALFORMED -> new Refusal(400, "/error/type", "invalid_request_error");
                case OUT_OF_RANGE -> new Refusal(400, "/error/message", "temperature: 9 is not allowed (");
                case NO_KEY, WRONG_KEY -> new Refusal(401, "/error/code", "invalid_api_key");
                case NO_CREDIT -> new Refusal(402, "/error/code", "insufficient_quota");
                case RATE_LIMITED, TOO_MANY_JOBS -> new Refusal(429, "/error/code", "rate_limit_exceeded");
                case QUEUE_FULL -> new Refusal(429, "/error/code", "queue_full");
                case UNKNOWN_JOB -> throw new IllegalStateException("Nothing is polled");
                case JOB_FAILED -> new Refusal(500, "/error/message", "The engine gave up");
                case STOPPING -> new Refusal(503, "/error/code", "model_not_ready");
            };
        }
    }
}
