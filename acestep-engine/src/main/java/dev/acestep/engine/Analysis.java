package dev.acestep.engine;

import dev.acestep.engine.models.Lease;
import dev.acestep.music.AudioReader;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Language;
import dev.acestep.music.Metadata;
import dev.acestep.music.Pcm;
import dev.acestep.music.Planning;
import dev.acestep.music.SongDraft;
import dev.acestep.music.Understanding;
import java.nio.file.Path;
import java.util.List;

/** What requests that make no audio want to know. */
final class Analysis {
    private static final double LISTENING = 0.5;

    private final Networks networks;
    private final Planners planners;
    private final AudioReader reader;
    private final PlannedSong asked;
    private final Planning planning;
    private final Part progress;
    private final Stopwatch watch = new Stopwatch();

    Analysis(Networks networks, Planners planners, AudioReader reader, PlannedSong asked, Part progress) {
        this.networks = networks;
        this.planners = planners;
        this.reader = reader;
        this.asked = asked;
        this.planning = asked.request().planning();
        this.progress = progress;
    }

    /** The metadata of a plan. */
    Understanding planned() {
        PlannedSong song = new Thinking(planners, asked, progress, watch).run();
        return understanding(song.words(), AudioCodes.NONE, song.languageModel(), song.warnings());
    }

    /**
     * The codes of the source.
     *
     * @param seedOfDraws of the sample that is taken of its latents
     */
    Understanding codes(long seedOfDraws) {
        AudioCodes codes = codes("extract_codes_only", progress, seedOfDraws);
        SongDraft nothing = new SongDraft("", "", Metadata.UNKNOWN.withLanguage(Language.UNKNOWN), "");
        return understanding(nothing, codes, "", List.of());
    }

    /**
     * The source described, or given codes.
     *
     * @param seedOfDraws of the sample that is taken of its latents
     */
    Understanding understood(long seedOfDraws) {
        NeuralLanguageModel model = planners.required(planning.lmModel());
        AudioCodes codes = codes("full_analysis_only", progress.between(0, LISTENING), seedOfDraws);
        Part describing = progress.between(LISTENING, 1);
        describing.report(0, "Loading models");
        long bytes = model.memory().understanding(codes.size());
        try (Lease<PlannerModel> lease = model.required(bytes, describing::waiting)) {
            watch.ended("load");
            SongWriter writer = SongWriter.of(lease.model().planner(), planning, asked.firstSeed());
            SongDraft draft = writer.understood(codes.codes(), describing);
            watch.ended("lm");
            return understanding(draft, codes, model.name(), List.of());
        }
    }

    /** Those that were given, or else those of the source. */
    private AudioCodes codes(String field, Part part, long seedOfDraws) {
        if (asked.hasCodes()) {
            return asked.codes().getFirst();
        }
        Path source = asked.request().task().source().orElseThrow(() -> missing(field));
        part.report(0, "Reading the audio");
        Pcm audio = reader.read(source);
        watch.ended("read");
        return new SourceCodes(networks, part, watch).of(audio, seedOfDraws);
    }

    private static InvalidRequest missing(String field) {
        return InvalidRequest.because("src_audio_path", "missing (%s needs source audio)".formatted(field));
    }

    private Understanding understanding(
            SongDraft draft, AudioCodes codes, String languageModel, List<String> warnings) {
        return new Understanding(draft, codes.text(), languageModel, warnings, watch.seconds());
    }
}
