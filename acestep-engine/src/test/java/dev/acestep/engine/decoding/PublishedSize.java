package dev.acestep.engine.decoding;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** A tokenizer as large as the published one: the tiny one's words first, then made-up ones that no text becomes. */
public final class PublishedSize {
    /** Tokens of the published language models. */
    public static final int VOCABULARY = 217_204;

    private static final int WORDS = 151_643;
    private static final int CODES = 65_535;
    private static final String LETTERS = "etaoinshrdlucmfwypvbgk";

    private PublishedSize() {}

    /** Writes {@code tokenizer.json}. */
    public static void write(Path folder) throws IOException {
        JsonMapper mapper = new JsonMapper();
        ObjectNode tokenizer = (ObjectNode) mapper.readTree(
                TinyVocabulary.folder().resolve("tokenizer.json").toFile());
        addWords((ObjectNode) tokenizer.get("model").get("vocab"));
        ArrayNode added = (ArrayNode) tokenizer.get("added_tokens");
        ArrayNode special = mapper.createArrayNode();
        added.forEach(token -> addSpecial(special, (ObjectNode) token));
        for (int code = 0; code < CODES; code++) {
            ObjectNode token = added.get(added.size() - 1).deepCopy();
            token.put("content", "<|audio_code_" + code + "|>").put("id", WORDS + 26 + code);
            special.add(token);
        }
        tokenizer.set("added_tokens", special);
        mapper.writeValue(folder.resolve("tokenizer.json").toFile(), tokenizer);
    }

    private static void addSpecial(ArrayNode special, ObjectNode token) {
        if (!token.get("content").textValue().startsWith("<|audio_code_")) {
            special.add(token.deepCopy().put("id", WORDS + special.size()));
        }
    }

    private static void addWords(ObjectNode vocabulary) {
        Random random = new Random(1);
        int size = vocabulary.size();
        while (size < WORDS) {
            StringBuilder word = new StringBuilder(random.nextInt(3) == 0 ? "Ġ" : "");
            for (int i = random.nextInt(3, 11); i > 0; i--) {
                word.append(LETTERS.charAt(random.nextInt(random.nextInt(1, LETTERS.length()))));
            }
            if (!vocabulary.has(word.toString())) {
                vocabulary.put(word.toString(), size);
                size++;
            }
        }
    }
}
