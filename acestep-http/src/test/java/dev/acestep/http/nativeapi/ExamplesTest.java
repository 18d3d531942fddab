package dev.acestep.http.nativeapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acestep.http.nativeapi.RandomSamples.SampleType;
import dev.acestep.music.AudioDuration;
import dev.acestep.music.Bpm;
import dev.acestep.music.Key;
import dev.acestep.music.KeyScale;
import dev.acestep.music.Language;
import dev.acestep.music.Lyrics;
import dev.acestep.music.Text;
import dev.acestep.music.TimeSignature;
import java.io.IOException;
import java.io.InputStream;
import java.lang.Character.UnicodeScript;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExamplesTest {
    private static final ObjectMapper JSON = new JsonMapper();
    private static final Map<String, Set<UnicodeScript>> SCRIPTS = Map.ofEntries(
            Map.entry("ar", Set.of(UnicodeScript.ARABIC)),
            Map.entry("bn", Set.of(UnicodeScript.BENGALI)),
            Map.entry("el", Set.of(UnicodeScript.GREEK)),
            Map.entry("he", Set.of(UnicodeScript.HEBREW)),
            Map.entry("hi", Set.of(UnicodeScript.DEVANAGARI)),
            Map.entry("ja", Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA)),
            Map.entry("ko", Set.of(UnicodeScript.HANGUL)),
            Map.entry("ru", Set.of(UnicodeScript.CYRILLIC)),
            Map.entry("uk", Set.of(UnicodeScript.CYRILLIC)),
            Map.entry("yue", Set.of(UnicodeScript.HAN)),
            Map.entry("zh", Set.of(UnicodeScript.HAN)));

    /** A prepared example, read into the product's own nouns, which check it. */
    private record Example(
            Text text, Bpm bpm, Key key, TimeSignature metre, AudioDuration duration, Language language) {
        static Example of(JsonNode json) {
            assertThat(json.properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactly(
                            "caption", "lyrics", "bpm", "key_scale", "time_signature", "duration", "vocal_language");
            assertThat(List.of(json.get("bpm"), json.get("duration"))).allMatch(JsonNode::isInt);
            KeyScale scale = new KeyScale(json.get("key_scale").textValue());
            assertThat(scale.name()).isEqualTo(json.get("key_scale").textValue());
            TimeSignature metre = TimeSignature.of(json.get("time_signature").textValue());
            assertThat(metre.wireName()).isEqualTo(json.get("time_signature").textValue());
            return new Example(
                    Text.of(json.get("caption").textValue(), json.get("lyrics").textValue()),
                    new Bpm(json.get("bpm").intValue()),
                    scale.key().orElseThrow(),
                    metre,
                    new AudioDuration(json.get("duration").intValue()),
                    new Language(json.get("vocal_language").textValue()));
        }

        Lyrics lyrics() {
            return Lyrics.parse(text.lyrics());
        }

        boolean isSung() {
            return !lyrics().isInstrumental();
        }

        List<String> sungLines() {
            return lyrics().sections().stream()
                    .flatMap(section -> section.lines().stream())
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyExampleIsAValidRequest(SampleType type) throws IOException {
        assertThat(examples(type)).hasSizeGreaterThanOrEqualTo(64).allSatisfy(example -> {
            assertThat(example.text().prompt()).isNotBlank();
            assertThat(example.duration().seconds()).isGreaterThanOrEqualTo(10);
            assertThat(example.language().equals(Language.UNKNOWN)).isNotEqualTo(example.isSung());
        });
    }

    @ParameterizedTest
    @EnumSource
    void theServerReadsEveryExample(SampleType type) throws IOException {
        assertThat(RandomSamples.samples(bytes(type)))
                .hasSize((int) examples(type).count());
    }

    @ParameterizedTest
    @EnumSource
    void atLeastFourteenLanguagesAreSung(SampleType type) throws IOException {
        assertThat(examples(type).filter(Example::isSung).map(Example::language).distinct())
                .hasSizeGreaterThanOrEqualTo(14);
    }

    @ParameterizedTest
    @EnumSource
    void lyricsAreWrittenInTheLettersOfTheirLanguage(SampleType type) throws IOException {
        assertThat(examples(type).filter(Example::isSung)).allSatisfy(example -> {
            Set<UnicodeScript> own = SCRIPTS.getOrDefault(example.language().code(), Set.of(UnicodeScript.LATIN));
            List<UnicodeScript> used = String.join("", example.sungLines())
                    .codePoints()
                    .filter(Character::isLetter)
                    .mapToObj(UnicodeScript::of)
                    .toList();
            assertThat(used).filteredOn(own::contains).hasSizeGreaterThan(used.size() * 3 / 4);
        });
    }

    @Test
    void songsInCustomModeAreWholeSongs() throws IOException {
        assertThat(examples(SampleType.CUSTOM_MODE)).allSatisfy(example -> {
            assertThat(example.text().prompt()).hasSizeGreaterThan(50);
            if (example.isSung()) {
                assertThat(example.sungLines()).hasSizeGreaterThanOrEqualTo(12);
                assertThat(example.lyrics().sections()).hasSizeGreaterThanOrEqualTo(5);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void sungWordsHaveTimeToBeSung(SampleType type) throws IOException {
        assertThat(examples(type).filter(Example::isSung))
                .allSatisfy(example -> assertThat(example.duration().seconds()
                                / example.sungLines().size())
                        .isBetween(4.0, 26.0));
    }

    @ParameterizedTest
    @EnumSource
    void keysMetresAndTempiVary(SampleType type) throws IOException {
        assertThat(distinct(type, Example::key)).hasSizeGreaterThan(16);
        assertThat(distinct(type, Example::metre)).containsExactlyInAnyOrder(TimeSignature.values());
        assertThat(distinct(type, Example::bpm)).hasSizeGreaterThan(25);
    }

    @Test
    void noSongSharesALineWithAnother() throws IOException {
        Set<String> known = new HashSet<>();
        for (SampleType type : SampleType.values()) {
            for (Example example : examples(type).toList()) {
                assertThat(known.add(example.text().prompt()))
                        .as(example.text().prompt())
                        .isTrue();
                Set<String> lines = Set.copyOf(example.sungLines());
                assertThat(lines).doesNotContainAnyElementsOf(known);
                known.addAll(lines);
            }
        }
    }

    private static <T> Set<T> distinct(SampleType type, Function<Example, T> trait) throws IOException {
        return examples(type).map(trait).collect(Collectors.toSet());
    }

    private static Stream<Example> examples(SampleType type) throws IOException {
        return JSON.readTree(bytes(type)).valueStream().map(Example::of);
    }

    private static byte[] bytes(SampleType type) throws IOException {
        String name = "examples/" + type.name().toLowerCase(Locale.ROOT) + ".json";
        try (InputStream in = Optional.ofNullable(RandomSamples.class.getResourceAsStream(name))
                .orElseThrow()) {
            return in.readAllBytes();
        }
    }
}
