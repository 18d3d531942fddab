package dev.acestep.http;

/** Whether the server still means to stay; long answers end early when it does not. */
public final class Lifecycle {
    private volatile boolean stopping;

    public boolean isStopping() {
        return stopping;
    }

    public void stopping() {
        stopping = true;
    }
}
