package dev.acestep.sketch.composition;

import dev.acestep.sketch.score.Instrument;
import java.util.List;

/**
 * What the drums do, in bars of sixteen sixteenths: a digit is a stroke of that strength, {@code o} an open hi-hat, a
 * dot nothing.
 *
 * @param feel where off-beats fall and how tight they are
 * @param verse patterns of which a song takes one
 * @param chorus patterns of which a song takes one
 */
record Groove(Instrument kit, Feel feel, Sounds sounds, List<Beat> verse, List<Beat> chorus) {
    Groove {
        verse = List.copyOf(verse);
        chorus = List.copyOf(chorus);
    }

    /** A bar of drums, one line a drum. */
    record Beat(String kick, String snare, String hat, String extra) {
        Beat {
            for (String line : List.of(kick, snare, hat, extra)) {
                if (line.length() != 16) {
                    throw new IllegalArgumentException("Not a bar of sixteenths: " + line);
                }
            }
        }

        Beat(String kick, String snare, String hat) {
            this(kick, snare, hat, "................");
        }
    }

    /**
     * General MIDI drums that the lines are played on.
     *
     * @param bright what the hat line is played on in loud sections
     */
    record Sounds(int kick, int snare, int hat, int bright, int extra) {
        static final Sounds ROCK = new Sounds(36, 38, 42, 42, 54);
        static final Sounds RIDE = new Sounds(36, 38, 42, 51, 54);
        static final Sounds CLAP = new Sounds(36, 39, 42, 42, 70);
        static final Sounds BRUSHES = new Sounds(36, 38, 51, 51, 44);
        static final Sounds STICKS = new Sounds(36, 37, 42, 51, 70);
        static final Sounds LATIN = new Sounds(36, 37, 70, 70, 63);
        static final Sounds SOFT = new Sounds(36, 70, 70, 81, 81);
    }

    /**
     * Where notes really fall.
     *
     * @param eighths how late the second eighth of a beat is, in beats; 0.167 is a triplet
     * @param sixteenths how late every second sixteenth is, in beats
     * @param looseness seconds that players may be off
     */
    record Feel(double eighths, double sixteenths, double looseness) {
        static final Feel TIGHT = new Feel(0, 0, 0.002);
        static final Feel STRAIGHT = new Feel(0, 0, 0.006);
        static final Feel SHUFFLE = new Feel(0.16, 0, 0.006);
        static final Feel LIGHT_SWING = new Feel(0.09, 0, 0.007);
        static final Feel LAID_BACK = new Feel(0, 0.05, 0.008);
        static final Feel MPC = new Feel(0, 0.035, 0.003);

        /** A position in beats, moved to where it is played. */
        double played(double beat) {
            double whole = Math.floor(beat);
            double part = beat - whole;
            double half = 0.5 + eighths;
            double moved = part < 0.5 ? part / 0.5 * half : half + (part - 0.5) / 0.5 * (1 - half);
            boolean oddSixteenth = Math.floorMod(Math.round(part * 4), 2L) == 1 && Math.abs(part * 4 % 1) < 0.01;
            return whole + moved + (oddSixteenth ? sixteenths : 0);
        }
    }
}
