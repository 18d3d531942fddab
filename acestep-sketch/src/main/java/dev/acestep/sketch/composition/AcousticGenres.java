package dev.acestep.sketch.composition;

import static dev.acestep.sketch.composition.Comping.WHOLE;
import static dev.acestep.sketch.composition.Genre.words;
import static dev.acestep.sketch.score.Instrument.*;

import dev.acestep.sketch.composition.Comping.Touch;
import dev.acestep.sketch.composition.Genre.Temper;
import dev.acestep.sketch.composition.Groove.Beat;
import dev.acestep.sketch.composition.Groove.Feel;
import dev.acestep.sketch.composition.Groove.Sounds;
import dev.acestep.sketch.composition.Scale.Palette;
import java.util.List;

/** Music of wood, strings and brass. */
final class AcousticGenres {
    private static final String NOTHING = "................";

    static final Genre JAZZ = new Genre(
            "jazz",
            words("jazz, 爵士, ジャズ, swing, bebop, smooth jazz, big band, cool jazz, lounge, cocktail, dixieland"),
            new Temper(110, 170, 0.3, 0.9),
            new Groove(
                    BRUSH_KIT,
                    Feel.SHUFFLE,
                    Sounds.BRUSHES,
                    List.of(
                            new Beat("5...4...5...4...", "....3......2....", "8...8.5.8...8.5.", "....6.......6..."),
                            new Beat("5...4...5...4...", "......3.....3...", "8...8.5.8...8.5.", "....6.......6...")),
                    List.of(new Beat("7...5...7...5...", "....5.....4.5...", "8.5.8.5.8.5.8.5.", "....7.......7..."))),
            Harmonies.JAZZ,
            new BassStyle(UPRIGHT_BASS, "R---3---5---a--- R---5---3---a---", "R---3---5---a--- R---5---8---a---"),
            List.of(
                    new Comping(GRAND_PIANO, Touch.BLOCK, "7--...6-........", 62, 0),
                    new Comping(CLEAN_GUITAR, Touch.STRUM, "4-..5-..4-..5-..", 60, 0.4),
                    new Comping(BRASS, Touch.BLOCK, "......7-......6-", 67, 0.8)),
            new LeadStyle(List.of(SAXOPHONE, TRUMPET, VIBRAPHONE, CLARINET), Palette.DIATONIC, 0.6, 0.8, 70));

    static final Genre BLUES = new Genre(
            "blues",
            words("blues, 蓝调, delta blues, chicago blues, blues rock, boogie-woogie, bluesy"),
            new Temper(76, 120, 0.2, 0.8),
            new Groove(
                    DRUM_KIT,
                    Feel.SHUFFLE,
                    Sounds.RIDE,
                    List.of(
                            new Beat("9.....6.9.....6.", "....8.......8...", "7.5.7.5.7.5.7.5."),
                            new Beat("9...5...9...5...", "....8.......8...", "7.5.7.5.7.5.7.5.")),
                    List.of(new Beat("9.....7.9.....7.", "....9.......9..3", "8.6.8.6.8.6.8.6."))),
            Harmonies.BLUES,
            new BassStyle(FINGERED_BASS, "R-R-3-3-5-5-6-5- R---3---5---6---", "R-R-3-3-5-5-6-5- R-5-R-5-R-5-a-a-"),
            List.of(
                    new Comping(CLEAN_GUITAR, Touch.STRUM, "6-5-6-5-6-5-6-5-", 57, 0),
                    new Comping(GRAND_PIANO, Touch.BLOCK, "7--...5-7--...5-", 62, 0.4),
                    new Comping(ORGAN, Touch.PAD, WHOLE, 64, 0.65)),
            new LeadStyle(List.of(CLEAN_GUITAR, SAXOPHONE, DISTORTED_GUITAR), Palette.BLUES, 0.5, 0.85, 70));

    static final Genre COUNTRY = new Genre(
            "country",
            words("country, bluegrass, americana, nashville, honky tonk, western, cowboy"),
            new Temper(96, 132, 0.05, 0.8),
            new Groove(
                    DRUM_KIT,
                    Feel.LIGHT_SWING,
                    Sounds.STICKS,
                    List.of(new Beat("9.......9.......", "....7.......7...", "6.4.6.4.6.4.6.4.")),
                    List.of(new Beat("9.......9.....5.", "....9.......9...", "7.5.7.5.7.5.7.5.", "..3...3...3...3."))),
            Harmonies.FOLK,
            new BassStyle(UPRIGHT_BASS, "R-------5------- R-------5---a---", "R---R---5---5-a-"),
            List.of(
                    new Comping(STEEL_GUITAR, Touch.STRUM, "5---7-5-5---7-5-", 60, 0),
                    new Comping(BANJO, Touch.ARPEGGIO, "6.5.6.556.5.6.55", 67, 0.5),
                    new Comping(ORGAN, Touch.PAD, WHOLE, 62, 0.8)),
            new LeadStyle(List.of(VIOLIN, STEEL_GUITAR, BANJO), Palette.PENTATONIC, 0.5, 0.85, 72));

    static final Genre FOLK = new Genre(
            "folk",
            words(
                    "folk, 民谣, acoustic, singer-songwriter, singer songwriter, campfire, celtic, irish, ballad, unplugged,"
                            + " lullaby, indie folk, children's song, nursery"),
            new Temper(84, 116, 0.25, 1),
            new Groove(
                    PERCUSSION,
                    Feel.STRAIGHT,
                    new Sounds(36, 54, 70, 70, 75),
                    List.of(new Beat("7.......6.......", "................", "5.3.5.3.5.3.5.3.")),
                    List.of(new Beat("8.......7.......", "....6.......6...", "6.4.6.4.6.4.6.4."))),
            Harmonies.FOLK,
            new BassStyle(UPRIGHT_BASS, "R-------R------- R-------5-------", "R-------5---R---"),
            List.of(
                    new Comping(STEEL_GUITAR, Touch.ARPEGGIO, "7.5.6.5.7.5.6.5.", 58, 0),
                    new Comping(STEEL_GUITAR, Touch.STRUM, "6---6-5---5-6-5-", 62, 0.55),
                    new Comping(STRINGS, Touch.PAD, WHOLE, 64, 0.65)),
            new LeadStyle(List.of(FLUTE, VIOLIN, NYLON_GUITAR, ACCORDION), Palette.DIATONIC, 0.45, 0.9, 72));

    static final Genre CLASSICAL = new Genre(
            "classical",
            words(
                    "classical, 古典, baroque, string quartet, chamber, piano sonata, mozart, bach, romantic piano, waltz, solo piano,"
                            + " neoclassical, opera, minuet"),
            new Temper(84, 120, 0.35, 1.4),
            new Groove(
                    PERCUSSION,
                    Feel.STRAIGHT,
                    Sounds.SOFT,
                    List.of(new Beat(NOTHING, NOTHING, "3...2...3...2...")),
                    List.of(new Beat(NOTHING, NOTHING, "4...3...4...3..."))),
            Harmonies.CLASSICAL,
            new BassStyle(CELLO, 36, List.of("R---R---R---R---", "R---5---R---5---"), List.of("R---3---5---R---")),
            List.of(
                    new Comping(GRAND_PIANO, Touch.ALBERTI, "8.5.6.5.8.5.6.5.", 57, 0),
                    new Comping(STRINGS, Touch.PAD, WHOLE, 62, 0.45),
                    new Comping(PIZZICATO, Touch.BLOCK, "7...6...7...6...", 64, 0.5)),
            new LeadStyle(List.of(VIOLIN, FLUTE, CLARINET, GRAND_PIANO), Palette.DIATONIC, 0.55, 0.92, 74));

    static final Genre CINEMATIC = new Genre(
            "cinematic",
            words("cinematic, orchestral, orchestra, symphonic, symphony, soundtrack, film score, film music, trailer,"
                    + " movie score, score, fantasy, adventure, game music, video game"),
            new Temper(80, 124, 0.65, 1.5),
            new Groove(
                    PERCUSSION,
                    Feel.STRAIGHT,
                    new Sounds(36, 47, 70, 70, 49),
                    List.of(
                            new Beat("8...5...7...5...", NOTHING, "3.2.3.2.3.2.3.2."),
                            new Beat("8...6...8...6...", "..........4.5...", "3...2...3...2...")),
                    List.of(
                            new Beat("9...7...8...7...", "......6...6.7.7.", "4.3.4.3.4.3.4.3."),
                            new Beat("9..79...8..78...", "....5...5...6.6.", "4...4...4...4..."))),
            Harmonies.CLASSICAL,
            new BassStyle(CELLO, 33, List.of("R-R-R-R-R-R-R-R-", "R---R---R---R---"), List.of("R-R-R-R-R-R-R-R-")),
            List.of(
                    new Comping(STRINGS, Touch.PAD, WHOLE, 60, 0),
                    new Comping(PIZZICATO, Touch.ARPEGGIO, "7.5.6.5.7.5.6.5.", 64, 0.3),
                    new Comping(BRASS, Touch.BLOCK, "8-------7---6---", 60, 0.7),
                    new Comping(CHOIR, Touch.PAD, WHOLE, 66, 0.8)),
            new LeadStyle(List.of(VIOLIN, FLUTE, TRUMPET, STRINGS), Palette.DIATONIC, 0.4, 0.95, 74));

    static final Genre LATIN = new Genre(
            "latin",
            words("latin, salsa, reggaeton, cumbia, bachata, mambo, tango, flamenco, merengue, cuban, mariachi, spanish"
                    + " guitar, afrobeat, afro"),
            new Temper(92, 126, 0.55, 0.9),
            new Groove(
                    DRUM_KIT,
                    Feel.STRAIGHT,
                    Sounds.LATIN,
                    List.of(
                            new Beat("8...6...8...6...", "6..6..6...6.6...", "6.4.6.4.6.4.6.4.", "..5.5...6.5.5.66"),
                            new Beat("9...9...9...9...", "...7..7....7..7.", "6.4.6.4.6.4.6.4.")),
                    List.of(new Beat("9...7...9...7...", "..6.6...6..6..6.", "7.5.7.5.7.5.7.5.", "6.567.556.567.65"))),
            Harmonies.LATIN,
            new BassStyle(UPRIGHT_BASS, "R-----5-----8--- R-----5-8---5---", "R-----5-----8-a- R-----5-8-----a-"),
            List.of(
                    new Comping(GRAND_PIANO, Touch.ARPEGGIO, "7.65.65.6.65.66.", 67, 0),
                    new Comping(NYLON_GUITAR, Touch.STRUM, "7--5..6-7--5..6-", 60, 0),
                    new Comping(BRASS, Touch.BLOCK, "8-..7-....7.7-..", 67, 0.65)),
            new LeadStyle(List.of(TRUMPET, NYLON_GUITAR, FLUTE), Palette.DIATONIC, 0.5, 0.8, 72));

    static final Genre BOSSA_NOVA = new Genre(
            "bossa nova",
            words("bossa nova, bossa, samba, brazilian, mpb, rumba, bolero"),
            new Temper(104, 136, 0.4, 1),
            new Groove(
                    BRUSH_KIT,
                    Feel.STRAIGHT,
                    Sounds.STICKS,
                    List.of(new Beat("8..57..58..57..5", "6..6..6...6..6..", "5353535353535353")),
                    List.of(new Beat("8..67..68..67..6", "7..7..7...7..7..", "6464646464646464"))),
            Harmonies.JAZZ,
            new BassStyle(UPRIGHT_BASS, "R-----.5R-----.5", "R-----.R5-----.a"),
            List.of(
                    new Comping(NYLON_GUITAR, Touch.BLOCK, "7--6--6---6--6--", 60, 0),
                    new Comping(ELECTRIC_PIANO, Touch.PAD, WHOLE, 64, 0.6)),
            new LeadStyle(List.of(FLUTE, NYLON_GUITAR, SAXOPHONE), Palette.DIATONIC, 0.45, 0.85, 72));

    static final List<Genre> ALL = List.of(JAZZ, BLUES, COUNTRY, FOLK, CLASSICAL, CINEMATIC, LATIN, BOSSA_NOVA);

    private AcousticGenres() {}
}
