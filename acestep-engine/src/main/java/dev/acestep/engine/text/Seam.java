package dev.acestep.engine.text;

import java.util.Arrays;

/** Stands where the code is about to be written. */
public final class Seam {
    private Seam() {}

    @SuppressWarnings({"DoNotCallSuggester", "TypeParameterUnusedInFormals"})
    public static <T> T missing(Object... used) {
        throw new UnsupportedOperationException(
                "Not written yet, with " + Arrays.asList(used).size() + " things");
    }
}
