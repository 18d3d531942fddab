package dev.acestep.engine;

import static dev.acestep.engine.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.acestep.engine.codec.AudioDetokenizer;
import dev.acestep.engine.codec.AudioTokenizer;
import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.config.ConfigFile;
import dev.acestep.engine.models.Resident;
import dev.acestep.music.Cancelled;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Pcm;
import dev.acestep.music.Progress;
import dev.acestep.tensor.Checkpoint;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SourceCodesTest {
    private static final double TOLERANCE = 1e-4;
    private static final long GOLDEN_DRAWS = 1234;
    private static final TinyEngines ENGINES = TinyEngines.open();

    @AfterAll
    static void close() {
        ENGINES.close();
    }

    @Test
    void theLatentsOfASourceAreTheReferences() {
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("e2e_cover_turbo_1.0.safetensors")) {
            Tensor latents = codes(Progress.SILENT).latents(SourceAudio.song(), GOLDEN_DRAWS);
            assertClose(latents.unsqueeze(0), golden.get("target_latents_from_src"), TOLERANCE);
        }
    }

    /** A cover is made over what its source's codes mean. */
    @Test
    void theCodesOfASourceAreTheReferences() {
        AudioCodes codes = codes(Progress.SILENT).of(SourceAudio.song(), GOLDEN_DRAWS);
        assertThat(codes.size()).isEqualTo(30);
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("e2e_cover_turbo_1.0.safetensors")) {
            assertClose(meaning(codes), golden.get("context_latents").narrow(2, 0, 8), TOLERANCE);
        }
    }

    @Test
    void thePiecesOfALongSourceHaveTheCodesOfTheWhole() {
        try (var _ = TensorScope.open();
                var model = ENGINES.networks(Requests.TURBO).audioTokenizer(0, () -> {})) {
            Tensor latents = torch.randn(3 * 2503, 8);
            AudioCodes whole = model.model().codes(latents, _ -> {});
            AudioCodes end = model.model().codes(latents.narrow(0, 2 * 2500, 2509), _ -> {});
            assertThat(whole.size()).isEqualTo(1502);
            assertThat(whole.codes().subList(1000, 1502)).isEqualTo(end.codes());
        }
    }

    @Test
    void equalSeedsHearTheSameAndOthersSomethingElse() {
        List<Integer> once = codes(Progress.SILENT).of(SourceAudio.song(), 7).codes();
        assertThat(codes(Progress.SILENT).of(SourceAudio.song(), 7).codes()).isEqualTo(once);
        assertThat(codes(Progress.SILENT).of(SourceAudio.song(), 8).codes()).isNotEqualTo(once);
    }

    @Test
    void progressIsToldAfterEveryWindowAndEndsTheWork() {
        List<Double> told = new ArrayList<>();
        codes((fraction, _) -> told.add(fraction)).of(SourceAudio.repeated(70), 7);
        assertThat(told).isSorted().hasSizeGreaterThanOrEqualTo(5).endsWith(1.0);

        List<Double> until = new ArrayList<>();
        Progress cancelling = (fraction, _) -> {
            until.add(fraction);
            if (fraction > 0) {
                throw new Cancelled();
            }
        };
        assertThatExceptionOfType(Cancelled.class)
                .isThrownBy(() -> codes(cancelling).of(SourceAudio.repeated(70), 7));
        assertThat(until.getLast()).isLessThan(0.5);
        assertThat(ENGINES.store().resident()).extracting(Resident::leases).containsOnly(0);
    }

    @Test
    void silenceAndScrapsAreRefused() {
        assertRefused(SourceAudio.silence(6), "src_audio_path: the audio is silent");
        assertRefused(
                new Pcm(new float[9550], new float[9550]),
                "src_audio_path: 0.199 s of audio are too short (at least 0.200 s)");
    }

    private static void assertRefused(Pcm audio, String message) {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> codes(Progress.SILENT).of(audio, 7))
                .withMessage(message);
    }

    private static SourceCodes codes(Progress progress) {
        return new SourceCodes(ENGINES.networks(Requests.TURBO), Part.all(progress), new Stopwatch());
    }

    /** The latents {@code [1, T, C]} that the codes stand for. */
    private static Tensor meaning(AudioCodes codes) {
        AceStepConfig config = ConfigFile.aceStep(TinyModel.folder(Requests.TURBO));
        try (LoadedWeights weights =
                new LoadedWeights(Checkpoint.open(TinyModel.folder(Requests.TURBO)), Compute.REFERENCE)) {
            AudioTokenizer tokenizer = new AudioTokenizer(config, weights.root());
            AudioDetokenizer detokenizer = new AudioDetokenizer(config, weights.root());
            long[] ids = codes.codes().stream().mapToLong(Integer::longValue).toArray();
            return detokenizer.forward(
                    tokenizer.quantizer().vectors(torch.tensor(ids).unsqueeze(0)));
        }
    }
}
