package dev.acestep.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The parts that hostile requests are made of. */
final class HostileValues {
    private static final List<String> FIELDS = List.of(
            "prompt",
            "lyrics",
            "caption",
            "bpm",
            "audio_duration",
            "duration",
            "key_scale",
            "time_signature",
            "seed",
            "use_random_seed",
            "batch_size",
            "inference_steps",
            "guidance_scale",
            "shift",
            "timesteps",
            "task_type",
            "model",
            "audio_format",
            "vocal_language",
            "src_audio_path",
            "reference_audio_path",
            "repainting_start",
            "repainting_end",
            "audio_cover_strength",
            "audio_code_string",
            "param_obj",
            "metas",
            "metadata",
            "lora",
            "webhook_url",
            "thinking",
            "sample_query",
            "sample_mode",
            "use_format",
            "lm_top_k",
            "lm_top_p",
            "lm_temperature",
            "infer_method",
            "cfg_interval_start",
            "cfg_interval_end",
            "task_id_list",
            "task_id",
            "ai_token",
            "sample_type",
            "temperature",
            "slot",
            "init_llm",
            "lm_model_path",
            "track_name",
            "track_classes",
            "mp3_bitrate",
            "normalization_db",
            "instruction",
            "dcw_mode",
            "retake_seed",
            "unknown");
    private static final List<String> JSON_VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "-1e400",
            "1e-400",
            "NaN",
            "120.5",
            "99999999999999999999999999",
            "\"\"",
            "\" \"",
            "\"NaN\"",
            "\"Infinity\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "[]",
            "{}",
            "[[[[]]]]",
            "{\"a\":{\"a\":{}}}",
            "[1,\"x\",null,{}]",
            "\"[1,2\"",
            "\"{\\\"bpm\\\":\"",
            "\"../../../../etc/passwd\"",
            "\"/etc/passwd\"",
            "\"/proc/self/environ\"",
            "\"C:\\\\x\"",
            "\"file:///x\"",
            "\"/v1/audio?path=../x\"",
            "\"/v1/audio?path=%00\"",
            "\"http://169.254.169.254/\"",
            "\"'; DROP TABLE job\"",
            "\"%s%n%x\"",
            "\"\\u202e\\ufeff\"",
            "\"cover\"",
            "\"repaint\"",
            "\"text2music\"",
            "\"mp5\"",
            "8",
            "30",
            "\"30.0\"",
            "\"1,2,3,4,5,6,7,8,9,10\"",
            "\"0.9,0.5,0.1,0\"",
            "\"${jndi:ldap://x}\"",
            "\"__proto__\"",
            "2147483647",
            "-2147483648",
            "9223372036854775808",
            "1e999999999",
            "1e-999999999",
            "1e7999999999",
            "[null]",
            "\"a\\r\\nX: y\"",
            "\"https://[::1]/\"",
            "\"https://a@127.0.0.1/\"",
            "[{\"role\":\"user\",\"content\":[{\"type\":\"input_audio\",\"input_audio\":{\"data\":7}}]}]",
            "[{\"role\":\"user\",\"content\":[{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"data:x,y\"}}]}]",
            "[{\"role\":\"user\",\"content\":[null,7,{\"type\":[]},{\"type\":\"text\",\"text\":{}}]}]",
            "[{\"role\":{},\"content\":{}}]",
            "\"%s\"".formatted("x".repeat(10_001)));
    private static final List<String> PATH_TEXTS = List.of(
            "..",
            "..%2f..%2fetc%2fpasswd",
            "%2e%2e/%2e%2e/etc/passwd",
            "../../../etc/passwd",
            "%00",
            "a%00b",
            "%",
            "%zz",
            "%c0%ae%c0%ae",
            "%ff%fe",
            "/etc/passwd",
            "%2fetc%2fpasswd",
            "..;/x",
            "x;y=z",
            "//",
            "%5c..%5c..",
            "0198c0de-5a3b-7c11-9d0e-3b2f6a1c9e77",
            "0198c0de5a3b7c119d0e3b2f6a1c9e77",
            "99999999999999999999",
            "-1",
            "1e9",
            "2026-13-45",
            "2026-03-31T10:00:00Z",
            "%F0%9F%98%80",
            "%u0041",
            "+",
            "'%20OR%201=1--",
            "queued",
            "queued,",
            "native",
            "asc",
            "200",
            "201",
            "",
            "&&&",
            "=",
            "%0d%0aX-Evil:%20y",
            "{}",
            "<script>",
            "/v1/audio?path=/v1/audio?path=x",
            "%25%32%66",
            "swagger-ui.css",
            "con",
            "~",
            "%2F%2F",
            "*");
    private static final List<String> HEADERS = List.of(
            "Range: bytes=-\r\n",
            "Range: bytes=99999999999999999999-\r\n",
            "Range: bytes=1-2,3-4,5-6\r\n",
            "If-None-Match: \"\r\n",
            "If-Range: x\r\n",
            "If-Modified-Since: yesterday\r\n",
            "Last-Event-ID: -1\r\n",
            "Last-Event-ID: 999999999999999999999\r\n",
            "Authorization: Bearer\r\n",
            "Authorization: \r\n",
            "Cookie: a=\"\r\n",
            "Accept: */*;q=x\r\n",
            "X-Request-Id: a b\r\n",
            "X-HTTP-Method-Override: BEFORE\r\n",
            "X-HTTP-Method-Override: DELETE\r\n",
            "Forwarded: host=\"\r\n",
            "X-Forwarded-Host: a/b\r\n",
            "X-Forwarded-Prefix: //evil\r\n",
            "X-Forwarded-Proto: gopher\r\n",
            "Origin: null\r\n",
            "Origin: http://evil\r\nAccess-Control-Request-Method: X\r\n",
            "Upgrade: websocket\r\n",
            "Connection: upgrade, close\r\n",
            "Content-Encoding: gzip\r\n",
            "Accept-Encoding: gzip, br\r\n",
            "",
            "");

    private final Random random;

    HostileValues(Random random) {
        this.random = random;
    }

    String pathText() {
        String text = pick(PATH_TEXTS);
        return random.nextInt(6) == 0 ? text.repeat(random.nextInt(50)) : text;
    }

    /** A part of a path that HTTP permits, whatever it means. */
    String plainPathText() {
        return pick(List.of(
                "x",
                "..%2fx",
                "0198c0de-5a3b-7c11-9d0e-3b2f6a1c9e77",
                "ace-step_0198c0de5a3b7c119d0e3b2f6a1c9e77",
                "%F0%9F%98%80",
                "%3Cscript%3E",
                "9".repeat(400),
                "a%2Fb%2Fc",
                "p-x",
                "con.",
                "'%20OR%201=1--"));
    }

    /** A JSON value that no field, or hardly one, takes. */
    String value() {
        return pick(JSON_VALUES);
    }

    String header() {
        return pick(HEADERS);
    }

    byte[] json() {
        return switch (random.nextInt(12)) {
            case 0 -> "[".repeat(random.nextInt(60_000)).getBytes(StandardCharsets.US_ASCII);
            case 1 -> "{\"a\":".repeat(random.nextInt(60_000)).getBytes(StandardCharsets.US_ASCII);
            case 2 -> noise(random.nextInt(300));
            case 3 -> cut(object().getBytes(StandardCharsets.UTF_8));
            case 4 -> flipped(object().getBytes(StandardCharsets.UTF_8));
            case 5 -> long64();
            case 6 -> ("{\"seed\": " + "9".repeat(random.nextInt(5_000)) + "}").getBytes(StandardCharsets.US_ASCII);
            default -> object().getBytes(StandardCharsets.UTF_8);
        };
    }

    byte[] form() {
        StringBuilder form = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            form.append(pick(FIELDS)).append('=').append(pathText()).append('&');
        }
        return form.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] multipart(String boundary) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = random.nextInt(5); i > 0; i--) {
            String name = pick(List.of("src_audio", "reference_audio", "ctx_audio", pick(FIELDS)));
            String file = random.nextBoolean() ? "; filename=\"" + pathText() + "\"" : "";
            String head =
                    "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n".formatted(boundary, name, file);
            body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            body.writeBytes(random.nextInt(40) == 0 ? new byte[1_300_000] : noise(random.nextInt(2_000)));
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        String end = pick(List.of("--x--\r\n", "--x--", "--x", "", "--y--\r\n"));
        body.writeBytes(end.getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private String object() {
        StringBuilder object = new StringBuilder("{");
        for (int i = random.nextInt(6); i >= 0; i--) {
            object.append('"').append(pick(FIELDS)).append("\": ").append(pick(JSON_VALUES));
            object.append(i > 0 ? ", " : "}");
        }
        return object.toString();
    }

    /** A text longer than any field takes, now and then longer than any body may be. */
    private byte[] long64() {
        int length = random.nextInt(20) == 0 ? 1_200_000 : 30_000;
        return "{\"%s\": \"%s\"}"
                .formatted(pick(FIELDS), "/v1/audio?&".repeat(length / 11))
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    private byte[] flipped(byte[] bytes) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        return bytes;
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
