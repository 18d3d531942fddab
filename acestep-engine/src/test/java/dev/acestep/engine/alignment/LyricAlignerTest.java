package dev.acestep.engine.alignment;

import static dev.acestep.engine.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.engine.Golden;
import dev.acestep.engine.sampling.Noise;
import dev.acestep.engine.text.LyricTokens;
import dev.acestep.music.AlignmentScores;
import dev.acestep.music.LyricTimes;
import dev.acestep.music.TimedLine;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LyricAlignerTest {
    @Test
    void linesAndTheirTimesAreTheReferences() {
        List<TimedLine> expected = new ArrayList<>();
        ReferenceScores.of("timestamp")
                .get("sentence_timestamps")
                .forEach(line -> expected.add(new TimedLine(
                        line.get("start").doubleValue(),
                        line.get("end").doubleValue(),
                        line.get("text").textValue())));
        TinySong.heard(Compute.REFERENCE, song -> {
            LyricTimes times = song.aligner().times(song.song(), TinySong.tokens());
            assertThat(times.lines()).isEqualTo(expected);
            assertThat(times.lrc())
                    .isEqualTo(ReferenceScores.of("timestamp").get("lrc_text").textValue());
            assertThat(times.absence()).isEmpty();
        });
    }

    @Test
    void scoresAreTheReferences() {
        JsonNode expected = ReferenceScores.of("lyric_score");
        TinySong.heard(Compute.REFERENCE, song -> {
            AlignmentScores scores =
                    song.aligner().scores(song.song(), TinySong.tokens()).orElseThrow();
            assertThat(scores.lm()).isCloseTo(expected.get("lm_score").doubleValue(), within(1e-4));
            assertThat(scores.dit()).isCloseTo(expected.get("dit_score").doubleValue(), within(1e-4));
        });
    }

    @Test
    void everyHeadSeesWhatTheReferencesDoes() {
        TinySong.heard(Compute.REFERENCE, song -> {
            try (Golden golden = Golden.open("scoring.safetensors")) {
                TensorVector heads = new TensorVector();
                listen(song, allHeads(), heads);
                Tensor expected = golden.get("attention_selected_layers_heads");
                assertClose(torch.stack(heads, 0).view(expected.sizes()), expected, 1e-5);
            }
        });
    }

    @Test
    void aHeadAloneSeesWhatItSeesAmongAll() {
        TinySong.heard(Compute.REFERENCE, song -> {
            TensorVector all = new TensorVector();
            TensorVector one = new TensorVector();
            listen(song, allHeads(), all);
            listen(song, new TreeMap<>(Map.of(2, List.of(3))), one);
            assertThat(one.size()).isEqualTo(1);
            assertThat(one.get(0).equal(all.get(2 * 4 + 3))).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void everyPrecisionHearsTheLines(Precision precision) {
        TinySong.heard(new Compute(Device.CPU, precision), song -> {
            assertThat(song.aligner().times(song.song(), TinySong.tokens()).lines())
                    .extracting(TimedLine::text)
                    .containsExactly(
                            "[Verse 1]",
                            "Morning light is falling on the river",
                            "[Chorus]",
                            "Sing with me until the night is over");
            assertThat(song.aligner()
                            .scores(song.song(), TinySong.tokens())
                            .orElseThrow()
                            .dit())
                    .isCloseTo(
                            ReferenceScores.of("lyric_score").get("dit_score").doubleValue(), within(0.05));
        });
    }

    @Test
    void listeningLeavesNothingBehind() {
        LyricTokens tokens = TinySong.tokens();
        TinySong.heard(Compute.REFERENCE, song -> {
            FinishedSong finished = song.song();
            long before = 0;
            for (int i = 0; i < 30; i++) {
                if (i == 5) {
                    before = Pointer.totalCount();
                }
                song.aligner().times(finished, tokens);
                song.aligner().scores(finished, tokens);
            }
            assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
        });
    }

    /** Adds what is seen of the lyrics, {@code [tokens, frames]}, head by head. */
    private static void listen(TinySong song, SortedMap<Integer, List<Integer>> heads, TensorVector seen) {
        LyricTokens tokens = TinySong.tokens();
        Scalar last = new Scalar(1.0 / TinySong.STEPS);
        Tensor x = song.latents().lerp(Noise.ofOneSeed(42, song.latents()), last);
        Tensor t = torch.full(new long[] {1}, last);
        song.dit()
                .shares(
                        x,
                        song.context(),
                        song.condition(),
                        t,
                        heads,
                        shares -> seen.push_back(shares.get(0)
                                .narrow(1, tokens.first(), tokens.count())
                                .t()
                                .contiguous()));
    }

    private static SortedMap<Integer, List<Integer>> allHeads() {
        SortedMap<Integer, List<Integer>> all = new TreeMap<>();
        IntStream.range(0, 4).forEach(layer -> all.put(layer, List.of(0, 1, 2, 3)));
        return all;
    }
}
