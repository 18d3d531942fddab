package dev.acestep.engine.planning;

import dev.acestep.engine.text.Vocabulary;
import java.util.Arrays;
import java.util.stream.LongStream;

/** The chat template of the models, filled piece by piece; what is text stays text, whatever it says. */
final class ChatPrompt {
    private final Vocabulary vocabulary;
    private final LongStream.Builder tokens = LongStream.builder();
    private final StringBuilder text = new StringBuilder();

    ChatPrompt(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** A whole message. */
    ChatPrompt message(String role, String content) {
        return open(role).text(content).close();
    }

    /** Begins a message, which may be left for the model to go on. */
    ChatPrompt open(String role) {
        return template("<|im_start|>").text(role + "\n");
    }

    ChatPrompt close() {
        return template("<|im_end|>").text("\n");
    }

    ChatPrompt text(String written) {
        text.append(written);
        return this;
    }

    /** Special tokens. */
    ChatPrompt template(String special) {
        cutText();
        Arrays.stream(vocabulary.template(special)).forEach(tokens);
        return this;
    }

    long[] tokens() {
        cutText();
        return tokens.build().toArray();
    }

    private void cutText() {
        Arrays.stream(vocabulary.text(text.toString())).forEach(tokens);
        text.setLength(0);
    }
}
