package dev.acestep.tensor;

import static dev.acestep.tensor.HandMade.entry;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SafeTensorsHeaderTest {
    private static final String GOOD = entry("a", "F32", "2", 0, 8);

    @TempDir
    Path folder;

    static Arguments[] brokenRules() {
        return new Arguments[] {
            broken("", "the header is not an object"),
            broken("[]", "the header is not an object"),
            broken("{" + GOOD, "the header is not strict JSON"),
            broken("{" + GOOD + "} {}", "the header goes on after its JSON value"),
            broken("{" + GOOD + "," + GOOD + "}", "Duplicate"),
            broken("{\"a\":3}", "tensor \"a\" is not an object"),
            broken("{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,8]}}", "tensor \"a\" has no shape"),
            broken("{\"a\":{\"shape\":[2],\"data_offsets\":[0,8]}}", "tensor \"a\" has no dtype"),
            broken("{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}", "tensor \"a\" has no data_offsets"),
            broken("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\"}}", "Duplicate"),
            broken("{\"a\":{\"dtype\":\"F32\",\"size\":8}}", "a member \"size\""),
            broken("{\"a\":{\"dtype\":32}}", "tensor \"a\" dtype is not text"),
            broken("{" + entry("a", "F33", "2", 0, 8) + "}", "dtype \"F33\", which the format does not have"),
            broken("{" + entry("a", "F32", "-2", 0, 8) + "}", "shape holds \"-2\""),
            broken("{" + entry("a", "F32", "2.0", 0, 8) + "}", "shape holds \"2.0\""),
            broken("{" + entry("a", "F32", "null", 0, 8) + "}", "shape holds \"null\""),
            broken("{" + entry("a", "F32", "[2]", 0, 8) + "}", "shape holds \"[\""),
            broken("{" + entry("a", "F32", "99999999999999999999", 0, 8) + "}", "shape holds \"99999999999999999999\""),
            broken("{" + entry("a", "F32", "4611686018427387904,4", 0, 8) + "}", "which no file can hold"),
            broken("{" + entry("a", "F32", "0,4611686018427387904,4", 0, 0) + "}", "which no file can hold"),
            broken("{" + entry("a", "F32", "1,".repeat(16) + "2", 0, 8) + "}", "has more than 16 numbers"),
            broken("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8]}}", "has 1 data_offsets"),
            broken("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8,9]}}", "more than 2 numbers"),
            broken("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":8}}", "data_offsets is not a list"),
            broken("{" + entry("a", "F32", "2", 8, 0) + "}", "data_offsets [8, 0], but F32 of shape [2] takes 8 bytes"),
            broken("{" + entry("a", "F32", "3", 0, 8) + "}", "but F32 of shape [3] takes 12 bytes"),
            broken("{" + entry("a", "F4", "15", 0, 8) + "}", "which no file can hold"),
            broken("{" + entry("a", "F32", "3", 0, 12) + "}", "tensor \"a\" ends at byte 12 of 8"),
            broken("{" + entry("a", "F32", "1", 4, 8) + "}", "tensor \"a\" begins at byte 4, behind a hole from 0"),
            broken("{" + GOOD + "," + entry("b", "F32", "1", 4, 8) + "}", "tensor \"b\" begins at byte 4 and overlaps"),
            broken("{" + entry("a", "F32", "1", 0, 4) + "}", "has 8 bytes of data, but its tensors take 4"),
            broken("{\"__metadata__\":[]}", "__metadata__ is not an object"),
            broken("{\"__metadata__\":{\"format\":3}}", "__metadata__ \"format\" is not text"),
            broken("{\"a\":" + "[".repeat(5000) + "}", "tensor \"a\" is not an object"),
            broken("{\"a\nb\":3}", "the header is not strict JSON"),
            broken("{\"a\\nb\":3}", "tensor \"a b\" is not an object"),
        };
    }

    private static Arguments broken(String header, String message) {
        return Arguments.of(header, message);
    }

    @ParameterizedTest
    @MethodSource("brokenRules")
    void everyBrokenRuleIsNamed(String header, String message) throws IOException {
        assertRefused(HandMade.write(folder.resolve("weights"), header, 8), message);
    }

    @Test
    void aHeaderThatCannotBeThereIsRefused() throws IOException {
        byte[] header = "{}".getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("weights");
        assertRefused(Files.write(file, new byte[7]), "has 7 bytes, fewer than the 8");
        assertRefused(HandMade.writeRaw(file, -1, header, new byte[0]), "header of 18446744073709551615 bytes");
        assertRefused(HandMade.writeRaw(file, 100_000_001, header, new byte[0]), "at most 100000000");
        assertRefused(HandMade.writeRaw(file, 3, header, new byte[0]), "a header of 3 bytes, but has only 2");
        byte[] latin = "{\"\u00e9\":3}".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(HandMade.writeRaw(file, latin.length, latin, new byte[0]), "the header is not UTF-8");
        byte[] wide = "{}".getBytes(StandardCharsets.UTF_16LE);
        assertRefused(HandMade.writeRaw(file, wide.length, wide, new byte[0]), "the header is not strict JSON");
    }

    @Test
    void whatIsNoFileIsRefused() {
        assertRefused(folder.resolve("none"), "is missing");
        assertRefused(folder, "is not a file");
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> SafeTensors.open(file).close())
                .isInstanceOf(BadCheckpoint.class)
                .message()
                .startsWith(new CheckpointFile(file) + ": ")
                .contains(message)
                .hasLineCount(1);
    }
}
