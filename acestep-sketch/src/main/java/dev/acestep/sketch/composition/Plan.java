package dev.acestep.sketch.composition;

import dev.acestep.music.Key;
import dev.acestep.music.KeyScale;
import dev.acestep.music.Language;
import dev.acestep.music.Lyrics;
import dev.acestep.music.Metadata;
import dev.acestep.music.Text;
import dev.acestep.music.TimeSignature;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything that is decided before the first note: the request's own numbers where it has them, else the caption's,
 * else the genre's and the seed's.
 */
record Plan(
        Style style,
        Key key,
        Pace pace,
        double seconds,
        Lyrics lyrics,
        Language language,
        Caption.Register register,
        List<String> warnings) {
    private static final Pattern TONIC = Pattern.compile("^\\s*([A-G])\\s?([#♯b♭]?)(?![a-z])");
    private static final String MINOR_WORDS = "(?is).*(minor|aeolian|dorian|phrygian|locrian|moll).*";

    static Plan of(Text text, Metadata metadata, double seconds, Dice dice) {
        Caption caption = Caption.read(text.prompt() + " " + text.globalCaption());
        Style style = Style.of(caption);
        Metre metre = Metre.of(metadata.timeSignature().or(caption::metre).orElse(TimeSignature.FOUR_FOUR));
        int bpm = metadata.bpm()
                .map(value -> value.value())
                .or(caption::bpm)
                .orElseGet(() -> tempo(style.temper(), caption.mood(), dice.fork("tempo")));
        Key chosen = key(style, caption, dice.fork("key"));
        Key key = metadata.keyScale()
                .map(asked -> asked.key().orElseGet(() -> closest(asked, chosen)))
                .orElse(chosen);
        List<String> warnings = metadata.keyScale()
                .filter(asked -> asked.key().isEmpty())
                .map(asked -> List.of("key_scale \"%s\" is neither major nor minor; the song is in %s"
                        .formatted(asked.text(), key.name())))
                .orElse(List.of());
        Lyrics lyrics = Lyrics.parse(text.lyrics());
        return new Plan(
                style,
                key,
                Pace.of(bpm, metre, style.temper()),
                seconds,
                lyrics,
                metadata.language(),
                caption.register(),
                warnings);
    }

    private static int tempo(Genre.Temper temper, Mood mood, Dice dice) {
        double place = 0.5 + 0.5 * mood.speed() + 0.25 * (2 * dice.unit() - 1);
        double usual = temper.slowest() + (temper.fastest() - temper.slowest()) * Math.clamp(place, 0, 1);
        double beyond = mood.speed() < -0.5 ? 0.85 : mood.speed() > 0.7 ? 1.12 : 1;
        return (int) Math.clamp(Math.round(usual * beyond), 50L, 200L);
    }

    private static Key key(Style style, Caption caption, Dice dice) {
        double minor = style.temper().minorShare() - 0.5 * caption.mood().light();
        Key.Mode drawn = dice.chance(minor) ? Key.Mode.MINOR : Key.Mode.MAJOR;
        Key any = Key.of(dice.below(12), caption.mode().orElse(drawn));
        return caption.key().orElse(any);
    }

    /** The key that shares a tonic and the kind of third with a mode such as D Dorian. */
    private static Key closest(KeyScale asked, Key otherwise) {
        Matcher matcher = TONIC.matcher(asked.text());
        if (!matcher.find()) {
            return otherwise;
        }
        String mode = asked.text().matches(MINOR_WORDS) ? " minor" : " major";
        Optional<Key> key = new KeyScale(matcher.group(1) + matcher.group(2) + mode).key();
        return key.orElse(otherwise);
    }

    double beatSeconds() {
        return pace.beatSeconds();
    }
}
