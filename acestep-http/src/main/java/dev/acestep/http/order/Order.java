package dev.acestep.http.order;

import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.fields.Values;
import dev.acestep.jobs.Dialect;
import dev.acestep.jobs.Submission;
import dev.acestep.jobs.Webhook;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a caller asks for, in the terms of the common request.
 *
 * @param audio that it brings along
 * @param input what the dialect's answers will need of what was sent, as a JSON object
 * @param webhook whom to tell
 * @param warnings what the dialect changed or ignored already
 */
public record Order(Wish wish, Audio audio, String input, Optional<Webhook> webhook, List<String> warnings) {
    /**
     * Who wants what of whom.
     *
     * @param values of the table {@link Fields}
     * @param model installed model to run it, by name; empty is the default one
     * @param requestedModel the model as the caller named it, or the name under which the dialect offers it
     * @param excess what becomes of more steps than the model can do
     */
    public record Wish(
            Dialect dialect,
            Caller caller,
            Values values,
            Optional<String> model,
            String requestedModel,
            Excess excess) {}

    /** What becomes of more steps than the model can do. */
    public enum Excess {
        REFUSED,
        /** As many as it can do are done, and a warning says so. */
        CLAMPED
    }

    /**
     * Files that are there and that the caller may use.
     *
     * @param source audio to be worked on
     * @param reference audio whose style is followed
     * @param uploads files that came with the order and become the job's
     */
    public record Audio(Optional<Path> source, Optional<Path> reference, List<Path> uploads) {
        static final Audio NONE = new Audio(Optional.empty(), Optional.empty(), List.of());

        public Audio {
            uploads = List.copyOf(uploads);
        }
    }

    public Order {
        warnings = List.copyOf(warnings);
    }

    /** An order of words alone, as hosted dialects take them. */
    public static Order of(Dialect dialect, Caller caller, Values values, Optional<String> model, String publicModel) {
        Wish wish = new Wish(dialect, caller, values, model, publicModel, Excess.CLAMPED);
        return new Order(wish, Audio.NONE, Submission.NO_INPUT, Optional.empty(), List.of());
    }

    public Values values() {
        return wish.values();
    }

    /** The same, remembering what the caller sent. */
    public Order withInput(String json) {
        return new Order(wish, audio, json, webhook, warnings);
    }

    /** The same, telling somebody of the job. */
    public Order withWebhook(Optional<Webhook> receiver) {
        return new Order(wish, audio, input, receiver, warnings);
    }

    /** The same, over audio. */
    public Order withAudio(Optional<Path> source, Optional<Path> reference, List<Path> sent) {
        return new Order(wish, new Audio(source, reference, sent), input, webhook, warnings);
    }

    /** The same, with a warning more. */
    public Order warned(String warning) {
        List<String> more = Stream.concat(warnings.stream(), Stream.of(warning)).toList();
        return new Order(wish, audio, input, webhook, more);
    }

    /** The same, refusing more steps than the model can do. */
    public Order strict() {
        return wishing(values(), Excess.REFUSED);
    }

    /** The same with other values. */
    public Order withValues(Values others) {
        return wishing(others, wish.excess());
    }

    private Order wishing(Values values, Excess excess) {
        Wish other = new Wish(wish.dialect(), wish.caller(), values, wish.model(), wish.requestedModel(), excess);
        return new Order(other, audio, input, webhook, warnings);
    }
}
