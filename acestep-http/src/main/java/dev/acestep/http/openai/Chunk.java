package dev.acestep.http.openai;

import dev.acestep.http.openai.AudioMessage.Part;
import dev.acestep.jobs.Job;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One event of a streamed answer. */
record Chunk(String id, String object, long created, String model, String systemFingerprint, List<Choice> choices) {
    static Chunk begin(Job job) {
        return of(job, Map.of("role", "assistant", "content", ""), null);
    }

    static Chunk text(Job job, String text) {
        return of(job, Map.of("content", text), null);
    }

    static Chunk audio(Job job, List<Part> parts) {
        return of(job, Map.of("audio", parts), null);
    }

    /** The last one; {@code stop} or {@code error}. */
    static Chunk end(Job job, String reason) {
        return of(job, Map.of(), reason);
    }

    private static Chunk of(Job job, Map<String, ?> delta, @Nullable String finishReason) {
        return new Chunk(
                Completion.id(job),
                "chat.completion.chunk",
                job.createdAt().getEpochSecond(),
                Completion.model(job),
                job.submission().request().model(),
                List.of(new Choice(0, delta, finishReason)));
    }

    record Choice(int index, Map<String, ?> delta, @Nullable String finishReason) {}
}
