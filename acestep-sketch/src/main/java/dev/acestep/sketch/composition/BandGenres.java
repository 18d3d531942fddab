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

/** Music of bands with drums, bass and guitars or keys. */
final class BandGenres {
    static final Genre POP = new Genre(
            "pop",
            words(
                    "pop, 流行, ポップ, pop song, dance pop, dance-pop, k-pop, kpop, j-pop, jpop, mandopop, c-pop, teen pop, europop,"
                            + " power pop, indie pop, bubblegum, radio hit"),
            new Temper(96, 126, 0.25, 1),
            new Groove(
                    DRUM_KIT,
                    Feel.STRAIGHT,
                    Sounds.ROCK,
                    List.of(
                            new Beat("9.....5.9.......", "....8.......8...", "6.4.6.4.6.4.6.4."),
                            new Beat("9.......9.5.....", "....8.......8...", "6.4.6.4.6.4.6.4."),
                            new Beat("9..5....9.......", "....8.......8..2", "6.4.6.4.6.4.6.4.")),
                    List.of(
                            new Beat("9...7...9...7...", "....9.......9...", "7.5.7.5.7.5.7.o.", "....6.......6..."),
                            new Beat("9.....6.9.6.....", "....9.......9...", "7.5.7.5.7.5.7.5.", "6.3.6.3.6.3.6.3."))),
            Harmonies.POP,
            new BassStyle(FINGERED_BASS, "R-----R-R------- kick", "R-R-R-R-R-R-R-R- R---R---R---R-5-"),
            List.of(
                    new Comping(GRAND_PIANO, Touch.BLOCK, "7-------6-----5-", 62, 0),
                    new Comping(CLEAN_GUITAR, Touch.ARPEGGIO, "5.4.5.4.5.4.5.4.", 64, 0.45),
                    new Comping(SYNTH_PAD, Touch.PAD, WHOLE, 64, 0.6)),
            new LeadStyle(List.of(SAW_LEAD, PLUCK, SQUARE_LEAD), Palette.DIATONIC, 0.5, 0.85, 74));

    static final Genre SYNTH_POP = new Genre(
            "synth-pop",
            words(
                    "synth pop, synth-pop, synthpop, synthwave, new wave, electropop, electro pop, 80s, eighties, retrowave,"
                            + " city pop"),
            new Temper(104, 126, 0.45, 1.1),
            new Groove(
                    ELECTRONIC_KIT,
                    Feel.TIGHT,
                    Sounds.CLAP,
                    List.of(
                            new Beat("9.......9.......", "....9.......9...", "6.4.6.4.6.4.6.4."),
                            new Beat("9...8...9...8...", "....8.......8...", "..6...6...6...6.")),
                    List.of(
                            new Beat("9...9...9...9...", "....9.......9...", "5.7.5.7.5.7.5.o.", "5535553555355535"),
                            new Beat("9...9...9...9...", "....9.......9..4", "6464646464646464"))),
            Harmonies.DANCE,
            new BassStyle(SYNTH_BASS, "R.R.R.R.R.R.R.R. R.R8R.R8R.R8R.R8", "R.RRR.RRR.RRR.RR R.8.R.8.R.8.R.8."),
            List.of(
                    new Comping(SYNTH_PAD, Touch.PAD, WHOLE, 62, 0),
                    new Comping(PLUCK, Touch.ARPEGGIO, "7.555.557.555.55", 70, 0.45),
                    new Comping(SAW_LEAD, Touch.BLOCK, "7--.7--.7--.7-7-", 64, 0.7)),
            new LeadStyle(List.of(SQUARE_LEAD, SAW_LEAD, BELLS), Palette.DIATONIC, 0.5, 0.9, 76));

    static final Genre ROCK = new Genre(
            "rock",
            words(
                    "rock, 摇滚, ロック, rock song, indie, indie rock, alternative, alt-rock, grunge, classic rock, hard rock, garage rock,"
                            + " britpop, rock and roll, rock n roll, arena rock, guitar band"),
            new Temper(108, 144, 0.35, 0.8),
            new Groove(
                    DRUM_KIT,
                    Feel.STRAIGHT,
                    Sounds.ROCK,
                    List.of(
                            new Beat("9.......9.8.....", "....9.......9...", "8.6.8.6.8.6.8.6."),
                            new Beat("9.....7.9.......", "....9.......9...", "8.6.8.6.8.6.8.6."),
                            new Beat("9..6....9.7.....", "....9..2....9...", "8.6.8.6.8.6.8.6.")),
                    List.of(
                            new Beat("9.....8.9.8.....", "....9.......9...", "9.6.9.6.9.6.9.6."),
                            new Beat("9...6...9.8.6...", "....9.......9.5.", "9...9...9...9..."))),
            Harmonies.ROCK,
            new BassStyle(PICKED_BASS, "R-R-R-R-R-R-R-R- kick", "R-R-R-R-R-R-R-R- R-R-R-R-R-R-5-a-"),
            List.of(
                    new Comping(DISTORTED_GUITAR, Touch.POWER, "8-6-7-6-8-6-7-6-", 50, 0.4),
                    new Comping(CLEAN_GUITAR, Touch.STRUM, "7---5-6---5-6-5-", 60, 0),
                    new Comping(ORGAN, Touch.PAD, WHOLE, 64, 0.75)),
            new LeadStyle(List.of(DISTORTED_GUITAR, CLEAN_GUITAR), Palette.PENTATONIC, 0.5, 0.9, 71));

    static final Genre PUNK = new Genre(
            "punk",
            words("punk, punk rock, pop punk, pop-punk, hardcore, skate punk, ska punk, emo"),
            new Temper(150, 190, 0.2, 0.6),
            new Groove(
                    DRUM_KIT,
                    Feel.STRAIGHT,
                    Sounds.ROCK,
                    List.of(
                            new Beat("9.....9.9.....9.", "....9.......9...", "8.7.8.7.8.7.8.7."),
                            new Beat("9...9...9...9...", "..8...8...8...8.", "9...8...9...8...")),
                    List.of(new Beat("9.....9.9.9...9.", "....9.......9...", "9...9...9...9..."))),
            Harmonies.ROCK,
            new BassStyle(PICKED_BASS, "R-R-R-R-R-R-R-R-", "R-R-R-R-R-R-R-R-"),
            List.of(
                    new Comping(DISTORTED_GUITAR, Touch.POWER, "9.7.8.7.9.7.8.7.", 50, 0),
                    new Comping(CLEAN_GUITAR, Touch.STRUM, "6-5-6-5-6-5-6-5-", 62, 0)),
            new LeadStyle(List.of(DISTORTED_GUITAR), Palette.DIATONIC, 0.55, 0.85, 71));

    static final Genre METAL = new Genre(
            "metal",
            words(
                    "metal, 金属, heavy metal, thrash, death metal, metalcore, power metal, doom, djent, black metal, screamo"),
            new Temper(120, 170, 0.9, 0.7),
            new Groove(
                    DRUM_KIT,
                    Feel.TIGHT,
                    Sounds.RIDE,
                    List.of(
                            new Beat("9.559.559.559.55", "....9.......9...", "8...8...8...8..."),
                            new Beat("9.99..9.9.99..9.", "....9.......9...", "8...8...8...8...")),
                    List.of(
                            new Beat("9555955595559555", "....9.......9...", "9...9...9...9..."),
                            new Beat("9.5.9.5.9.5.9.5.", "........9.......", "9...9...9...9..."))),
            Harmonies.METAL,
            new BassStyle(PICKED_BASS, "R.RRR.RRR.RRR.RR kick", "R-R-R-R-R-R-R-R-"),
            List.of(
                    new Comping(DISTORTED_GUITAR, Touch.POWER, "9.669.669.669.66", 45, 0),
                    new Comping(DISTORTED_GUITAR, Touch.POWER, "9-------8-------", 52, 0.55),
                    new Comping(STRINGS, Touch.PAD, WHOLE, 64, 0)),
            new LeadStyle(List.of(DISTORTED_GUITAR), Palette.DIATONIC, 0.65, 0.9, 74));

    static final Genre FUNK = new Genre(
            "funk",
            words("funk, funky, disco, nu-disco, boogie, groove, groovy, p-funk"),
            new Temper(98, 120, 0.5, 0.7),
            new Groove(
                    DRUM_KIT,
                    new Feel(0, 0.02, 0.004),
                    Sounds.ROCK,
                    List.of(
                            new Beat("9..6..7...6..6..", "....9..3.3..9...", "7565756575657565"),
                            new Beat("9.7....6..8.....", "....9..3....9..3", "7.5.7.5.7.5.7.o.")),
                    List.of(
                            new Beat("9...7...9...7...", "....9..2.2..9..2", "6.o.6.o.6.o.6.o."),
                            new Beat("9..6..8...9..6..", "....9..4.4..9..4", "7565756575657565", "8...8...8...8..."))),
            Harmonies.FUNK,
            new BassStyle(SLAP_BASS, "R..R..8.R.5.8.a. R.R...R8..R5..a.", "R..R.8.R..R.8.a. R.8.R.8.R.8.R.8."),
            List.of(
                    new Comping(MUTED_GUITAR, Touch.BLOCK, "7.45.54.7.45.54.", 66, 0),
                    new Comping(ELECTRIC_PIANO, Touch.BLOCK, "7--..6-...6-....", 62, 0),
                    new Comping(BRASS, Touch.BLOCK, "8..........7.7..", 67, 0.65)),
            new LeadStyle(List.of(SAXOPHONE, BRASS, CLEAN_GUITAR), Palette.PENTATONIC, 0.5, 0.6, 70));

    static final Genre SOUL = new Genre(
            "soul",
            words("soul, r&b, rnb, r and b, rhythm and blues, neo soul, neo-soul, motown, gospel, quiet storm"),
            new Temper(72, 104, 0.35, 1),
            new Groove(
                    DRUM_KIT,
                    Feel.LAID_BACK,
                    Sounds.STICKS,
                    List.of(
                            new Beat("9......59..5....", "....8.......8...", "6.4.6.4.6.4.6.4."),
                            new Beat("9..5....9.5.....", "....8..2....8..2", "6363636363636363")),
                    List.of(new Beat("9......79..7....", "....9..3....9...", "7.5.7.5.7.5.7.o.", "....6.......6..."))),
            Harmonies.SOUL,
            new BassStyle(FINGERED_BASS, "R-----.5R--.5-a- R--R----5---3-a-", "R--.R-5-8--.5-a- R-----.5R-3-5-a-"),
            List.of(
                    new Comping(ELECTRIC_PIANO, Touch.BLOCK, "7-----5-..6-----", 62, 0),
                    new Comping(ORGAN, Touch.PAD, WHOLE, 66, 0.5),
                    new Comping(BRASS, Touch.BLOCK, "........7-..6.6.", 67, 0.75)),
            new LeadStyle(List.of(SAXOPHONE, ELECTRIC_PIANO), Palette.PENTATONIC, 0.5, 0.85, 70));

    static final Genre REGGAE = new Genre(
            "reggae",
            words("reggae, dub, ska, rocksteady, dancehall, roots reggae"),
            new Temper(70, 92, 0.4, 1.1),
            new Groove(
                    DRUM_KIT,
                    Feel.LIGHT_SWING,
                    Sounds.STICKS,
                    List.of(
                            new Beat("5.......9.......", "........8......3", "7.5.7.5.7.5.7.5."),
                            new Beat("8...7...9...7...", "........8.......", "7.5.7.5.7.5.7.5.")),
                    List.of(new Beat("9...8...9...8...", "........9..3....", "7.5.7.5.7.5.7.o.", "..4...4...4...4."))),
            Harmonies.FOLK,
            new BassStyle(FINGERED_BASS, "R--.R-5-..8-5-3- R---..R-5-3-R---", "R--.3-5-R---5-a-"),
            List.of(
                    new Comping(CLEAN_GUITAR, Touch.STRUM, "..7...7...7...7.", 64, 0),
                    new Comping(ORGAN, Touch.BLOCK, "5.656.655.656.65", 62, 0),
                    new Comping(BRASS, Touch.BLOCK, "7--.....6-6-....", 67, 0.7)),
            new LeadStyle(List.of(ORGAN, SAXOPHONE, TROMBONE), Palette.PENTATONIC, 0.4, 0.8, 69));

    static final List<Genre> ALL = List.of(POP, SYNTH_POP, ROCK, PUNK, METAL, FUNK, SOUL, REGGAE);

    private BandGenres() {}
}
