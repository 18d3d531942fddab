package dev.acestep.jobs;

import dev.acestep.music.GenerationRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A job as a dialect hands it in.
 *
 * @param owner name of the API key; empty while the server is open
 * @param requestedModel the model as the caller wrote it, empty if not named
 * @param prompt as sent, before any default
 * @param lyrics as sent
 * @param warnings what the dialect changed or ignored
 * @param uploads files that belong to this job alone and end with it
 * @param input what the caller sent, as a JSON object, where his dialect's answers depend on it or repeat it
 * @param webhook whom to tell of the job
 */
public record Submission(
        Dialect dialect,
        Optional<String> owner,
        String requestedModel,
        String prompt,
        String lyrics,
        GenerationRequest request,
        List<String> warnings,
        List<Path> uploads,
        String input,
        Optional<Webhook> webhook) {
    /** What {@link #input} is where nothing has to be remembered. */
    public static final String NO_INPUT = "{}";

    public Submission {
        warnings = List.copyOf(warnings);
        uploads = List.copyOf(uploads);
    }
}
