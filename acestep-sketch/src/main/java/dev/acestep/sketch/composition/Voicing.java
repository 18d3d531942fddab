package dev.acestep.sketch.composition;

import java.util.ArrayList;
import java.util.List;

/** Leads the voices of an accompaniment: each chord in the position closest to the one before. */
final class Voicing {
    private static final int MOST_TONES = 4;

    private final int centre;
    private List<Integer> previous = List.of();

    Voicing(int centre) {
        this.centre = centre;
    }

    /** The pitches of a chord from low to high. */
    List<Integer> of(Chord chord) {
        List<Integer> tones = chord.tones().size() > MOST_TONES
                ? chord.tones().subList(1, chord.tones().size())
                : chord.tones();
        List<Integer> best = List.of();
        double least = Double.POSITIVE_INFINITY;
        for (int lowest = centre - 10; lowest <= centre + 1; lowest++) {
            if (tones.contains(Math.floorMod(lowest, 12))) {
                List<Integer> candidate = upwards(lowest, tones);
                double cost = cost(candidate);
                if (cost < least) {
                    least = cost;
                    best = candidate;
                }
            }
        }
        previous = best;
        return best;
    }

    private static List<Integer> upwards(int lowest, List<Integer> tones) {
        List<Integer> pitches = new ArrayList<>();
        for (int tone : tones) {
            pitches.add(lowest + Math.floorMod(tone - lowest, 12));
        }
        return pitches.stream().sorted().toList();
    }

    private double cost(List<Integer> candidate) {
        double middle = candidate.stream().mapToInt(pitch -> pitch).average().orElse(centre);
        double cost = 0.7 * Math.abs(middle - centre);
        for (int pitch : candidate) {
            cost += previous.stream()
                    .mapToInt(other -> Math.abs(other - pitch))
                    .min()
                    .orElse(0);
        }
        return cost;
    }
}
