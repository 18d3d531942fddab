package dev.acestep.music;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.music.Lyrics.Section;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LyricsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[Verse]                 | verse           | ''",
                "[Verse 1]               | verse           | ''",
                "[verse2]                | verse           | ''",
                "[ CHORUS ]              | chorus          | ''",
                "[Pre-Chorus]            | pre-chorus      | ''",
                "[Final Chorus]          | final chorus    | ''",
                "[Chorus - powerful]     | chorus          | powerful",
                "[Intro - orchestral]    | intro           | orchestral",
                "[Verse 1 - aggressive]  | verse           | aggressive",
                "[Verse 12 – Low Voice]  | verse           | low voice",
                "[Outro - fade out]      | outro           | fade out",
                "[Bridge: whispered]     | bridge          | whispered",
                "[Bridge:whispered]      | bridge          | whispered",
                "[Chorus, full band]     | chorus          | full band",
                "[Chorus (x2)]           | chorus          | x2",
                "[Pre-Chorus -building]  | pre-chorus      | building",
                "[副歌]                  | 副歌            | ''",
                "[Припев 2]              | припев          | ''"
            })
    void aTagIsANameAndItsModifiers(String line, String tag, String modifiers) {
        assertThat(Lyrics.parse(line).sections()).containsExactly(new Section(tag, modifiers, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[inst]",
                "[Instrumental]",
                "[Guitar Solo]",
                "[Instrumental Break]",
                "[Interlude - strings]",
                "[Outro - instrumental]",
                "[Drop]"
            })
    void someTagsSayThatNobodySings(String line) {
        assertThat(Lyrics.parse(line).sections()).singleElement().matches(Section::isInstrumental);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[Verse]", "[Breakdown]", "[Chorus - powerful]", "[Intro]", "[Soloist]"})
    void otherTagsDoNot(String line) {
        assertThat(Lyrics.parse(line).sections()).singleElement().matches(section -> !section.isInstrumental());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n\r\n", "[inst]", "[Instrumental]", "[Intro]\n\n[Solo]\n...\n", "—"})
    void withoutWordsThereIsNothingToSing(String text) {
        assertThat(Lyrics.parse(text).isInstrumental()).isTrue();
    }

    @Test
    void linesBelongToTheTagAboveThem() {
        Lyrics lyrics = Lyrics.parse("""
                Before any tag

                [Verse 1]
                  One line, then another
                And the other

                [Chorus - loud]
                你好，世界
                """);

        assertThat(lyrics.sections())
                .containsExactly(
                        new Section("", "", List.of("Before any tag")),
                        new Section("verse", "", List.of("One line, then another", "And the other")),
                        new Section("chorus", "loud", List.of("你好，世界")));
        assertThat(lyrics.isInstrumental()).isFalse();
    }

    @Test
    void tagsMayStandBeforeTheWordsOrBehindThem() {
        assertThat(Lyrics.parse("[Verse] sing this [Chorus] and that\r\n[Outro]")
                        .sections())
                .containsExactly(
                        new Section("verse", "", List.of("sing this")),
                        new Section("chorus", "", List.of("and that")),
                        new Section("outro", "", List.of()));
    }

    @Test
    void timesInBracketsAreNeitherSungNorSections() {
        assertThat(Lyrics.parse("[Verse]\n[00:12.50]First line\n[00:15.00]Second line")
                        .sections())
                .containsExactly(new Section("verse", "", List.of("First line", "Second line")));
    }

    @Test
    void hostileBracketsAreReadWithoutHarm() {
        assertThat(Lyrics.parse("[".repeat(10_000) + "]".repeat(10_000)).isInstrumental())
                .isTrue();
        assertThat(Lyrics.parse("[[Chorus]]\nla").sections()).containsExactly(new Section("chorus", "", List.of("la")));
        assertThat(Lyrics.parse("[a" + " ".repeat(19_000) + "b]").sections())
                .containsExactly(new Section("a b", "", List.of()));
        assertThat(Lyrics.parse("[" + "1".repeat(19_000) + "a]").sections()).hasSize(1);
    }
}
