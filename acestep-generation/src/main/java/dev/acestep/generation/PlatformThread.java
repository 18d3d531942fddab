package dev.acestep.generation;

import dev.acestep.music.Cancelled;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Requests have virtual threads, which native code would pin; engines are called on others. */
final class PlatformThread {
    private PlatformThread() {}

    /** Runs the work on a platform thread and returns, or throws, when it does. */
    static void run(Runnable work) {
        if (!Thread.currentThread().isVirtual()) {
            work.run();
            return;
        }
        FutureTask<Void> task = new FutureTask<>(work, null);
        Thread.ofPlatform().name("models").daemon().start(task);
        try {
            task.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}
