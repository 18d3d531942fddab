package dev.acestep.engine.decoding;

import static dev.acestep.engine.decoding.GrammarState.CODES_GENERATION;
import static dev.acestep.engine.decoding.GrammarState.COMPLETED;
import static dev.acestep.engine.decoding.GrammarState.NEWLINE_AFTER_THINK;
import static dev.acestep.engine.decoding.GrammarState.THINK_END_TAG;
import static dev.acestep.engine.decoding.GrammarState.THINK_TAG;

import dev.acestep.engine.decoding.GrammarSettings.Phase;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far one answer has come in the grammar. */
final class Course {
    private static final Logger LOG = LoggerFactory.getLogger("dev.acestep.engine.decoding.grammar");

    private final Grammar grammar;
    private final GrammarSettings settings;
    private final boolean beginsWithCodes;
    private GrammarState state = THINK_TAG;
    private Part part;

    Course(Grammar grammar, GrammarSettings settings, boolean thoughtIsThere) {
        this.grammar = grammar;
        this.settings = settings;
        beginsWithCodes = settings.phase() == Phase.CODES && thoughtIsThere;
        part = part();
    }

    GrammarState state() {
        return state;
    }

    Allowed next() {
        if (state == THINK_TAG && beginsWithCodes) {
            enter(CODES_GENERATION);
        }
        return part.next();
    }

    private void enter(GrammarState next) {
        state = next;
        part = part();
    }

    void accept(long token) {
        if (settings.logged()) {
            LOG.debug("{}: {} {}", state, token, grammar.tables().text(token));
        }
        if (part.accept(token)) {
            enter(following());
        }
    }

    private Part part() {
        return switch (state) {
            case THINK_END_TAG ->
                settings.endsAfterThought() ? new Dictated(grammar.tables().endOfTurn()) : grammar.fixed(state);
            case CODES_GENERATION -> codes();
            case COMPLETED -> new Endless(afterAll());
            default ->
                state.valued().map(field -> grammar.value(field, settings)).orElseGet(() -> grammar.fixed(state));
        };
    }

    private Part codes() {
        return settings.codes().isPresent()
                ? new CodesPart(grammar.tables(), settings.codes().getAsInt())
                : new Endless(grammar.tables().codesOrEnd());
    }

    private Allowed afterAll() {
        return settings.phase() == Phase.UNDERSTAND
                ? grammar.tables().freeText()
                : grammar.tables().anything();
    }

    private GrammarState following() {
        return switch (state) {
            case THINK_TAG -> NEWLINE_AFTER_THINK;
            case NEWLINE_AFTER_THINK -> firstOf(Stream.of(MetadataField.values()));
            case THINK_END_TAG ->
                settings.endsAfterThought() || settings.phase() == Phase.UNDERSTAND ? COMPLETED : CODES_GENERATION;
            case CODES_GENERATION, COMPLETED -> state;
            default ->
                state.named()
                        .map(GrammarState::valueOf)
                        .or(() -> state.valued().map(this::after))
                        .orElseThrow();
        };
    }

    private GrammarState after(MetadataField field) {
        if (part instanceof CaptionValue caption && caption.named().isPresent()) {
            return GrammarState.valueOf(caption.named().get());
        }
        return firstOf(Stream.of(MetadataField.values()).filter(later -> later.compareTo(field) > 0));
    }

    private GrammarState firstOf(Stream<MetadataField> fields) {
        return fields.filter(field -> !settings.skipped().contains(field))
                .findFirst()
                .map(GrammarState::nameOf)
                .orElse(THINK_END_TAG);
    }
}
