package dev.acestep.music;

import java.util.List;
import java.util.Map;

/**
 * One finished result.
 *
 * @param index 0 is the first of the batch
 * @param mastered whether the engine has set its level for good: normalisation may lower it then, never raise it
 * @param seed the one really used
 * @param caption the description really used
 * @param lyrics the lyrics really used
 * @param metadata what the music really has: tempo, key, metre, duration
 * @param languageModel name of what planned it, empty if nothing did
 * @param audioCodes the 5Hz codes that it follows, {@code <|audio_code_17|>…}; empty if none
 * @param genres what kind of music the engine took it for, in words; may be empty
 * @param timestamps of the lyric lines, if they were asked for and could be had
 * @param scores of the song, if they were asked for
 * @param warnings what was asked for and could not be had
 * @param timings seconds spent, by stage
 */
public record Track(
        int index,
        Pcm audio,
        boolean mastered,
        long seed,
        String caption,
        String lyrics,
        Metadata metadata,
        String languageModel,
        String audioCodes,
        String genres,
        LyricTimes timestamps,
        QualityScores scores,
        List<String> warnings,
        Map<String, Double> timings) {
    public Track {
        warnings = List.copyOf(warnings);
        timings = Map.copyOf(timings);
    }

    /** All but the samples, for a list of many: eight long songs would not fit in memory. */
    public Track withoutAudio() {
        Pcm nothing = new Pcm(new float[0], new float[0]);
        return new Track(
                index,
                nothing,
                mastered,
                seed,
                caption,
                lyrics,
                metadata,
                languageModel,
                audioCodes,
                genres,
                timestamps,
                scores,
                warnings,
                timings);
    }
}
