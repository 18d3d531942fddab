package dev.acestep.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acestep.tensor.BadCheckpoint;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptTokenizerTest {
    private static final Path TEXT_ENCODER = Fixtures.checkpoints().resolve("Qwen3-Embedding-0.6B");
    private static final Path LANGUAGE_MODEL = Fixtures.checkpoints().resolve("acestep-5Hz-lm-0.6B");

    @TempDir
    private Path folder;

    record Example(String tokenizer, String text, List<Long> ids) {
        Path folder() {
            return tokenizer.equals("lm") ? LANGUAGE_MODEL : TEXT_ENCODER;
        }

        @Override
        public String toString() {
            return tokenizer + ": " + text;
        }
    }

    static Stream<Example> examples() throws IOException {
        JsonNode all =
                new JsonMapper().readTree(Fixtures.golden("tokenization.json").toFile());
        return all.properties().stream()
                .flatMap(tokenizer -> StreamSupport.stream(tokenizer.getValue().spliterator(), false)
                        .map(example -> new Example(
                                tokenizer.getKey(),
                                example.get("text").textValue(),
                                StreamSupport.stream(example.get("ids").spliterator(), false)
                                        .map(JsonNode::longValue)
                                        .toList())));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyTextBecomesTheReferencesTokens(Example example) {
        try (PromptTokenizer tokenizer = PromptTokenizer.open(example.folder())) {
            assertThat(tokenizer.encode(example.text, 10_000)).containsExactly(example.ids.toArray(Long[]::new));
        }
    }

    @Test
    void aLongTextLosesItsEndButNotTheEndToken() {
        String text = "la ".repeat(1000);
        try (PromptTokenizer tokenizer = PromptTokenizer.open(TEXT_ENCODER)) {
            long[] whole = tokenizer.encode(text, 10_000);
            long[] cut = tokenizer.encode(text, 256);
            assertThat(cut).hasSize(256).endsWith(tokenizer.padToken());
            assertThat(Arrays.copyOf(cut, 255)).containsExactly(Arrays.copyOf(whole, 255));
        }
    }

    @Test
    void aTokenizerWithoutTemplateCutsPlainly() {
        try (PromptTokenizer tokenizer = PromptTokenizer.open(LANGUAGE_MODEL)) {
            long[] whole = tokenizer.encode("la la la la la", 100);
            assertThat(tokenizer.encode("la la la la la", 3)).containsExactly(Arrays.copyOf(whole, 3));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0b", "\ud83c", "\udfb5x", "\uffff", "🎵\ud83c"})
    void textThatIsNoUnicodeIsNoReasonToCrash(String text) {
        try (PromptTokenizer tokenizer = PromptTokenizer.open(TEXT_ENCODER)) {
            assertThat(tokenizer.encode(text, 256)).endsWith(tokenizer.padToken());
        }
    }

    @Test
    void manyThreadsMayUseOneTokenizer() {
        try (PromptTokenizer tokenizer = PromptTokenizer.open(TEXT_ENCODER)) {
            List<String> texts =
                    IntStream.range(0, 200).mapToObj(i -> "song number " + i).toList();
            List<long[]> one =
                    texts.stream().map(text -> tokenizer.encode(text, 256)).toList();
            List<long[]> many = texts.parallelStream()
                    .map(text -> tokenizer.encode(text, 256))
                    .toList();
            assertThat(many).usingRecursiveComparison().isEqualTo(one);
        }
    }

    @Test
    void aFolderWithoutTokenizerIsRefusedByTheFilesName() {
        assertRefused("tokenizer.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"version\": \"1.0\"}", "{\"model\": {\"type\": \"BPE\"}}"})
    void aFileThatIsNoTokenizerIsRefusedInOneLine(String content) throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), content);
        assertRefused("tokenizer.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-1", "4294967296", "\"\\ud800\"", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]"})
    void whatWouldEndTheProcessIsRefusedBefore(String value) throws IOException {
        String json = tokenizerJson()
                .replaceFirst(
                        "\"decoder\": *\\{", "\"decoder\": {\"another\": " + Matcher.quoteReplacement(value) + ",");
        assertThat(json).contains(value);
        Files.writeString(folder.resolve("tokenizer.json"), json);
        assertRefused("tokenizer.json: ");
    }

    @Test
    void anExpressionThatCouldGiveUpInTheMiddleOfATextIsRefused() throws IOException {
        String json = Files.readString(Fixtures.checkpoints().resolve("Qwen3-Embedding-0.6B/tokenizer.json"));
        int begin = json.indexOf("\"Regex\"");
        Files.writeString(
                folder.resolve("tokenizer.json"),
                json.substring(0, begin) + "\"Regex\": \"(x+x+)+y\"" + json.substring(json.indexOf("\n", begin)));
        assertRefused("(x+x+)+y");
    }

    @Test
    void aTokenAsLongAsABookIsRefused() throws IOException {
        String json = tokenizerJson().replace("\"<|fim_pad|>\"", "\"" + "x".repeat(200_000) + "\"");
        Files.writeString(folder.resolve("tokenizer.json"), json);
        assertRefused("holds a text of 200000 characters (at most 4096)");
    }

    @Test
    void aTokenizerWithoutTheEndTokenIsRefused() throws IOException {
        Files.writeString(
                folder.resolve("tokenizer.json"), tokenizerJson().replace("<|endoftext|>", "<|somethingelse|>"));
        assertRefused("does not know the token <|endoftext|>");
    }

    @Test
    void damagedFilesAreReadOrRefusedButNeverCrash() throws IOException {
        byte[] good = tokenizerJson().getBytes(StandardCharsets.UTF_8);
        Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            byte[] bad = i % 3 == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int k = 0; k < 1 + i % 5 && bad.length > 0; k++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            Files.write(folder.resolve("tokenizer.json"), bad);
            assertThatNoException().isThrownBy(this::openOrRefuse);
        }
    }

    @Test
    void tokensThatTheModelLacksAreRefused() {
        PromptTokenizer.open(TEXT_ENCODER, 1200).close();
        assertThatExceptionOfType(BadCheckpoint.class)
                .isThrownBy(() -> PromptTokenizer.open(TEXT_ENCODER, 1199).close())
                .withMessage("Qwen3-Embedding-0.6B/tokenizer.json has the token id 1199,"
                        + " and the model knows those below 1199");
    }

    private void openOrRefuse() {
        try (PromptTokenizer tokenizer = PromptTokenizer.open(folder)) {
            assertThat(tokenizer.encode("a song", 256)).isNotNull();
        } catch (BadCheckpoint e) {
            assertThat(e.getMessage()).doesNotContain("\n");
        }
    }

    private void assertRefused(String words) {
        assertThatExceptionOfType(BadCheckpoint.class)
                .isThrownBy(() -> PromptTokenizer.open(folder).close())
                .withMessageContaining(words)
                .withMessageNotContaining("\n");
    }

    private static String tokenizerJson() throws IOException {
        return Files.readString(TEXT_ENCODER.resolve("tokenizer.json"));
    }
}
