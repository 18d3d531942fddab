package dev.acestep.jobs;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Writes in transactions, each synced to disk. Writers that come while another one syncs wait for the next turn, and
 * the first of them does the work of all in one transaction: one sync makes every one of them durable.
 */
final class GroupCommit {
    private static final String SAVEPOINT = "unit";

    private final WriterConnection writer;
    private final Jdbi jdbi;
    private final ConcurrentLinkedQueue<Unit<?>> waiting = new ConcurrentLinkedQueue<>();

    GroupCommit(WriterConnection writer) {
        this.writer = writer;
        this.jdbi = Jdbi.create(writer);
    }

    /** Returns or throws what {@code work} does, once it is committed or undone; may run it on another's thread. */
    <T> T write(Function<Handle, T> work) {
        if (writer.isOpenedHere()) {
            return jdbi.inTransaction(work::apply);
        }
        Unit<T> unit = new Unit<>(work);
        waiting.add(unit);
        Connection turn = writer.openConnection();
        try {
            if (!unit.committed) {
                commit(batchWith(unit));
            }
        } finally {
            writer.closeConnection(turn);
        }
        return unit.result();
    }

    /** All that wait; the unit alone if it was in a batch whose commit failed. */
    private List<Unit<?>> batchWith(Unit<?> unit) {
        if (!waiting.contains(unit)) {
            return List.of(unit);
        }
        List<Unit<?>> batch = new ArrayList<>();
        for (Unit<?> next = waiting.poll(); next != null; next = waiting.poll()) {
            batch.add(next);
        }
        return batch;
    }

    private void commit(List<Unit<?>> batch) {
        jdbi.useTransaction(sql -> batch.forEach(unit -> unit.run(sql)));
        batch.forEach(unit -> unit.committed = true);
    }

    /** One writer's work, which succeeds or is undone by itself; used by whoever has the turn. */
    private static final class Unit<T> {
        private final Function<Handle, T> work;
        private @Nullable FutureTask<T> run;
        private boolean committed;

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

        T result() {
            FutureTask<T> task = run;
            if (task == null) {
                throw new IllegalStateException("Not committed");
            }
            if (task.state() == Future.State.SUCCESS) {
                return task.resultNow();
            }
            switch (task.exceptionNow()) {
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case Throwable e -> throw new IllegalStateException(e);
            }
        }
    }
}
