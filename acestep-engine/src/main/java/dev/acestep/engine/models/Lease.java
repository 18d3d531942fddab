package dev.acestep.engine.models;

/** The right to use a model, until it is closed; shared with other leases of the same key. */
public final class Lease<M extends Model> implements AutoCloseable {
    private final M model;
    private final Runnable end;
    private boolean ended;

    Lease(M model, Runnable end) {
        this.model = model;
        this.end = end;
    }

    public M model() {
        if (ended) {
            throw new IllegalStateException("The lease has ended");
        }
        return model;
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            end.run();
        }
    }
}
