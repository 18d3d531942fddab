package dev.acestep.jobs;

import dev.acestep.music.AudioDuration;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Planning;
import java.math.BigDecimal;

/** What jobs cost, in whole milliseconds of audio, so that sums are exact. */
public final class Cost {
    private static final double AUTOMATIC_SECONDS = 60;

    private Cost() {}

    /** What is set aside while the job is not done: all its outputs at the length asked for; nothing for an analysis. */
    public static long reservedMillis(GenerationRequest request) {
        if (request.planning().analysis() != Planning.Analysis.NONE) {
            return 0;
        }
        double each = request.metadata().duration().map(AudioDuration::seconds).orElse(AUTOMATIC_SECONDS);
        return millis(each) * request.batchSize();
    }

    /** What an ended job costs: the audio it made; nothing if it did not succeed. */
    public static long chargedMillis(Job job) {
        return switch (job.state()) {
            case SUCCEEDED ->
                job.outputs().stream()
                        .mapToLong(track -> millis(track.durationSeconds()))
                        .sum();
            case QUEUED, RUNNING, FAILED, CANCELLED -> 0;
        };
    }

    /** Seconds, to the millisecond. */
    public static double seconds(long millis) {
        return BigDecimal.valueOf(millis, 3).doubleValue();
    }

    /** Seconds as people write them: {@code 120}, {@code 0.5}. */
    public static String words(double seconds) {
        return BigDecimal.valueOf(millis(seconds), 3).stripTrailingZeros().toPlainString();
    }

    private static long millis(double seconds) {
        return Math.round(seconds * 1000);
    }
}
