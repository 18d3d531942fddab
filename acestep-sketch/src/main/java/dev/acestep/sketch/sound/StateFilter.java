package dev.acestep.sketch.sound;

/** A resonant two-pole filter that may be retuned at any time: low-, band- and high-pass at once. */
final class StateFilter {
    private float g;
    private float k;
    private float a1;
    private float a2;
    private float a3;
    private float first;
    private float second;

    StateFilter() {}

    StateFilter(double hertz, double q) {
        tune(hertz, q);
    }

    void tune(double hertz, double q) {
        g = (float) Curves.warp(hertz);
        k = (float) (1 / q);
        a1 = 1 / (1 + g * (g + k));
        a2 = g * a1;
        a3 = g * a2;
    }

    float low(float x) {
        float v3 = x - second;
        float v1 = a1 * first + a2 * v3;
        float v2 = second + a2 * first + a3 * v3;
        first = 2 * v1 - first;
        second = 2 * v2 - second;
        return v2;
    }

    /** The band around the frequency, 1 at its top. */
    float band(float x) {
        float v3 = x - second;
        float v1 = a1 * first + a2 * v3;
        float v2 = second + a2 * first + a3 * v3;
        first = 2 * v1 - first;
        second = 2 * v2 - second;
        return k * v1;
    }

    float high(float x) {
        float v3 = x - second;
        float v1 = a1 * first + a2 * v3;
        float v2 = second + a2 * first + a3 * v3;
        first = 2 * v1 - first;
        second = 2 * v2 - second;
        return x - k * v1 - v2;
    }
}
