package dev.acestep.engine;

import dev.acestep.engine.decoding.MetadataField;
import dev.acestep.engine.decoding.TokenChoice;
import dev.acestep.engine.planning.MetadataWords;
import dev.acestep.engine.planning.Plan;
import dev.acestep.engine.planning.PlanListener;
import dev.acestep.engine.planning.PlanRequest;
import dev.acestep.engine.planning.Planner;
import dev.acestep.engine.text.Vocabulary;
import dev.acestep.music.AudioDuration;
import dev.acestep.music.Language;
import dev.acestep.music.Metadata;
import dev.acestep.music.Planning;
import dev.acestep.music.SongDraft;
import java.util.List;
import java.util.Map;

/** Has a language model plan songs: what nobody said of them, and their codes. */
final class PlanWriter {
    private static final int MOST_CODES = (int) (Vocabulary.CODES_A_SECOND * AudioDuration.LONGEST);

    private final Planner planner;
    private final LanguageWork work;
    private final Part describing;
    private final Part writingCodes;
    private final Stopwatch watch;
    private boolean writesCodes;

    /**
     * For one request.
     *
     * @param progress of the language model
     */
    PlanWriter(Planner planner, LanguageWork work, Part progress, Stopwatch watch) {
        this.planner = planner;
        this.work = work;
        this.describing = work.describing(progress);
        this.writingCodes = work.writingCodes(progress);
        this.watch = watch;
    }

    /**
     * The song with its plan.
     *
     * @param together whether the codes of a batch are written at once
     */
    PlannedSong planned(PlannedSong song, boolean together) {
        PlanRequest wanted = wanted(song, together);
        Plan plan = planner.plan(wanted, this::tell);
        watch.ended(work.writesCodes() ? "lm_codes" : "lm");
        PlannedSong described = song.with(words(song, wanted, plan.fields()));
        return work.writesCodes() ? followed(described, plan.codes()) : described;
    }

    private PlanRequest wanted(PlannedSong song, boolean together) {
        Planning planning = song.request().planning();
        Metadata known = lasting(song);
        boolean ownWords = work.invents() || work.formats() || planning.formattedCaption();
        return new PlanRequest(
                song.words().caption(),
                song.words().lyrics(),
                given(known),
                known.duration().map(AudioDuration::seconds),
                !song.isDescribed(),
                planning.cotCaption() && !ownWords,
                planning.cotLanguage(),
                work.writesCodes(),
                new TokenChoice(
                        planning.temperature(),
                        planning.topK(),
                        planning.topP(),
                        planning.repetitionPenalty(),
                        planning.cfgScale()),
                planning.negativePrompt(),
                planning.constrained(),
                planning.constrainedDebug(),
                song.seeds(),
                together);
    }

    private static Map<MetadataField, String> given(Metadata known) {
        Map<MetadataField, String> words = MetadataWords.of(known);
        if (isChosen(known.language())) {
            words.putAll(MetadataWords.of(known.language()));
        }
        return words;
    }

    /** A language that may be the default leaves the model free. */
    private static boolean isChosen(Language language) {
        return !language.equals(Language.ENGLISH) && !language.equals(Language.UNKNOWN);
    }

    /** The metadata with the length that given codes have. */
    private static Metadata lasting(PlannedSong song) {
        Metadata metadata = song.words().metadata();
        double seconds =
                song.codes().stream().mapToInt(AudioCodes::size).max().orElse(0) / (double) Vocabulary.CODES_A_SECOND;
        boolean codesSay = metadata.duration().isEmpty() && seconds >= AudioDuration.SHORTEST;
        return codesSay ? metadata.withDuration(seconds) : metadata;
    }

    private void tell(PlanListener.Phase phase, int tokens, int expected) {
        double share = tokens / (double) Math.max(1, expected);
        switch (phase) {
            case METADATA -> describing.report(share, "Planning the song");
            case CODES -> {
                if (!writesCodes) {
                    writesCodes = true;
                    watch.ended("lm");
                }
                writingCodes.report(share, "Writing audio codes %d of %d".formatted(tokens, expected));
            }
        }
    }

    private static SongDraft words(PlannedSong song, PlanRequest wanted, Map<MetadataField, String> plan) {
        SongDraft own = song.words();
        Metadata filled = MetadataWords.filled(own.metadata(), plan, language(own, wanted, plan));
        String caption = wanted.caption() ? plan.getOrDefault(MetadataField.CAPTION, "") : "";
        String genres = plan.getOrDefault(MetadataField.GENRES, "");
        return new SongDraft(
                caption.isBlank() ? own.caption() : caption,
                own.lyrics(),
                song.hasCodes() ? lastingAs(own.metadata(), filled) : filled,
                genres.isBlank() ? own.genres() : genres);
    }

    private static Language language(SongDraft own, PlanRequest wanted, Map<MetadataField, String> plan) {
        Language language = own.metadata().language();
        boolean open = wanted.language() && language.equals(Language.UNKNOWN);
        return open ? MetadataWords.language(plan).orElse(language) : language;
    }

    /** Given codes say how long a song is, whatever the plan would have. */
    private static Metadata lastingAs(Metadata own, Metadata filled) {
        return new Metadata(filled.bpm(), filled.keyScale(), filled.timeSignature(), own.duration(), filled.language());
    }

    private static PlannedSong followed(PlannedSong song, List<List<Integer>> written) {
        return song.withCodes(written.stream()
                .map(codes -> new AudioCodes(codes.subList(0, Math.min(codes.size(), MOST_CODES))))
                .toList());
    }
}
