package dev.acestep.music;

import java.util.List;
import java.util.Map;

/**
 * What an analysis found; it makes no audio.
 *
 * @param draft caption, lyrics and metadata; empty ones if only codes were asked for
 * @param audioCodes {@code <|audio_code_17|><|audio_code_40503|>…} of the source; empty if there is none
 * @param languageModel name of what found it, empty if none took part
 * @param warnings what was asked for and could not be had
 * @param timings seconds spent, by stage
 */
public record Understanding(
        SongDraft draft, String audioCodes, String languageModel, List<String> warnings, Map<String, Double> timings) {
    public Understanding {
        warnings = List.copyOf(warnings);
        timings = Map.copyOf(timings);
    }
}
