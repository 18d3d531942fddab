package dev.acestep.engine.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.engine.text.LyricTokens;
import dev.acestep.music.LyricTimes;
import dev.acestep.music.TimedLine;
import dev.acestep.tensor.Compute;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lyrics that nobody would sing. */
final class HostileLyricsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n ",
                "[Instrumental]",
                "[inst]",
                "[Verse]\n\n[Chorus]\n",
                "[[[",
                "]]\n[",
                "...",
                "\uD83C\uDFB5"
            })
    void withoutWordsThereIsAReasonInsteadOfLines(String lyrics) {
        TinySong.heard(Compute.REFERENCE, song -> {
            LyricTokens tokens = TinySong.tokens(lyrics);
            assertThat(song.aligner().times(song.song(), tokens))
                    .isEqualTo(LyricTimes.none("There are no words to sing"));
            assertThat(song.aligner().scores(song.song(), tokens)).isEmpty();
        });
    }

    @Test
    void aModelWhoseHeadsNobodyKnowsSaysSo() {
        TinySong.heard(Compute.REFERENCE, song -> {
            LyricAligner unknowing = new LyricAligner(song.dit(), Map.of(1, List.of()));
            assertThat(unknowing.times(song.song(), TinySong.tokens()).absence())
                    .contains("attention heads");
            assertThat(unknowing.scores(song.song(), TinySong.tokens())).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fire \uD83D\uDD25\uD83D\uDD25 in the \uD83C\uDFB5 night",
                "\u4F60\u597D\uFF0C\u4E16\u754C and \u0645\u0631\u062D\u0628\u0627",
                "a\u0301e\u0308 zalgo \u0335\u0336\u0337 text",
                "a replacement \uFFFD\uFFFD stays",
                "ends in a tear \uD83D\uDE22"
            })
    void charactersOfSeveralTokensArriveWhole(String line) {
        LyricTokens tokens = TinySong.tokens(line + "\nsecond");
        String composed = Normalizer.normalize(line, Normalizer.Form.NFC);
        assertThat(String.join("", tokens.texts())).isEqualTo(composed + "\nsecond");
        TinySong.heard(
                Compute.REFERENCE,
                song -> assertThat(times(song, tokens).lines())
                        .extracting(TimedLine::text)
                        .containsExactly(composed, "second"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "la ",
                "\uD83D\uDD25a",
                "[x]\na\n",
                "a\n",
                "\u00E9\u0301 a\r\n",
                "<|endoftext|> a",
                "a\u0000\u001B[2J "
            })
    void fourThousandCharactersAreTimedInOrder(String part) {
        String lyrics = part.repeat(4096 / part.length());
        LyricTokens tokens = TinySong.tokens("Begin\n" + lyrics.substring(0, Math.min(lyrics.length(), 4096 - 6)));
        assertThat(tokens.first() + tokens.count()).isLessThan(2048);
        TinySong.heard(Compute.REFERENCE, song -> {
            List<TimedLine> lines = times(song, tokens).lines();
            assertThat(lines.getFirst().text()).isEqualTo("Begin");
            assertThat(lines).allMatch(line -> 0 <= line.start() && line.start() <= line.end() && line.end() <= 6);
            assertThat(lines).isSortedAccordingTo(Comparator.comparingDouble(TimedLine::start));
        });
    }

    /** Of the tiny song under a condition that is long enough for the tokens. */
    private static LyricTimes times(TinySong song, LyricTokens tokens) {
        Tensor condition = song.condition();
        TensorVector repeated = new TensorVector();
        int rows = tokens.first() + tokens.count();
        for (long length = 0; length < rows; length += condition.size(1)) {
            repeated.push_back(condition);
        }
        Tensor longEnough = torch.cat(repeated, 1);
        FinishedSong finished =
                new FinishedSong(song.latents(), song.context(), longEnough, TinySong.STEPS, TinySong.SECONDS);
        return song.aligner().times(finished, tokens);
    }
}
