package dev.acestep.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TagsTest {
    @Test
    void aSongSaysHowItWasMade() {
        Tags tags = Tags.of("upbeat synth pop,\n120 BPM", 42, "acestep-sketch");
        assertThat(tags.title()).isEqualTo("upbeat synth pop, 120 BPM");
        assertThat(tags.artist()).isEqualTo("acestep-sketch");
        assertThat(tags.comment()).isEqualTo("prompt: upbeat synth pop, 120 BPM; seed: 42; model: acestep-sketch");
    }

    @Test
    void aLongPromptGivesItsFirstWordsAsTitleAndItsWholeAsComment() {
        String prompt = "slow ".repeat(30).strip();
        Tags tags = Tags.of(prompt, 1, "m");
        assertThat(tags.title()).isEqualTo("slow ".repeat(12).strip() + "…");
        assertThat(tags.comment()).contains(prompt);
    }

    @Test
    void aHugePromptIsCutSoThatSeedAndModelStay() {
        Tags tags = Tags.of("🎵".repeat(50_000), -7, "acestep-sketch");
        assertThat(tags.comment()).hasSizeLessThan(5000).endsWith("; seed: -7; model: acestep-sketch");
        assertThat(tags.title()).startsWith("🎵🎵").endsWith("🎵…");
    }

    @Test
    void controlCharactersDoNotReachAPlayer() {
        assertThat(new Tags("a\0b\u0007c\r\nd", "", "", "").title()).isEqualTo("a b c d");
    }

    @Test
    void lyricsKeepTheirLinesAndNothingElseThatIsNoText() {
        assertThat(Tags.NONE.withLyrics("[00:01.00]one\r\n[00:02.50]t\0wo\n").lyrics())
                .isEqualTo("[00:01.00]one \n[00:02.50]t wo");
        assertThat(Tags.NONE.withLyrics("la\n".repeat(1_000_000)).lyrics()).hasSizeLessThan(70_000);
    }
}
