package dev.acestep.sketch.score;

/** The instruments that can be written for, with the General MIDI program (0 to 127) that stands for each in a file. */
public enum Instrument {
    GRAND_PIANO(0),
    ELECTRIC_PIANO(4),
    HARPSICHORD(6),
    MUSIC_BOX(10),
    VIBRAPHONE(11),
    MARIMBA(12),
    ORGAN(16),
    ACCORDION(21),
    NYLON_GUITAR(24),
    STEEL_GUITAR(25),
    CLEAN_GUITAR(27),
    MUTED_GUITAR(28),
    DISTORTED_GUITAR(30),
    UPRIGHT_BASS(32),
    FINGERED_BASS(33),
    PICKED_BASS(34),
    SLAP_BASS(36),
    SYNTH_BASS(38),
    SUB_BASS(39),
    VIOLIN(40),
    CELLO(42),
    PIZZICATO(45),
    HARP(46),
    STRINGS(48),
    CHOIR(52),
    VOICE(53),
    TRUMPET(56),
    TROMBONE(57),
    BRASS(61),
    SAXOPHONE(65),
    CLARINET(71),
    FLUTE(73),
    SQUARE_LEAD(80),
    SAW_LEAD(81),
    SYNTH_PAD(89),
    WARM_PAD(88),
    PLUCK(104),
    BELLS(14),
    BANJO(105),
    SITAR(104),
    TIMPANI(47),
    DRUM_KIT(0),
    BRUSH_KIT(40),
    ELECTRONIC_KIT(24),
    PERCUSSION(0);

    private final int program;

    Instrument(int program) {
        this.program = program;
    }

    public int program() {
        return program;
    }

    /** Whether its notes are drums of the General MIDI map rather than pitches. */
    public boolean isDrums() {
        return this == DRUM_KIT || this == BRUSH_KIT || this == ELECTRONIC_KIT || this == PERCUSSION;
    }
}
