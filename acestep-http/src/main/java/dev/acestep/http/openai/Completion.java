package dev.acestep.http.openai;

import dev.acestep.http.OpenAiModelList;
import dev.acestep.http.openai.AudioMessage.Part;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.StoredTrack;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of a finished job, whole. */
record Completion(
        String id,
        String object,
        long created,
        String model,
        String systemFingerprint,
        List<Choice> choices,
        Usage usage) {
    static Completion of(Job job, AudioMessage audio) {
        String codes = job.outputs().stream()
                .map(StoredTrack::audioCodes)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
        return new Completion(
                id(job),
                "chat.completion",
                job.createdAt().getEpochSecond(),
                model(job),
                job.submission().request().model(),
                List.of(new Choice(0, "stop", new Message("assistant", SongText.of(job), audio.parts(), codes))),
                new Usage(0, 0, 0));
    }

    /** {@code chatcmpl-} and the UUID without hyphens. */
    static String id(Job job) {
        return "chatcmpl-" + job.id().compact();
    }

    /** The model as the caller named it; as the list of models names it if he did not. */
    static String model(Job job) {
        String asked = job.submission().requestedModel();
        return asked.isEmpty() ? OpenAiModelList.id(job.submission().request().model()) : asked;
    }

    record Choice(int index, String finishReason, Message message) {}

    /**
     * The assistant's message.
     *
     * @param audioCodes 5Hz codes of the first result that has any
     */
    record Message(
            String role,
            String content,
            List<Part> audio,
            @Nullable String audioCodes) {}

    record Usage(int promptTokens, int completionTokens, int totalTokens) {}
}
