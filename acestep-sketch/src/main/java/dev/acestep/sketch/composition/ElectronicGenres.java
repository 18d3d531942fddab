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

/** Music of machines. */
final class ElectronicGenres {
    static final Genre HIP_HOP = new Genre(
            "hip-hop",
            words("hip hop, 嘻哈, 说唱, hip-hop, hiphop, rap, boom bap, boom-bap, old school, gangsta, west coast"),
            new Temper(82, 98, 0.8, 0.7),
            new Groove(
                    ELECTRONIC_KIT,
                    Feel.MPC,
                    Sounds.ROCK,
                    List.of(
                            new Beat("9......7..8.....", "....9.......9...", "7.5.7.5.7.5.7.5."),
                            new Beat("9.7....7.8......", "....9.......9..3", "7.5.7.5.7.557.5.")),
                    List.of(new Beat("9.7....7..8..6..", "....9.......9...", "7.5.7.5.7.5.7.o.", "..3...3...3...3."))),
            Harmonies.LOOP,
            new BassStyle(SUB_BASS, "kick R------5..R-----", "kick R--...R-R-...5a-"),
            List.of(
                    new Comping(ELECTRIC_PIANO, Touch.BLOCK, "7-----....6-----", 60, 0),
                    new Comping(STRINGS, Touch.PAD, WHOLE, 64, 0.65)),
            new LeadStyle(List.of(PLUCK, FLUTE, MUTED_GUITAR), Palette.PENTATONIC, 0.4, 0.7, 72));

    static final Genre TRAP = new Genre(
            "trap",
            words("trap, drill, 808, phonk, cloud rap, mumble rap"),
            new Temper(130, 150, 0.95, 0.9),
            new Groove(
                    ELECTRONIC_KIT,
                    Feel.TIGHT,
                    Sounds.CLAP,
                    List.of(
                            new Beat("9.....6...8.....", "........9.......", "7.5.7.5.7.557.5."),
                            new Beat("9.......6.....8.", "........9.......", "7.5.755.7.5.7.5.")),
                    List.of(
                            new Beat("9.....7...8...6.", "........9.......", "7.5.7.557.5.7555"),
                            new Beat("9..7......8.....", "........9......4", "7.557.5.7.557.55"))),
            Harmonies.LOOP,
            new BassStyle(SUB_BASS, "kick R-----R---R-----", "kick R-----R---R---8-"),
            List.of(
                    new Comping(BELLS, Touch.ARPEGGIO, "7...5.6...5.6...", 72, 0),
                    new Comping(SYNTH_PAD, Touch.PAD, WHOLE, 60, 0),
                    new Comping(CHOIR, Touch.PAD, WHOLE, 62, 0.75)),
            new LeadStyle(List.of(PLUCK, BELLS, FLUTE), Palette.DIATONIC, 0.4, 0.7, 76));

    static final Genre HOUSE = new Genre(
            "house",
            words(
                    "house, 电子, edm, electronic dance, dance, deep house, club, techno, trance, progressive house, electro,"
                            + " electronic, big room, festival, rave, tropical house, eurodance"),
            new Temper(120, 130, 0.6, 1),
            new Groove(
                    ELECTRONIC_KIT,
                    Feel.TIGHT,
                    Sounds.CLAP,
                    List.of(
                            new Beat("9...9...9...9...", "....7.......7...", "..6...6...6...6."),
                            new Beat("9...9...9...9...", "............7...", "..6..36...6..36.")),
                    List.of(
                            new Beat("9...9...9...9...", "....9.......9...", "4.o.4.o.4.o.4.o.", "5353535353535353"),
                            new Beat("9...9...9...9...", "....9.......9..4", "..o...o...o...o.", "6464646464646464"))),
            Harmonies.DANCE,
            new BassStyle(SYNTH_BASS, "..R...R...R...R. ..RR..RR..RR..R8", "..R-..R-..R-..R- .RRR.RRR.RRR.RRR"),
            List.of(
                    new Comping(SYNTH_PAD, Touch.PAD, WHOLE, 62, 0),
                    new Comping(PLUCK, Touch.BLOCK, "7..7..7...7..7..", 66, 0.4),
                    new Comping(SAW_LEAD, Touch.BLOCK, "8..8..8..8..8.8.", 64, 0.75)),
            new LeadStyle(List.of(SAW_LEAD, PLUCK, SQUARE_LEAD), Palette.DIATONIC, 0.55, 0.7, 74));

    static final Genre DRUM_AND_BASS = new Genre(
            "drum and bass",
            words("drum and bass, drum & bass, drum n bass, dnb, d&b, jungle, breakbeat, breakcore, liquid"),
            new Temper(165, 178, 0.7, 0.9),
            new Groove(
                    ELECTRONIC_KIT,
                    Feel.TIGHT,
                    Sounds.RIDE,
                    List.of(
                            new Beat("9.........9.....", "....9.......9...", "7.6.7.6.7.6.7.6."),
                            new Beat("9.......5.9.....", "....9..3.3..9...", "7.6.7.6.7.6.7.6.")),
                    List.of(
                            new Beat("9..6......9.....", "....9..4.4..9..4", "8.6.8.6.8.6.8.6.", "5353535353535353"),
                            new Beat("9.........9..6..", "....9..3....9.3.", "8666866686668666"))),
            Harmonies.DANCE,
            new BassStyle(SYNTH_BASS, "R-----..R---5--- kick", "R---R--8R---5-a- R-R-..8-R-..5-R-"),
            List.of(
                    new Comping(WARM_PAD, Touch.PAD, WHOLE, 62, 0),
                    new Comping(ELECTRIC_PIANO, Touch.BLOCK, "7-----..6-------", 66, 0.4),
                    new Comping(PLUCK, Touch.ARPEGGIO, "6.556.556.556.55", 72, 0.7)),
            new LeadStyle(List.of(SQUARE_LEAD, FLUTE, SAW_LEAD), Palette.PENTATONIC, 0.35, 0.9, 74));

    static final Genre AMBIENT = new Genre(
            "ambient",
            words(
                    "ambient, 氛围, drone, soundscape, meditation, meditative, atmospheric, space music, new age, sleep, spa,"
                            + " relaxation"),
            new Temper(60, 84, 0.35, 1.8),
            new Groove(
                    PERCUSSION,
                    Feel.STRAIGHT,
                    Sounds.SOFT,
                    List.of(new Beat("................", "................", "5...4...5...4...")),
                    List.of(new Beat("................", "................", "5...4...5...4...", "4..............."))),
            Harmonies.FLOATING,
            new BassStyle(SUB_BASS, "R---R---R---R---", "R---R---R---R---"),
            List.of(
                    new Comping(WARM_PAD, Touch.PAD, WHOLE, 60, 0),
                    new Comping(PLUCK, Touch.ARPEGGIO, "6...5...6...5...", 72, 0),
                    new Comping(HARP, Touch.ARPEGGIO, "5.3.5.3.5.3.5.3.", 67, 0.45),
                    new Comping(CHOIR, Touch.PAD, WHOLE, 64, 0.75)),
            new LeadStyle(List.of(BELLS, FLUTE, VIBRAPHONE), Palette.PENTATONIC, 0.25, 1, 76));

    static final Genre LO_FI = new Genre(
            "lo-fi",
            words(
                    "lo-fi, lofi, lo fi, chillhop, chill, chillout, study beats, downtempo, trip hop, trip-hop, vaporwave"),
            new Temper(72, 90, 0.4, 1.1),
            new Groove(
                    DRUM_KIT,
                    new Feel(0.03, 0.05, 0.008),
                    Sounds.STICKS,
                    List.of(
                            new Beat("8......5..7.....", "....7.......7...", "5.3.5.3.5.3.5.3."),
                            new Beat("8..5....7.......", "....7.......7..2", "5.3.5.3.5.3.5.3.")),
                    List.of(new Beat("8......5.7......", "....8.......8...", "6.4.6.4.6.4.6.4.", "..2...2...2...2."))),
            Harmonies.SOUL,
            new BassStyle(UPRIGHT_BASS, "R-----..5-..R--- kick", "R-----5-R---3-a-"),
            List.of(
                    new Comping(ELECTRIC_PIANO, Touch.BLOCK, "6------.5-----..", 60, 0),
                    new Comping(NYLON_GUITAR, Touch.ARPEGGIO, "5.4.5.4.5.4.5.4.", 64, 0.5),
                    new Comping(WARM_PAD, Touch.PAD, WHOLE, 62, 0.3)),
            new LeadStyle(List.of(VIBRAPHONE, ELECTRIC_PIANO, MUTED_GUITAR), Palette.PENTATONIC, 0.35, 0.8, 72));

    static final List<Genre> ALL = List.of(HIP_HOP, TRAP, HOUSE, DRUM_AND_BASS, AMBIENT, LO_FI);

    private ElectronicGenres() {}
}
