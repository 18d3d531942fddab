package dev.acestep.jobs;

import dev.acestep.music.AudioFormat;
import dev.acestep.music.Metadata;
import dev.acestep.music.QualityScores;
import dev.acestep.music.TimedLine;
import java.util.List;
import java.util.Map;

/**
 * A result whose file is complete and on disk.
 *
 * @param index 0 is the first of the batch
 * @param file name relative to the output folder
 * @param durationSeconds of the audio in the file
 * @param sha256 of the file, lower-case hex
 * @param caption the description really used
 * @param lyrics the lyrics really used
 * @param languageModel what planned it, empty if nothing did
 * @param audioCodes the 5Hz codes that it follows, {@code <|audio_code_17|>…}; empty if none
 * @param latents name of the file with the latents that it was decoded from, relative to the output folder; empty if none
 * @param timestamps of the lyric lines
 * @param timestampsAbsence why there are none; empty if there are
 * @param timings seconds spent, by stage
 * @param deleted whether the file was removed and only this record is left
 */
public record StoredTrack(
        int index,
        String file,
        AudioFormat format,
        long sizeBytes,
        double durationSeconds,
        long seed,
        String sha256,
        String caption,
        String lyrics,
        Metadata metadata,
        String languageModel,
        String audioCodes,
        String latents,
        String genres,
        List<TimedLine> timestamps,
        String timestampsAbsence,
        QualityScores scores,
        List<String> warnings,
        Map<String, Double> timings,
        boolean deleted) {
    public StoredTrack {
        timestamps = List.copyOf(timestamps);
        warnings = List.copyOf(warnings);
        timings = Map.copyOf(timings);
    }

    /** Names of all its files, relative to the output folder. */
    public List<String> files() {
        return latents.isEmpty() ? List.of(file) : List.of(file, latents);
    }

    /** The record that is left when the file has been removed. */
    StoredTrack withoutFile() {
        return new StoredTrack(
                index,
                file,
                format,
                sizeBytes,
                durationSeconds,
                seed,
                sha256,
                caption,
                lyrics,
                metadata,
                languageModel,
                audioCodes,
                latents,
                genres,
                timestamps,
                timestampsAbsence,
                scores,
                warnings,
                timings,
                true);
    }
}
