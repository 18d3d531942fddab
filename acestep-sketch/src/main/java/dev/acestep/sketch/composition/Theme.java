package dev.acestep.sketch.composition;

import java.util.ArrayList;
import java.util.List;

/**
 * The melodic idea of a kind of section: a motif, its answer, and a contour for sung lines.
 *
 * @param motif comes back in most cells of a phrase
 * @param answer contrasts with it
 * @param contour degrees above and below the anchor, walked through by sung syllables
 * @param anchor degrees above the middle of the range
 */
record Theme(Figure motif, Figure answer, List<Integer> contour, int anchor) {
    private static final int CONTOUR = 16;

    Theme {
        contour = List.copyOf(contour);
    }

    /** A few notes: where in a cell they begin, in steps, and which degrees they are, counted from an anchor. */
    record Figure(List<Integer> starts, List<Integer> degrees) {
        Figure {
            starts = List.copyOf(starts);
            degrees = List.copyOf(degrees);
        }

        /** The same rhythm and shape a step or two away, or with another end. */
        Figure varied(Dice dice) {
            if (dice.chance(0.4)) {
                int shift = dice.oneOf(List.of(-2, -1, 1, 2));
                return new Figure(
                        starts, degrees.stream().map(degree -> degree + shift).toList());
            }
            List<Integer> changed = new ArrayList<>(degrees);
            int from = changed.size() - 1 - dice.below(Math.max(1, changed.size() / 2));
            for (int i = from; i < changed.size(); i++) {
                changed.set(i, changed.get(i) + dice.between(-2, 2));
            }
            return new Figure(starts, changed);
        }
    }

    static Theme of(Section.Kind kind, Pace pace, double busy, Dice dice) {
        int anchor = switch (kind) {
            case CHORUS, SOLO -> dice.between(1, 3);
            case BRIDGE -> dice.between(0, 2);
            default -> dice.between(-2, 0);
        };
        return new Theme(figure(pace, busy, dice), figure(pace, busy, dice), walk(CONTOUR, 0.07, dice), anchor);
    }

    private static Figure figure(Pace pace, double busy, Dice dice) {
        int steps = pace.cellSteps();
        double stepsPerBeat = 1 / pace.step();
        List<Integer> starts = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            boolean onBeat = Math.abs(step / stepsPerBeat - Math.rint(step / stepsPerBeat)) < 1e-6;
            double likely = step == 0 ? 0.6 + 0.4 * busy : onBeat ? 0.35 + 0.6 * busy : 0.85 * busy;
            if (dice.chance(likely)) {
                starts.add(step);
            }
        }
        if (starts.isEmpty()) {
            starts.add(0);
        }
        return new Figure(starts, walk(starts.size(), 0.2, dice));
    }

    /** Mostly steps, some leaps, always pulled back to the middle. */
    private static List<Integer> walk(int length, double leaps, Dice dice) {
        List<Integer> degrees = new ArrayList<>();
        int degree = dice.between(-1, 2);
        for (int i = 0; i < length; i++) {
            degrees.add(degree);
            int pull = degree > 3 ? -1 : degree < -3 ? 1 : 0;
            int move = dice.chance(leaps) ? dice.between(2, 4) : dice.chance(0.8) ? 1 : dice.between(0, 2);
            boolean up = pull != 0 ? pull > 0 : dice.chance(0.5);
            degree += up ? move : -move;
        }
        return degrees;
    }
}
