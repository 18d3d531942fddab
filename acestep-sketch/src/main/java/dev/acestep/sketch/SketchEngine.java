package dev.acestep.sketch;

import dev.acestep.music.AudioDuration;
import dev.acestep.music.Bpm;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.KeyScale;
import dev.acestep.music.Language;
import dev.acestep.music.LyricTimes;
import dev.acestep.music.Lyrics;
import dev.acestep.music.LyricsTiming;
import dev.acestep.music.Metadata;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.MusicEngine;
import dev.acestep.music.Pcm;
import dev.acestep.music.Planning;
import dev.acestep.music.Progress;
import dev.acestep.music.QualityScores;
import dev.acestep.music.Text;
import dev.acestep.music.Track;
import dev.acestep.music.Understanding;
import dev.acestep.sketch.composition.Composer;
import dev.acestep.sketch.composition.Composer.Composition;
import dev.acestep.sketch.score.Role;
import dev.acestep.sketch.score.Score;
import dev.acestep.sketch.sound.MidiFile;
import dev.acestep.sketch.sound.Studio;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The engine that every installation has: a composer and a band of synthesizers, which need no checkpoint. */
public final class SketchEngine implements MusicEngine {
    private static final double USUAL_SECONDS = 60;

    private final double defaultDurationSeconds;
    private final RandomGenerator seeds = new SecureRandom();
    private final Composer composer = new Composer();
    private final Studio studio = new Studio();

    /** The parts of a song as they stand in the mix, and its notes as a MIDI file. */
    @SuppressWarnings("ArrayRecordComponent") // handed over like the samples, and written to a file at once
    public record Stems(Map<Role, Pcm> parts, byte[] midi) {
        public Stems {
            parts = Map.copyOf(parts);
        }
    }

    public SketchEngine() {
        this(USUAL_SECONDS);
    }

    /**
     * An engine for songs whose length nobody chose.
     *
     * @param defaultDurationSeconds of an instrumental song whose request leaves the duration open
     */
    public SketchEngine(double defaultDurationSeconds) {
        this.defaultDurationSeconds = new AudioDuration(defaultDurationSeconds).seconds();
    }

    @Override
    public ModelInfo model() {
        return new ModelInfo(ModelInfo.SKETCH, ModelFamily.SKETCH);
    }

    @Override
    public void generate(GenerationRequest request, Progress progress, Consumer<Track> results) {
        Limits.check(request);
        int count = request.batchSize();
        for (int i = 0; i < count; i++) {
            String place = count == 1 ? "" : " (%d of %d)".formatted(i + 1, count);
            results.accept(track(request, i, share(progress, i, count, place)));
        }
    }

    @Override
    public Understanding analyse(GenerationRequest request, Progress progress) {
        throw Limits.refusal(request.planning().analysis());
    }

    /** The first result of the request, part by part. */
    public Stems stems(GenerationRequest request, Progress progress) {
        Limits.check(request);
        progress.report(0, "Composing");
        Score score = compose(request, request.seed(0).resolve(seeds)).score();
        Progress rendering = (fraction, _) -> progress.report(0.05 + 0.95 * fraction, "Generating music");
        return new Stems(studio.stems(score, rendering), MidiFile.of(score));
    }

    private Track track(GenerationRequest request, int index, Progress progress) {
        progress.report(0, "Composing");
        long started = System.nanoTime();
        long seed = request.seed(index).resolve(seeds);
        Composition composition = compose(request, seed);
        long composed = System.nanoTime();
        Pcm audio = studio.mix(
                composition.score(), (fraction, _) -> progress.report(0.05 + 0.95 * fraction, "Generating music"));
        long rendered = System.nanoTime();
        Score score = composition.score();
        List<String> warnings = new ArrayList<>(composition.warnings());
        warnings.addAll(Limits.warnings(request));
        return new Track(
                index,
                audio,
                true,
                seed,
                caption(request),
                request.text().lyrics(),
                metadata(score, composition.sung(), request.metadata().language()),
                isPlanned(request.planning()) ? ModelInfo.SKETCH : "",
                "",
                String.join(", ", score.genres()),
                LyricTimes.of(score.lines()),
                QualityScores.none(ModelInfo.SKETCH + " cannot measure scores"),
                warnings,
                Map.of("compose", seconds(started, composed), "render", seconds(composed, rendered)));
    }

    private Composition compose(GenerationRequest request, long seed) {
        Text text = new Text(
                caption(request),
                request.text().globalCaption(),
                request.text().lyrics(),
                request.text().instruction());
        double seconds = request.metadata()
                .duration()
                .map(AudioDuration::seconds)
                .orElseGet(() -> LyricsTiming.seconds(
                        Lyrics.parse(text.lyrics()), request.metadata().language(), defaultDurationSeconds));
        return composer.compose(text, request.metadata(), seconds, seed);
    }

    private static String caption(GenerationRequest request) {
        Planning planning = request.planning();
        boolean invents = !planning.sampleQuery().isBlank()
                && (planning.sampleMode() || request.text().prompt().isBlank());
        return invents ? planning.sampleQuery() : request.text().prompt();
    }

    private static boolean isPlanned(Planning planning) {
        return planning.thinking()
                || planning.sampleMode()
                || planning.useFormat()
                || !planning.sampleQuery().isBlank();
    }

    private static Metadata metadata(Score score, boolean sung, Language language) {
        return new Metadata(
                Optional.of(new Bpm(score.bpm())),
                Optional.of(KeyScale.of(score.key())),
                Optional.of(score.timeSignature()),
                Optional.of(new AudioDuration(score.seconds())),
                sung ? language : Language.UNKNOWN);
    }

    /** One result's part of the whole batch's progress. */
    private static Progress share(Progress whole, int index, int count, String place) {
        return (fraction, stage) -> whole.report((index + fraction) / count, stage + place);
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
