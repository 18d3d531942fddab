package dev.acestep.sketch.sound;

import dev.acestep.sketch.score.Instrument;
import java.util.function.Function;

/** The patch of every instrument: the list to add one to. */
final class Patches {
    private Patches() {}

    /** A patch of its own for a player; nothing in it is shared. */
    static Patch of(Instrument instrument) {
        return switch (instrument) {
            case GRAND_PIANO -> keyboard(0.90, Struck::piano);
            case ELECTRIC_PIANO -> Keys.electricPiano();
            case ORGAN -> Keys.organ();
            case ACCORDION -> Keys.accordion();
            case MUSIC_BOX -> keyboard(0.87, Struck::musicBox);
            case VIBRAPHONE -> keyboard(0.81, Struck::vibraphone).through(() -> new Tremolo(5.2, 0.35, 0));
            case MARIMBA -> keyboard(0.95, Struck::marimba);
            case BELLS -> Patch.of(0.62, Struck::bells);
            case TIMPANI -> Patch.of(0.85, Struck::timpani);
            case HARPSICHORD -> Plucked.harpsichord();
            case NYLON_GUITAR -> Plucked.nylonGuitar();
            case STEEL_GUITAR -> Plucked.steelGuitar();
            case CLEAN_GUITAR -> Plucked.cleanGuitar();
            case MUTED_GUITAR -> Plucked.mutedGuitar();
            case DISTORTED_GUITAR -> Plucked.distortedGuitar();
            case UPRIGHT_BASS -> Plucked.uprightBass();
            case FINGERED_BASS -> Plucked.fingeredBass();
            case PICKED_BASS -> Plucked.pickedBass();
            case SLAP_BASS -> Plucked.slapBass();
            case PIZZICATO -> Plucked.pizzicato();
            case HARP -> Plucked.harp();
            case BANJO -> Plucked.banjo();
            case SITAR -> Plucked.sitar();
            case SYNTH_BASS -> Synths.bass();
            case SUB_BASS -> Synths.sub();
            case SQUARE_LEAD -> Synths.squareLead();
            case SAW_LEAD -> Synths.sawLead();
            case SYNTH_PAD -> Synths.pad();
            case WARM_PAD -> Synths.warmPad();
            case PLUCK -> Synths.pluck();
            case STRINGS -> Orchestra.strings();
            case VIOLIN -> Orchestra.violin();
            case CELLO -> Orchestra.cello();
            case TRUMPET -> Orchestra.trumpet();
            case TROMBONE -> Orchestra.trombone();
            case BRASS -> Orchestra.brass();
            case SAXOPHONE -> Orchestra.saxophone();
            case CLARINET -> Orchestra.clarinet();
            case FLUTE -> Orchestra.flute();
            case VOICE -> Singers.voice();
            case CHOIR -> Singers.choir();
            case DRUM_KIT, PERCUSSION -> drums(DrumKit.Style.ACOUSTIC);
            case BRUSH_KIT -> drums(DrumKit.Style.BRUSHES);
            case ELECTRONIC_KIT -> drums(DrumKit.Style.ELECTRONIC);
        };
    }

    private static Patch keyboard(double level, Function<Tone, Voice> voices) {
        return Patch.of(level, voices).placed(Patch.Placement.KEYBOARD);
    }

    private static Patch drums(DrumKit.Style style) {
        DrumKit kit = new DrumKit(style);
        return Patch.of(1.25, kit::play).placed(DrumKit::placement);
    }
}
