package dev.acestep.engine;

import com.google.errorprone.annotations.MustBeClosed;
import dev.acestep.engine.models.Lease;
import dev.acestep.engine.planning.Planner;
import dev.acestep.engine.planning.SampleHints;
import dev.acestep.engine.text.SongDescription;
import dev.acestep.music.EngineFailure;
import dev.acestep.music.Language;
import dev.acestep.music.Metadata;
import dev.acestep.music.Planning;
import dev.acestep.music.SongDraft;

/** What a language model does for a request before there is music, under one lease that ends with it. */
final class Thinking {
    private final Planners planners;
    private final PlannedSong asked;
    private final Planning planning;
    private final LanguageWork work;
    private final Part progress;
    private final Stopwatch watch;
    private boolean together;

    /**
     * For one request.
     *
     * @param whole of the request, of which it takes the beginning
     */
    Thinking(Planners planners, PlannedSong asked, Part whole, Stopwatch watch) {
        this.planners = planners;
        this.asked = asked;
        this.planning = asked.request().planning();
        this.work = LanguageWork.of(asked);
        this.progress = whole.between(0, work.share());
        this.watch = watch;
        this.together = planning.allowBatch() && asked.seeds().size() > 1;
    }

    /** The request with everything settled that words can settle. */
    PlannedSong run() {
        if (!work.isAny()) {
            return asked;
        }
        return work.isRequired() ? thought() : ifPossible();
    }

    private PlannedSong ifPossible() {
        try {
            return thought();
        } catch (EngineFailure e) {
            boolean wished = planning.cotCaption() || planning.cotLanguage();
            return wished ? asked.warned("use_cot_caption and use_cot_language are off: " + e.getMessage()) : asked;
        }
    }

    private PlannedSong thought() {
        NeuralLanguageModel model = planners.required(planning.lmModel());
        progress.report(0, "Loading models");
        try (Lease<PlannerModel> lease = lease(model)) {
            watch.ended("load");
            return thought(lease.model().planner()).by(model.name());
        }
    }

    /** Codes of songs that do not fit side by side are written one after the other. */
    @MustBeClosed
    private Lease<PlannerModel> lease(NeuralLanguageModel model) {
        if (together && work.writesCodes()) {
            try {
                return model.lease(bytes(model.memory()), progress::waiting);
            } catch (EngineFailure _) {
                together = false;
            }
        }
        return model.required(bytes(model.memory()), progress::waiting);
    }

    private long bytes(PlannerMemory memory) {
        SongDraft words = asked.words();
        long inWords = memory.words(words.caption(), words.lyrics(), planning.sampleQuery());
        if (!work.writesCodes()) {
            return inWords;
        }
        long songs = together ? asked.seeds().size() : 1;
        long rows = planning.cfgScale() > 1 ? 2 * songs : songs;
        return Math.max(inWords, memory.codes(rows, asked.mostSeconds(), words.caption(), words.lyrics()));
    }

    private PlannedSong thought(Planner planner) {
        SongWriter writer = SongWriter.of(planner, planning, asked.firstSeed());
        PlannedSong invented = work.invents() ? invented(writer) : asked;
        PlannedSong formatted = work.formats() ? formatted(writer, invented) : invented;
        boolean isOpen = work.describes() && !formatted.isDescribed();
        if (!isOpen && !work.writesCodes()) {
            return formatted;
        }
        return new PlanWriter(planner, work, progress, watch).planned(formatted, together);
    }

    /** What the caller wrote stays; without a description of its own the caption is one. */
    private PlannedSong invented(SongWriter writer) {
        SongDraft own = asked.words();
        boolean described = !planning.sampleQuery().isBlank();
        String query = described ? planning.sampleQuery() : own.caption();
        SampleHints hints = SampleHints.of(query);
        Language language = own.metadata().language();
        Metadata given = own.metadata().withLanguage(hints.languageFor(language).orElse(Language.UNKNOWN));
        boolean instrumental = hints.instrumental() || SongDescription.isInstrumental(own.lyrics());
        SongDraft draft = writer.invented(query, instrumental, given, work.inventing(progress));
        watch.ended("lm");
        return asked.with(new SongDraft(
                described && !own.caption().isBlank() ? own.caption() : draft.caption(),
                own.lyrics().isBlank() ? draft.lyrics() : own.lyrics(),
                draft.metadata(),
                draft.genres()));
    }

    private PlannedSong formatted(SongWriter writer, PlannedSong song) {
        SongDraft draft = writer.formatted(song.words(), work.formatting(progress));
        watch.ended("lm");
        return song.with(draft);
    }
}
