package dev.acestep.sketch.composition;

import java.util.List;

/**
 * How tempo and metre are divided so that music moves at a human pace at 30 beats a minute as at 300.
 *
 * @param phraseBars bars to a phrase of about ten seconds
 * @param cell beats of the quarter of a phrase, in which harmony and motifs move
 * @param step beats of the shortest melody note, about a quarter of a second or a little more
 * @param stretch beats that one written beat of a drum or bass pattern takes: more than one for half-time feel
 */
record Pace(int bpm, Metre metre, int phraseBars, double cell, double step, int stretch) {
    private static final double PHRASE_SECONDS = 9.6;
    private static final double STEP_SECONDS = 0.28;

    static Pace of(int bpm, Metre metre, Genre.Temper temper) {
        double barSeconds = metre.beats() * 60.0 / bpm;
        long power = Math.round(Math.log(PHRASE_SECONDS / barSeconds) / Math.log(2));
        int shortest = metre.beats() == 4 ? 0 : 1;
        int phraseBars = 1 << Math.clamp(power, shortest, 4);
        double cell = phraseBars * metre.beats() / 4.0;
        double tooFast = bpm / Math.max(110.0, 1.3 * temper.fastest());
        int stretch = tooFast > 2 ? 4 : tooFast > 1 ? 2 : 1;
        return new Pace(bpm, metre, phraseBars, cell, step(bpm, metre, cell), stretch);
    }

    double beatSeconds() {
        return 60.0 / bpm;
    }

    int phraseBeats() {
        return phraseBars * metre.beats();
    }

    int cellSteps() {
        return (int) Math.round(cell / step);
    }

    private static double step(int bpm, Metre metre, double cell) {
        List<Double> candidates = metre.isCompound()
                ? List.of(4.0, 2.0, 1.0, 1 / 3.0, 1 / 6.0, 1 / 12.0)
                : List.of(4.0, 2.0, 1.0, 0.5, 0.25, 0.125);
        double best = candidates.getLast();
        for (double candidate : candidates) {
            double steps = cell / candidate;
            boolean divides = Math.abs(steps - Math.rint(steps)) < 1e-9;
            if (divides && distance(candidate, bpm) < distance(best, bpm)) {
                best = candidate;
            }
        }
        return best;
    }

    private static double distance(double step, int bpm) {
        return Math.abs(Math.log(step * 60 / bpm / STEP_SECONDS));
    }
}
