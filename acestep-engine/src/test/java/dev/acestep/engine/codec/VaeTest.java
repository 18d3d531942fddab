package dev.acestep.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.engine.Golden;
import dev.acestep.engine.config.ConfigFile;
import dev.acestep.engine.config.VaeConfig;
import dev.acestep.engine.sampling.Draws;
import dev.acestep.music.Pcm;
import dev.acestep.tensor.Checkpoint;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.TensorScope;
import dev.acestep.testkit.Fixtures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MustBeClosedChecker") // what is opened before a test is closed after it
final class VaeTest {
    private static final double TOLERANCE = 1e-4;
    private static final Tiles WHOLE = Tiles.WHOLE;
    private static final Path FOLDER = Fixtures.checkpoints().resolve("vae");

    private final VaeConfig config = ConfigFile.vae(FOLDER);
    private final LoadedWeights weights = new LoadedWeights(Checkpoint.open(FOLDER), Compute.REFERENCE);
    private final VaeEncoder encoder = new VaeEncoder(config, weights.root());
    private final VaeDecoder decoder = new VaeDecoder(config, weights.root());
    private TensorScope scope;
    private Golden vae;
    private Golden tiled;

    @BeforeEach
    void open() {
        scope = TensorScope.open();
        vae = Golden.open("vae.safetensors");
        tiled = Golden.open("vae_tiled.safetensors");
    }

    @AfterEach
    void close() {
        tiled.close();
        vae.close();
        scope.close();
        weights.close();
    }

    @Test
    void theDecoderEqualsTheReference() {
        assertClose(decode(vae.get("latents"), WHOLE).unsqueeze(0), vae.get("decoded"));
    }

    @Test
    void theEncodersMeanSpreadAndSampleEqualTheReference() {
        Samples audio = samples(vae.get("waveform").select(0, 0));
        assertClose(encoder.encode(audio, WHOLE, Posterior::mean, _ -> {}), frames(vae.get("mean")));
        assertClose(encoder.encode(audio, WHOLE, Posterior::std, _ -> {}), frames(vae.get("std")));
        Draws draws = Draws.of(4242, new Device("cpu"));
        assertClose(
                encoder.encode(audio, WHOLE, posterior -> posterior.sample(draws), _ -> {}),
                frames(vae.get("sample_seed4242")));
    }

    @Test
    void samplesBeyondTheLastFrameAreLeftOut() {
        Tensor mean = encoder.encode(samples(vae.get("odd_waveform").select(0, 0)), WHOLE, Posterior::mean, _ -> {});
        assertClose(mean, frames(vae.get("odd_encoder_out").narrow(1, 0, config.decoderInputChannels())));
    }

    @Test
    void aRoundTripEqualsTheReference() {
        Tensor audio = decode(vae.get("mean"), WHOLE);
        assertClose(audio.narrow(1, 0, 4096).unsqueeze(0), vae.get("roundtrip_first4096"));
    }

    @Test
    void aWholeDecodingOfMoreThanOneTileEqualsTheReference() {
        assertClose(every(193, decode(tiled.get("latents"), WHOLE)), tiled.get("full.every_193"));
    }

    @Test
    void tiledDecodingEqualsTheReference() {
        Tensor audio = decode(tiled.get("latents"), new Tiles(256, 64));
        assertThat(audio.size(1)).isEqualTo(tiled.get("num_samples").item_long());
        assertClose(every(193, audio).unsqueeze(0), tiled.get("tiled.every_193"));
        assertClose(audio.narrow(1, 128 * config.hop() - 512, 1024).unsqueeze(0), tiled.get("tiled.around_first_seam"));
        assertClose(audio.narrow(1, audio.size(1) - 512, 512).unsqueeze(0), tiled.get("tiled.tail"));
    }

    @Test
    void smallTilesEqualTheReferenceAndTooLargeAnOverlapIsHalved() {
        Tensor latents = tiled.get("small.latents");
        assertClose(every(83, decode(latents, new Tiles(32, 8))), tiled.get("small.chunk32_overlap8.every_83"));
        assertClose(every(83, decode(latents, new Tiles(16, 64))), tiled.get("small.chunk16_overlap64.every_83"));
    }

    @Test
    void tiledEncodingEqualsTheReference() {
        Samples audio = samples(tiled.get("enc.waveform_int16")
                .select(0, 0)
                .to(ScalarType.Float)
                .div(new Scalar(32767f)));
        assertClose(encoder.encode(audio, WHOLE, Posterior::mean, _ -> {}), frames(tiled.get("enc.full_mean")));
        assertClose(
                encoder.encode(audio, new Tiles(24960, 3840), Posterior::mean, _ -> {}),
                frames(tiled.get("enc.tiled_mean")));
    }

    @Test
    void progressIsToldAfterEveryPiece() {
        List<Double> told = new ArrayList<>();
        decoder.decode(frames(tiled.get("small.latents")), new Tiles(32, 8), told::add);
        assertThat(told).hasSizeGreaterThanOrEqualTo(5).isSorted().endsWith(1.0);
    }

    private Tensor decode(Tensor latents, Tiles tiles) {
        return tensor(decoder.decode(frames(latents), tiles, _ -> {}));
    }

    /** The audio {@code [2, S]}. */
    private static Samples samples(Tensor audio) {
        return Samples.of(new Pcm(samples(audio, 0), samples(audio, 1)));
    }

    private static float[] samples(Tensor audio, long channel) {
        float[] samples = new float[(int) audio.size(1)];
        new FloatPointer(audio.select(0, channel).contiguous().data_ptr_float()).get(samples);
        return samples;
    }

    private static Tensor tensor(Pcm audio) {
        return torch.stack(
                new org.bytedeco.pytorch.TensorVector(torch.tensor(audio.left()), torch.tensor(audio.right())));
    }

    /** {@code [1, C, T]} to {@code [T, C]}. */
    private static Tensor frames(Tensor channelsFirst) {
        return channelsFirst.select(0, 0).t().contiguous();
    }

    private static Tensor every(long step, Tensor audio) {
        return audio.as_strided(new long[] {2, (audio.size(1) + step - 1) / step}, new long[] {audio.size(1), step});
    }

    private static void assertClose(Tensor actual, Tensor expected) {
        Golden.assertClose(actual.dim() < expected.dim() ? actual.unsqueeze(0) : actual, expected, TOLERANCE);
    }
}
