package dev.acestep.jobs;

import java.util.Locale;

/** The API through which a job came in; the command line speaks none. */
public enum Dialect {
    NATIVE,
    SEGMIND,
    WAVESPEED,
    PIXAZO,
    OPENAI;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
