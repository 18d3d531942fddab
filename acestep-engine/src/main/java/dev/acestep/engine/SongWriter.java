package dev.acestep.engine;

import dev.acestep.engine.decoding.MetadataField;
import dev.acestep.engine.decoding.TokenChoice;
import dev.acestep.engine.planning.MetadataWords;
import dev.acestep.engine.planning.PlanListener;
import dev.acestep.engine.planning.PlanText;
import dev.acestep.engine.planning.Planner;
import dev.acestep.engine.text.SongDescription;
import dev.acestep.music.Language;
import dev.acestep.music.Metadata;
import dev.acestep.music.Planning;
import dev.acestep.music.SongDraft;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A language model as a writer of words. */
record SongWriter(Planner planner, TokenChoice choice, boolean constrained, long seed) {
    /** One that writes as the request wants it. */
    static SongWriter of(Planner planner, Planning planning, long seed) {
        TokenChoice choice = new TokenChoice(
                planning.temperature(), planning.topK(), planning.topP(), planning.repetitionPenalty(), 1);
        return new SongWriter(planner, choice, planning.constrained(), seed);
    }

    /** One that writes as by default, but for the temperature. */
    static SongWriter of(Planner planner, double temperature, long seed) {
        Planning usual = Planning.DEFAULTS;
        TokenChoice choice = new TokenChoice(temperature, usual.topK(), usual.topP(), usual.repetitionPenalty(), 1);
        return new SongWriter(planner, choice, usual.constrained(), seed);
    }

    /** A song from a description; what is given of its metadata stays. */
    SongDraft invented(String query, boolean instrumental, Metadata given, Part progress) {
        PlanText answer = planner.sample(
                query,
                instrumental,
                MetadataWords.of(given.language()),
                choice,
                constrained,
                seed,
                telling(progress, "Inventing the song"));
        SongDraft draft = draft(answer, query, "", given);
        return instrumental ? instrumental(draft) : draft;
    }

    /** The same song in more detail; its metadata stays. */
    SongDraft formatted(SongDraft song, Part progress) {
        PlanText answer = planner.format(
                song.caption(),
                song.lyrics(),
                words(song.metadata()),
                choice,
                constrained,
                seed,
                telling(progress, "Formatting the words"));
        SongDraft draft = draft(answer, song.caption(), song.lyrics(), song.metadata());
        return SongDescription.isInstrumental(song.lyrics()) ? instrumental(draft) : draft;
    }

    /** What music with these codes is like. */
    SongDraft understood(List<Integer> codes, Part progress) {
        PlanText answer =
                planner.understand(codes, choice, constrained, seed, telling(progress, "Describing the music"));
        return draft(answer, "", "", Metadata.UNKNOWN.withLanguage(Language.UNKNOWN));
    }

    private static Map<MetadataField, String> words(Metadata given) {
        Map<MetadataField, String> words = new EnumMap<>(MetadataField.class);
        words.putAll(MetadataWords.of(given));
        words.putAll(MetadataWords.of(given.language()));
        return words;
    }

    private static SongDraft instrumental(SongDraft draft) {
        return new SongDraft(draft.caption(), SongDescription.INSTRUMENTAL, draft.metadata(), draft.genres());
    }

    private static PlanListener telling(Part progress, String stage) {
        return (_, tokens, expected) -> progress.report(tokens / (double) Math.max(1, expected), stage);
    }

    private static SongDraft draft(PlanText answer, String caption, String lyrics, Metadata given) {
        Map<MetadataField, String> fields = answer.fields();
        Language language = given.language().equals(Language.UNKNOWN)
                ? MetadataWords.language(fields).orElse(Language.UNKNOWN)
                : given.language();
        return new SongDraft(
                fields.getOrDefault(MetadataField.CAPTION, caption),
                answer.lyrics().isBlank() ? lyrics : answer.lyrics(),
                MetadataWords.filled(given, fields, language),
                fields.getOrDefault(MetadataField.GENRES, ""));
    }
}
