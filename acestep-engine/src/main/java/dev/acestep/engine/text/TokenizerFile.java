package dev.acestep.engine.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.acestep.tensor.CheckpointFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A {@code tokenizer.json} that is safe to hand to the native library. Of some JSON that library does not say that it is
 * wrong, but ends the process (numbers out of range, halves of characters, deep nesting) or works for minutes (tokens as
 * long as a book). None of it is in a tokenizer. Expressions are those that the published files have: others can make the
 * library give up in the middle of a text, and the process with it.
 */
record TokenizerFile(CheckpointFile file) {
    private static final int LARGEST = 256 << 20;
    private static final int LONGEST_TEXT = 4096;

    /** How Qwen2 splits words, numbers, signs and blanks. */
    private static final String SPLIT = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}|"
            + " ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    /** All numbers in them are ids of tokens, but for a few that are smaller. */
    private static final Set<String> WITH_IDS = Set.of("model", "added_tokens", "post_processor");

    TokenizerFile(Path modelFolder) {
        this(new CheckpointFile(modelFolder.resolve("tokenizer.json")));
    }

    /**
     * The whole file, checked.
     *
     * @param addedTokens texts that are one token wherever they stand
     * @param largestId of all that it can make of a text
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once
    record Content(byte[] bytes, List<String> addedTokens, long largestId) {}

    Content content() {
        byte[] bytes = file.bytes(LARGEST);
        return file.json("", bytes, json -> checked(bytes, json));
    }

    private Content checked(byte[] bytes, JsonParser json) throws IOException {
        List<String> addedTokens = new ArrayList<>();
        long largestId = 0;
        String section = "";
        int depth = 0;
        do {
            JsonToken token = json.nextToken();
            if (token == null || (depth == 0 && token != JsonToken.START_OBJECT)) {
                throw file.bad("is not an object");
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            check(json, token);
            checkExpression(json, token);
            if (token == JsonToken.FIELD_NAME && depth == 1) {
                section = json.currentName();
            } else if (section.equals("added_tokens") && depth == 3 && isContent(json, token)) {
                addedTokens.add(json.getText());
            } else if (token.isNumeric() && WITH_IDS.contains(section)) {
                largestId = Math.max(largestId, json.getIntValue());
            }
        } while (depth > 0);
        return new Content(bytes, addedTokens, largestId);
    }

    private static boolean isContent(JsonParser json, JsonToken token) throws IOException {
        return token == JsonToken.VALUE_STRING && "content".equals(json.currentName());
    }

    private void check(JsonParser json, JsonToken token) throws IOException {
        if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
            String text = json.getText();
            if (text.length() > LONGEST_TEXT) {
                throw file.bad("holds a text of %d characters (at most %d)".formatted(text.length(), LONGEST_TEXT));
            }
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                throw file.bad("holds half a character in %s".formatted(CheckpointFile.quoted(text)));
            }
        } else if (token.isNumeric() && !isId(json, token)) {
            throw file.bad("holds the number %s (whole numbers from 0 to 2^31 - 1)"
                    .formatted(CheckpointFile.shortened(json.getText())));
        }
    }

    private void checkExpression(JsonParser json, JsonToken token) throws IOException {
        boolean isExpression = token == JsonToken.VALUE_STRING && "Regex".equals(json.currentName());
        if (isExpression && !json.getText().equals(SPLIT)) {
            throw file.bad("splits by the expression %s (only Qwen2's is known)"
                    .formatted(CheckpointFile.quoted(json.getText())));
        }
    }

    private static boolean isId(JsonParser json, JsonToken token) throws IOException {
        return token == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() == JsonParser.NumberType.INT
                && json.getIntValue() >= 0;
    }
}
