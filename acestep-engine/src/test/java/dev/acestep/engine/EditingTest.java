package dev.acestep.engine;

import static dev.acestep.engine.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.acestep.engine.models.Resident;
import dev.acestep.music.Cancelled;
import dev.acestep.music.FlowEdit;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.Pcm;
import dev.acestep.music.Progress;
import dev.acestep.music.Sampling;
import dev.acestep.music.Task;
import dev.acestep.music.Task.Blend;
import dev.acestep.music.Task.MaskMode;
import dev.acestep.music.Task.Region;
import dev.acestep.music.Task.RepaintMode;
import dev.acestep.music.Text;
import dev.acestep.music.Track;
import dev.acestep.music.TrackName;
import dev.acestep.tensor.TensorScope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What existing audio becomes, in length and sample by sample. */
class EditingTest {
    private static final TinyEngines ENGINES = TinyEngines.open();
    private static final Path SOURCE = Path.of("src.wav");
    private static final int SECOND = Pcm.SAMPLE_RATE;
    private static final String BASE = "acestep-v15-base";

    @AfterAll
    static void close() {
        ENGINES.close();
    }

    @ParameterizedTest
    @CsvSource({"CONSERVATIVE, 0.05", "BALANCED, 0.025"})
    void outsideARepaintsSpanTheSourceReturnsToTheSample(RepaintMode mode, double ramp) {
        Pcm source = source(6);
        Pcm made = made(repaint(2, 4, mode));
        int first = (int) ((2 - ramp) * SECOND);
        int last = (int) ((4 + ramp) * SECOND);
        assertThat(Arrays.copyOf(made.left(), first)).isEqualTo(Arrays.copyOf(source.left(), first));
        assertThat(Arrays.copyOfRange(made.right(), last, 6 * SECOND))
                .isEqualTo(Arrays.copyOfRange(source.right(), last, 6 * SECOND));
        assertThat(Arrays.copyOfRange(made.left(), 2 * SECOND, 4 * SECOND))
                .isNotEqualTo(Arrays.copyOfRange(source.left(), 2 * SECOND, 4 * SECOND));
    }

    @Test
    void anAggressiveRepaintPromisesNothing() {
        Pcm made = made(repaint(2, 4, RepaintMode.AGGRESSIVE));
        assertThat(Arrays.copyOf(made.left(), SECOND))
                .isNotEqualTo(Arrays.copyOf(source(6).left(), SECOND));
    }

    @Test
    void aRepaintBeyondBothEndsMakesTheSongLonger() {
        Pcm source = source(6);
        Pcm before = made(repaint(-2, 1, RepaintMode.CONSERVATIVE));
        assertThat(before.frames()).isEqualTo(8 * SECOND);
        assertThat(Arrays.copyOfRange(before.left(), 4 * SECOND, 8 * SECOND))
                .isEqualTo(Arrays.copyOfRange(source.left(), 2 * SECOND, 6 * SECOND));
        Pcm behind = made(repaint(5, 8.5, RepaintMode.CONSERVATIVE));
        assertThat(behind.frames()).isEqualTo(212 * 1920);
        assertThat(Arrays.copyOf(behind.right(), 4 * SECOND)).isEqualTo(Arrays.copyOf(source.right(), 4 * SECOND));
    }

    @Test
    void aContinuationKeepsTheSourceAndGoesOnToItsTarget() {
        Region toEight = new Region(0, Optional.of(8.0));
        Pcm made = made(Requests.turbo(6, 1).request(new Task.Continuation(SOURCE, toEight, Blend.DEFAULTS)));
        int kept = (int) (5.9 * SECOND);
        assertThat(made.frames()).isEqualTo(8 * SECOND);
        assertThat(Arrays.copyOf(made.left(), kept))
                .isEqualTo(Arrays.copyOf(source(6).left(), kept));
        assertThat(Arrays.copyOfRange(made.left(), 7 * SECOND, 8 * SECOND)).isNotEqualTo(new float[SECOND]);
        Pcm byDuration =
                made(Requests.turbo(9, 1).request(new Task.Continuation(SOURCE, Region.WHOLE, Blend.DEFAULTS)));
        assertThat(byDuration.frames()).isEqualTo(9 * SECOND);
    }

    @ParameterizedTest
    @ValueSource(doubles = {6, 5.5, 7.123, 3.0, 0.05})
    void anExtractIsAsLongAsItsSource(double seconds) {
        GenerationRequest request = base(new Task.Extract(GoldenAudio.seconds(seconds), Optional.of(TrackName.VOCALS)));
        Track track = TinyEngines.generate(ENGINES.engine(BASE), request).getFirst();
        int frames = (int) Math.round(seconds * SECOND) / 1920 * 1920;
        assertThat(track.audio().frames()).isEqualTo(frames);
        assertThat(track.timings())
                .containsOnlyKeys("read", "load", "text", "encode", "condition", "diffusion", "decode");
    }

    @Test
    void aCoverWithoutQuantisingSeesTheSourceItself() {
        try (var _ = TensorScope.open()) {
            Recording seen = new Recording();
            TinyEngines.generate(ENGINES.tracing(Requests.TURBO, seen), cover(SOURCE, false, 1));
            assertClose(seen.get("context_latents").narrow(2, 0, 8), seen.get("src_latents"), 0);
            Recording quantised = new Recording();
            TinyEngines.generate(ENGINES.tracing(Requests.TURBO, quantised), cover(SOURCE, true, 1));
            assertClose(quantised.get("src_latents"), seen.get("src_latents"), 0);
            assertThat(quantised.get("context_latents").narrow(2, 0, 8).equal(quantised.get("src_latents")))
                    .isFalse();
        }
    }

    @Test
    void aCoverOfNoStrengthIsMadeOfWordsAlone() {
        Pcm words = made(Requests.turbo(6, 1).request());
        assertThat(made(cover(SOURCE, true, 0)).left()).isEqualTo(words.left());
        assertThat(made(cover(SOURCE, true, 1)).left()).isNotEqualTo(words.left());
    }

    @Test
    void aSilentSourceIsHeardAsSilence() {
        try (var _ = TensorScope.open()) {
            Recording silent = new Recording();
            Task.Cover task = new Task.Cover(Optional.of(Path.of("silence.wav")), false, 1, 0);
            TinyEngines.generate(
                    ENGINES.tracing(Requests.TURBO, silent),
                    Requests.turbo(6, 1).request(task));
            Recording free = new Recording();
            TinyEngines.generate(
                    ENGINES.tracing(Requests.TURBO, free), Requests.turbo(6, 1).request());
            assertClose(silent.get("context_latents"), free.get("context_latents"), 0);
        }
    }

    @Test
    void aSilentReferenceIsRefused() {
        assertRefused(
                referred(Path.of("silence.wav")), "reference_audio_path: is silent (a reference has to be heard)");
    }

    @Test
    void aSourceWithoutAFrameIsRefused() {
        assertRefused(
                cover(GoldenAudio.seconds(0.03), true, 1),
                "src_audio_path: is too short (1440 samples at 48 kHz, at least 1920)");
    }

    @Test
    void ofALongReferenceOtherPiecesAreHeardForAnotherSeed() {
        Path reference = GoldenAudio.seconds(45.3);
        Pcm first = made(referred(reference));
        assertThat(made(referred(reference)).left()).isEqualTo(first.left());
        assertThat(made(Requests.turbo(6, 1).request()).left()).isNotEqualTo(first.left());
    }

    @Test
    void aMorphToWhatTheSourceIsLeavesItsLatents() {
        Text text = Requests.turbo(6, 1).text();
        try (var _ = TensorScope.open()) {
            Recording same = morph(text.prompt(), text.lyrics(), 2);
            Recording heard = new Recording();
            TinyEngines.generate(ENGINES.tracing(Requests.TURBO, heard), cover(SOURCE, false, 1));
            assertClose(same.get("latents"), heard.get("src_latents"), 0);
            Tensor silence = same.get("context_latents").narrow(2, 0, 8);
            assertThat(silence.equal(heard.get("src_latents"))).isFalse();
            Recording other = morph("A loud punk song.", "[Verse]\nNever again", 1);
            assertThat(other.get("latents").equal(same.get("latents"))).isFalse();
            assertClose(morph("A loud punk song.", "[Verse]\nNever again", 1).get("latents"), other.get("latents"), 0);
        }
    }

    @Test
    void latentsStandForTheAudioThatTheyAreDecodedTo(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("latents/song.safetensors");
        List<Track> first = new ArrayList<>();
        ENGINES.engine(Requests.TURBO).generate(cover(SOURCE, true, 1), Progress.SILENT, first::add, _ -> file);
        try (var _ = TensorScope.open()) {
            Recording again = new Recording();
            Track second = TinyEngines.generate(ENGINES.tracing(Requests.TURBO, again), cover(file, false, 1))
                    .getFirst();
            assertThat(second.audio().frames())
                    .isEqualTo(first.getFirst().audio().frames());
            assertThat(again.get("src_latents").size(1)).isEqualTo(150);
            Recording outside = new Recording();
            Blend blend = new Blend(RepaintMode.CONSERVATIVE, 0.5, Optional.empty(), Optional.empty());
            Region region = new Region(-1, Optional.of(2.0));
            Pcm longer = TinyEngines.generate(
                            ENGINES.tracing(Requests.TURBO, outside),
                            Requests.turbo(6, 1).request(new Task.Repaint(file, region, blend, MaskMode.AUTO, 0)))
                    .getFirst()
                    .audio();
            assertThat(longer.frames()).isEqualTo(7 * SECOND);
            assertClose(
                    outside.get("latents").narrow(1, 100, 75),
                    again.get("src_latents").narrow(1, 75, 75),
                    0);
        }
    }

    @Test
    void encodingTellsItsProgressAndStopsWhereItIsToldTo() {
        GenerationRequest request = cover(GoldenAudio.seconds(40), true, 1);
        List<Double> fractions = new ArrayList<>();
        List<String> stages = new ArrayList<>();
        ENGINES.engine(Requests.TURBO)
                .generate(
                        request,
                        (fraction, stage) -> {
                            fractions.add(fraction);
                            stages.add(stage);
                        },
                        _ -> {});
        assertThat(fractions).isSorted().startsWith(0.0).endsWith(1.0);
        assertThat(stages.stream().filter("Encoding audio"::equals)).hasSizeGreaterThan(5);
        int[] seen = {0};
        assertThatExceptionOfType(Cancelled.class)
                .isThrownBy(() -> ENGINES.engine(Requests.TURBO)
                        .generate(
                                request,
                                (_, stage) -> {
                                    if (stage.equals("Encoding audio") && ++seen[0] == 3) {
                                        throw new Cancelled();
                                    }
                                },
                                _ -> {}));
        assertThat(seen[0]).isEqualTo(3);
        assertThat(ENGINES.store().resident()).extracting(Resident::leases).containsOnly(0);
    }

    @Test
    void aLongSourceIsHeardInTilesAndCoveredInOnePiece() {
        Sampling oneStep = sampling(List.of(0.5, 0.0));
        Track track = TinyEngines.generate(
                        ENGINES.engine(Requests.TURBO),
                        Requests.turbo(6, 1)
                                .with(oneStep)
                                .request(new Task.Cover(Optional.of(GoldenAudio.seconds(100)), true, 1, 0)))
                .getFirst();
        assertThat(track.audio().frames()).isEqualTo(100 * SECOND);
    }

    private static Recording morph(String caption, String lyrics, int averages) {
        Recording recording = new Recording();
        FlowEdit edit = new FlowEdit(SOURCE, caption, lyrics, 0, 1, averages);
        TinyEngines.generate(
                ENGINES.tracing(Requests.TURBO, recording),
                Requests.turbo(6, 1).request(new Task.TextToMusic(), Optional.empty(), Optional.of(edit)));
        return recording;
    }

    private static GenerationRequest referred(Path reference) {
        return Requests.turbo(6, 1).request(new Task.TextToMusic(), Optional.of(reference), Optional.empty());
    }

    private static GenerationRequest cover(Path source, boolean quantised, double strength) {
        return Requests.turbo(6, 1).request(new Task.Cover(Optional.of(source), quantised, strength, 0));
    }

    private static GenerationRequest repaint(double start, double end, RepaintMode mode) {
        Blend blend = new Blend(mode, 0.5, Optional.empty(), Optional.empty());
        return Requests.turbo(6, 1)
                .request(new Task.Repaint(SOURCE, new Region(start, Optional.of(end)), blend, MaskMode.AUTO, 0));
    }

    private static GenerationRequest base(Task task) {
        return Requests.turbo(6, 1).of(BASE).with(sampling(List.of())).request(task);
    }

    private static Sampling sampling(List<Double> timesteps) {
        Sampling base = Sampling.defaults(ModelFamily.TURBO);
        return new Sampling(
                2,
                base.guidanceScale(),
                1,
                1,
                base.inferMethod(),
                base.samplerMode(),
                timesteps,
                false,
                0,
                1,
                0,
                0,
                Optional.empty(),
                Optional.empty());
    }

    private static void assertRefused(GenerationRequest request, String message) {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> made(request))
                .withMessage(message);
    }

    private static Pcm made(GenerationRequest request) {
        return TinyEngines.generate(ENGINES.engine(Requests.TURBO), request)
                .getFirst()
                .audio();
    }

    private static Pcm source(double seconds) {
        return new GoldenAudio().read(GoldenAudio.seconds(seconds));
    }
}
