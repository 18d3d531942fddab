package dev.acestep.generation;

import dev.acestep.music.Cancelled;
import dev.acestep.music.Progress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Requests have virtual threads, which native code would pin; engines are called on others. */
final class PlatformThread {
    private PlatformThread() {}

    /** Runs the work on a platform thread and returns, or throws, when it does. */
    static void run(Runnable work) {
        boolean _ = call(Progress.SILENT, _ -> {
            work.run();
            return true;
        });
    }

    /**
     * Does the work on a platform thread and returns its value, or throws what it does.
     *
     * @param work is given a progress that also throws {@link Cancelled} once the caller has been interrupted
     */
    static <T> T call(Progress progress, Function<Progress, T> work) {
        if (!Thread.currentThread().isVirtual()) {
            return work.apply(progress);
        }
        AtomicBoolean abandoned = new AtomicBoolean();
        Progress watched = (fraction, stage) -> {
            if (abandoned.get()) {
                throw new Cancelled();
            }
            progress.report(fraction, stage);
        };
        FutureTask<T> task = new FutureTask<>(() -> work.apply(watched));
        Thread.ofPlatform().name("models").daemon().start(task);
        try {
            return task.get();
        } catch (InterruptedException _) {
            abandoned.set(true);
            Thread.currentThread().interrupt();
            throw new Cancelled();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}
