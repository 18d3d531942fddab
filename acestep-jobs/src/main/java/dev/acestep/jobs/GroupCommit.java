package dev.acestep.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Writes in transactions, each synced to disk, on a platform thread of its own: a sync would pin a virtual thread's
 * carrier. Whatever waits when a sync ends shares the next transaction, so that one sync makes all of it durable.
 */
final class GroupCommit {
    private static final String SAVEPOINT = "unit";

    private final WriterConnection writer;
    private final Jdbi jdbi;
    private final BlockingQueue<Unit<?>> waiting = new LinkedBlockingQueue<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("database-writer").factory());

    GroupCommit(WriterConnection writer) {
        this.writer = writer;
        this.jdbi = Jdbi.create(writer);
    }

    /** Returns or throws what {@code work} does, once it is committed or undone. */
    <T> T write(Function<Handle, T> work) {
        if (writer.isOpenedHere()) {
            return jdbi.inTransaction(work::apply);
        }
        Unit<T> unit = new Unit<>(work);
        waiting.add(unit);
        thread.execute(this::commitWaiting);
        return unit.await();
    }

    /** Finishes what waits. */
    void close() {
        thread.close();
    }

    private void commitWaiting() {
        List<Unit<?>> batch = new ArrayList<>();
        waiting.drainTo(batch);
        if (!batch.isEmpty()) {
            FutureTask<Boolean> transaction = new FutureTask<>(() -> commit(batch));
            transaction.run();
            batch.forEach(unit -> unit.settle(transaction));
        }
    }

    private boolean commit(List<Unit<?>> batch) {
        jdbi.useTransaction(sql -> batch.forEach(unit -> unit.run(sql)));
        return true;
    }

    /** One caller's work, which succeeds or is undone by itself. */
    private static final class Unit<T> {
        private final Function<Handle, T> work;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private @Nullable FutureTask<T> run;

        Unit(Function<Handle, T> work) {
            this.work = work;
        }

        void run(Handle sql) {
            FutureTask<T> task = new FutureTask<>(() -> work.apply(sql));
            run = task;
            sql.savepoint(SAVEPOINT);
            task.run();
            if (task.state() == Future.State.FAILED) {
                sql.rollbackToSavepoint(SAVEPOINT);
            } else {
                sql.releaseSavepoint(SAVEPOINT);
            }
        }

        void settle(FutureTask<?> transaction) {
            FutureTask<T> task = run;
            if (transaction.state() == Future.State.FAILED) {
                result.completeExceptionally(transaction.exceptionNow());
            } else if (Objects.requireNonNull(task).state() == Future.State.FAILED) {
                result.completeExceptionally(task.exceptionNow());
            } else {
                result.complete(task.resultNow());
            }
        }

        T await() {
            boolean failed = result.handle((_, failure) -> failure != null).join();
            if (!failed) {
                return result.resultNow();
            }
            switch (result.exceptionNow()) {
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case Throwable e -> throw new IllegalStateException(e);
            }
        }
    }
}
