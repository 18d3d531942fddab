package dev.acestep.http.nativeapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.JsonText;
import dev.acestep.http.body.BodyJson;
import dev.acestep.http.body.BodyParser;
import dev.acestep.http.order.Fields;
import dev.acestep.music.InvalidRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is sent, it becomes a job or a refusal, and a refusal can be sent back. */
class HostileBodiesTest {
    private static final List<String> NAMES = Stream.concat(
                    Fields.ALL.stream()
                            .flatMap(field ->
                                    Stream.concat(field.names().first().stream(), field.names().last().stream())),
                    Stream.of("metas", "param_obj", "ai_token", "unknown"))
            .toList();
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "true",
            "-1",
            "0",
            "1e400",
            "NaN",
            "12",
            "0.5",
            "[1,2",
            "[[[]]]",
            "{}",
            "{\"bpm\":{}}",
            "a,b,,c",
            "../../etc/passwd",
            "/etc/passwd",
            "\0",
            "\uD800",
            "http://[x",
            "/v1/audio?path=%zz",
            "/outputs/x/y",
            "mp3",
            "cover",
            "text2music",
            "repaint",
            "\u202E\u0007",
            "auto",
            "9".repeat(400),
            "x".repeat(30_000),
            "%s%n$1");

    private final Random random = new Random(20261120);

    @Test
    void randomObjectsBecomeJobsOrRefusals(@TempDir Path folder) throws IOException {
        int taken = 0;
        try (Bench bench = Bench.open(folder, KnownModels.NEURAL)) {
            for (int i = 0; i < 5_000; i++) {
                ObjectNode body = object(i % 7 + 1, 2);
                String json = body.toString();
                Throwable refusal = catchThrowable(() -> bench.submission(json));
                taken += refusal == null ? 1 : 0;
                if (refusal != null) {
                    assertThat(refusal).as(json).isInstanceOfAny(InvalidRequest.class, HttpProblem.class);
                    assertThat(JsonText.of(refusal.getMessage()).length())
                            .as(json)
                            .isLessThan(2_000);
                }
            }
        }
        assertThat(taken).isBetween(200, 4_800);
    }

    @Test
    void brokenBytesBecomeRefusals() {
        byte[] whole = "{\"prompt\": \"söng\", \"bpm\": [120, {\"a\": null}], \"x\": \"\\ud83c\"}"
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = whole.clone();
            for (int k = random.nextInt(4); k >= 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Optional<String> type = switch (i % 3) {
                case 0 -> Optional.of("application/json");
                case 1 -> Optional.of("application/x-www-form-urlencoded");
                default -> Optional.empty();
            };
            Throwable refusal = catchThrowable(() -> BodyParser.parse(type, bytes, BodyParser.Empty.IS_MALFORMED));
            if (refusal != null) {
                assertThat(refusal).isInstanceOf(HttpProblem.class);
            }
        }
    }

    @Test
    void depthAndSizeAreBounded() {
        String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThat(BodyJson.parse(deep)).isEmpty();
        assertThat(BodyJson.parse("[" + "[],".repeat(300_000) + "1]")).isEmpty();
        assertThat(BodyJson.parse("9".repeat(100_000))).isEmpty();
        assertThat(BodyJson.parse("{\"a\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
        assertThat(catchThrowable(() -> BodyParser.parse(
                        Optional.of("application/x-www-form-urlencoded"),
                        "a=1&".repeat(20_000).getBytes(StandardCharsets.US_ASCII),
                        BodyParser.Empty.IS_OBJECT)))
                .hasMessage("Malformed form body: more than 10000 fields");
    }

    private ObjectNode object(int members, int depth) {
        ObjectNode object = BodyJson.NODES.objectNode();
        for (int i = 0; i < members; i++) {
            object.set(NAMES.get(random.nextInt(NAMES.size())), value(depth));
        }
        return object;
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 7)) {
            case 0 -> BodyJson.NODES.nullNode();
            case 1 -> BodyJson.NODES.booleanNode(random.nextBoolean());
            case 2 -> BodyJson.NODES.numberNode(random.nextInt(-10, 700));
            case 3 -> BodyJson.NODES.numberNode(new BigDecimal(random.nextDouble(-2, 3)));
            case 4 -> BodyJson.NODES.numberNode(new BigDecimal(new BigInteger(random.nextInt(300), random), -300));
            case 5, 6 -> BodyJson.NODES.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
            case 7 -> object(random.nextInt(4), depth - 1);
            default -> array(depth - 1);
        };
    }

    private ArrayNode array(int depth) {
        ArrayNode array = BodyJson.NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(value(depth));
        }
        return array;
    }
}
