package dev.acestep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.music.AudioDuration;
import dev.acestep.music.Bpm;
import dev.acestep.music.KeyScale;
import dev.acestep.music.Language;
import dev.acestep.music.Metadata;
import dev.acestep.music.SongDraft;
import dev.acestep.music.TimeSignature;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DraftsTest {
    @Test
    void aPersonReadsWhatIsKnownAndThenTheLyrics() {
        Metadata known = new Metadata(
                Optional.of(new Bpm(120)),
                Optional.of(new KeyScale("Am")),
                Optional.of(TimeSignature.SIX_EIGHT),
                Optional.of(new AudioDuration(180)),
                new Language("bn"));

        assertThat(Drafts.text(new SongDraft("A waltz", "[Verse]\nLa la\n", known, "")))
                .isEqualTo("""
                        Caption    A waltz
                        Tempo      120 BPM
                        Key        A Minor
                        Metre      6/8
                        Duration   180 s
                        Language   bn

                        [Verse]
                        La la""");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        Metadata nothing =
                new Metadata(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Language.UNKNOWN);

        assertThat(Drafts.text(new SongDraft("", "", nothing, "jazz"))).isEqualTo("Genres     jazz");
        assertThat(Drafts.wire(new SongDraft("", "", nothing, "jazz")).bpm()).isNull();
    }

    @Test
    void whatAModelWritesCannotSteerTheTerminal() {
        SongDraft hostile = new SongDraft("a\u001b[2Jb\u009b31m\u0007", "one\r\ntwo", Metadata.UNKNOWN, "");

        assertThat(Drafts.text(hostile)).startsWith("Caption    a[2Jb31m\n").endsWith("\n\none\ntwo");
    }
}
