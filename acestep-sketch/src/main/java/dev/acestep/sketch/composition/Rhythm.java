package dev.acestep.sketch.composition;

import java.util.ArrayList;
import java.util.List;

/** A written bar of sixteenths, laid over the beats of a song in its metre and at its pace. */
final class Rhythm {
    private final String symbols;
    private final double tick;

    /**
     * What is written on a beat.
     *
     * @param beat in the song
     * @param beats how long it is held
     */
    record Stroke(double beat, double beats, char symbol) {
        /** The strength that a digit stands for, 0 to 1. */
        double strength() {
            return Character.isDigit(symbol) ? (symbol - '0') / 9.0 : 0.8;
        }
    }

    Rhythm(String sixteen, Pace pace) {
        symbols = pace.metre().fit(sixteen);
        tick = pace.stretch() / (double) pace.metre().steps();
    }

    /** The strokes that begin in a stretch of beats; the pattern itself begins at {@code origin}. */
    List<Stroke> strokes(double origin, double from, double to) {
        List<Stroke> strokes = new ArrayList<>();
        int first = (int) Math.ceil((from - origin) / tick - 1e-6);
        for (int i = first; origin + i * tick < to - 1e-6; i++) {
            char symbol = at(i);
            if (symbol != '.' && symbol != '-') {
                strokes.add(new Stroke(origin + i * tick, held(i) * tick, symbol));
            }
        }
        return strokes;
    }

    private char at(int index) {
        return symbols.charAt(Math.floorMod(index, symbols.length()));
    }

    private int held(int index) {
        int length = 1;
        while (length < symbols.length() && at(index + length) == '-') {
            length++;
        }
        return length;
    }
}
