package dev.acestep.engine.bench;

/** The machine has not the memory for what should be measured; the message holds both amounts. */
public final class DoesNotFit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DoesNotFit(String message) {
        super(message);
    }
}
