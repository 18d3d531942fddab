package dev.acestep.music;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything that an engine has to know to make the music; holding one is the proof that it is valid.
 *
 * @param model name of the installed model that runs it
 * @param reference an audio file whose style is followed
 * @param batchSize number of results, 1 to 8
 * @param seeds in the order of the results; results beyond the list get random ones
 */
public record GenerationRequest(
        String model,
        Task task,
        Text text,
        Metadata metadata,
        Optional<Path> reference,
        Optional<FlowEdit> flowEdit,
        int batchSize,
        List<Seed> seeds,
        Sampling sampling,
        Planning planning,
        LatentDecoding decoding,
        Output output) {
    public static final int LARGEST_BATCH = 8;

    public GenerationRequest {
        seeds = List.copyOf(seeds);
        Range.integer("batch_size", batchSize, 1, LARGEST_BATCH);
        checkSource(task, planning);
    }

    /** New music by the embedded engine with every default, one result. */
    public static GenerationRequest sketch(Text text, Metadata metadata, long seed) {
        return new GenerationRequest(
                ModelInfo.SKETCH,
                new Task.TextToMusic(),
                text,
                metadata,
                Optional.empty(),
                Optional.empty(),
                1,
                List.of(new Seed.Fixed(seed)),
                Sampling.defaults(ModelFamily.SKETCH),
                Planning.DEFAULTS,
                LatentDecoding.DEFAULTS,
                Output.DEFAULTS);
    }

    /** The audio that the music is made from, if there is any. */
    public Optional<Path> source() {
        return flowEdit.map(FlowEdit::source).or(task::source);
    }

    public Seed seed(int index) {
        return index < seeds.size() ? seeds.get(index) : new Seed.Random();
    }

    private static void checkSource(Task task, Planning planning) {
        boolean codesMayStandForIt = task instanceof Task.Cover || task instanceof Task.Complete;
        if (codesMayStandForIt
                && task.source().isEmpty()
                && planning.audioCodes().isEmpty()) {
            throw missingSource(task.type());
        }
    }

    /** The refusal of an edit task that has nothing to work on. */
    public static InvalidRequest missingSource(TaskType type) {
        return InvalidRequest.because(
                "src_audio_path",
                "missing (task_type \"%s\" needs source audio: upload src_audio or give src_audio_path)"
                        .formatted(type.wireName()));
    }
}
