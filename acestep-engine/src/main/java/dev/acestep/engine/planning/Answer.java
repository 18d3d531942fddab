package dev.acestep.engine.planning;

import dev.acestep.engine.text.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the model wrote. */
final class Answer {
    private final long[] tokens;
    private final Vocabulary vocabulary;

    Answer(Vocabulary vocabulary, long... tokens) {
        this.vocabulary = vocabulary;
        this.tokens = tokens;
    }

    PlanText read() {
        return new AnswerText(vocabulary.decode(tokens)).read();
    }

    /** The codes among the tokens; codes that are spelled letter by letter are none. */
    List<Integer> codes() {
        return Arrays.stream(tokens)
                .mapToObj(vocabulary::code)
                .flatMapToInt(code -> code.stream())
                .boxed()
                .toList();
    }

    /** The texts of the special tokens among the tokens. */
    Set<String> specials() {
        return Arrays.stream(tokens)
                .distinct()
                .mapToObj(vocabulary::decode)
                .filter(text -> text.startsWith("<") && text.endsWith(">"))
                .filter(text -> vocabulary.single(text).isPresent() && vocabulary.text(text).length > 1)
                .collect(Collectors.toSet());
    }
}
