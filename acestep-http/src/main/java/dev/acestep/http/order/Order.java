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
 * @param values of the table {@link Fields}
 * @param model installed model to run it, by name; empty is the default one
 * @param requestedModel the model as the caller named it, or the name under which the dialect offers it
 * @param excess what becomes of more steps than the model can do
 * @param source audio to be worked on; the file is there and the caller may use it
 * @param reference audio whose style is followed
 * @param uploads files that came with it and become the job's
 * @param input what the dialect's answers will need of what was sent, as a JSON object
 * @param webhook whom to tell
 * @param warnings what the dialect changed or ignored already
 */
public record Order(
        Dialect dialect,
        Caller caller,
        Values values,
        Optional<String> model,
        String requestedModel,
        Excess excess,
        Optional<Path> source,
        Optional<Path> reference,
        List<Path> uploads,
        String input,
        Optional<Webhook> webhook,
        List<String> warnings) {
    /** What becomes of more steps than the model can do. */
    public enum Excess {
        REFUSED,
        /** As many as it can do are done, and a warning says so. */
        CLAMPED
    }

    public Order {
        uploads = List.copyOf(uploads);
        warnings = List.copyOf(warnings);
    }

    /** An order of words alone, as hosted dialects take them. */
    public static Order of(Dialect dialect, Caller caller, Values values, Optional<String> model, String publicModel) {
        return new Order(
                dialect,
                caller,
                values,
                model,
                publicModel,
                Excess.CLAMPED,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Submission.NO_INPUT,
                Optional.empty(),
                List.of());
    }

    /** The same, remembering what the caller sent. */
    public Order withInput(String json) {
        return new Order(
                dialect,
                caller,
                values,
                model,
                requestedModel,
                excess,
                source,
                reference,
                uploads,
                json,
                webhook,
                warnings);
    }

    /** The same, telling somebody of the job. */
    public Order withWebhook(Optional<Webhook> receiver) {
        return new Order(
                dialect,
                caller,
                values,
                model,
                requestedModel,
                excess,
                source,
                reference,
                uploads,
                input,
                receiver,
                warnings);
    }

    /** The same, over audio. */
    public Order withAudio(Optional<Path> sourceFile, Optional<Path> referenceFile, List<Path> sent) {
        return new Order(
                dialect,
                caller,
                values,
                model,
                requestedModel,
                excess,
                sourceFile,
                referenceFile,
                sent,
                input,
                webhook,
                warnings);
    }

    /** The same, refusing more steps than the model can do. */
    public Order strict() {
        return new Order(
                dialect,
                caller,
                values,
                model,
                requestedModel,
                Excess.REFUSED,
                source,
                reference,
                uploads,
                input,
                webhook,
                warnings);
    }

    /** The same, with a warning more. */
    public Order warned(String warning) {
        List<String> more = Stream.concat(warnings.stream(), Stream.of(warning)).toList();
        return new Order(
                dialect,
                caller,
                values,
                model,
                requestedModel,
                excess,
                source,
                reference,
                uploads,
                input,
                webhook,
                more);
    }

    /** The same with other values. */
    public Order withValues(Values others) {
        return new Order(
                dialect,
                caller,
                others,
                model,
                requestedModel,
                excess,
                source,
                reference,
                uploads,
                input,
                webhook,
                warnings);
    }
}
