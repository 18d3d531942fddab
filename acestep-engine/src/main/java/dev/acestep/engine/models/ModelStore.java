package dev.acestep.engine.models;

import com.google.errorprone.annotations.MustBeClosed;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.acestep.music.Cancelled;
import dev.acestep.music.EngineFailure;
import dev.acestep.tensor.BadCheckpoint;
import dev.acestep.tensor.Device;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models in memory, lent out by key.
 *
 * <p>Safe to use from any thread. A key is loaded once however many ask for it; one model is loaded at a time, so that
 * what the machine has free is known. A model that does not fit evicts idle ones, waits while others work (unless the
 * asking thread holds a lease itself, which might be what the others wait for), and is refused with the figures when all
 * that would not help.
 */
public final class ModelStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelStore.class);

    private static final long PATIENCE_MILLIS = 500;

    private final Residency residency;
    private final FreeMemory memory;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    @GuardedBy("lock")
    private final Map<ModelKey<?>, Loaded> loaded = new LinkedHashMap<>();

    @GuardedBy("lock")
    private @Nullable ModelKey<?> loading;

    /** What the model on its way will take with its first work. */
    @GuardedBy("lock")
    private long loadingBytes;

    @GuardedBy("lock")
    private boolean closed;

    public ModelStore(Residency residency, FreeMemory memory, InstantSource clock) {
        this.residency = residency;
        this.memory = memory;
        this.clock = clock;
    }

    /** Lends the model to somebody whom nobody can tell to wait no longer. */
    @MustBeClosed
    public <M extends Model> Lease<M> lease(ModelSource<M> source, long workingBytes) {
        return lease(source, workingBytes, () -> {});
    }

    /**
     * Lends the model, loading it if it is not there.
     *
     * @param workingBytes what the work with it will take besides its weights
     * @param whileWaiting runs twice a second while others have to finish first; what it throws ends the waiting
     * @throws EngineFailure if it cannot fit into memory, or its checkpoint cannot be read
     * @throws Cancelled if the thread is interrupted while it waits
     */
    @MustBeClosed
    public <M extends Model> Lease<M> lease(ModelSource<M> source, long workingBytes, Runnable whileWaiting) {
        while (true) {
            lock.lock();
            try {
                checkOpen();
                Loaded there = loaded.get(source.key());
                if (there != null && makeRoom(source, workingBytes, there.offloaded ? source.bytes() : 0)) {
                    return lend(source.key(), there, workingBytes);
                }
                if (there == null && loading == null && makeRoom(source, workingBytes, source.bytes())) {
                    loading = source.key();
                    loadingBytes = workingBytes + source.bytes();
                    break;
                }
                boolean _ = changed.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new Cancelled();
            } finally {
                lock.unlock();
            }
            whileWaiting.run();
        }
        return load(source, workingBytes);
    }

    /** Has the model in memory when it returns; who needs it next need not wait. */
    public void preload(ModelSource<?> source) {
        try (Lease<?> _ = lease(source, 0)) {
            LOG.debug("{} is there", source.key());
        }
    }

    /** What is in memory, in the order in which it came. */
    public List<Resident> resident() {
        lock.lock();
        try {
            return loaded.values().stream().map(Loaded::shown).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Whether that model is in memory. */
    public boolean holds(ModelKey<?> key) {
        return resident().stream().anyMatch(model -> model.key().equals(key));
    }

    /** Evicts what nobody has worked with for so long; returns it. */
    public List<ModelKey<?>> evictIdleSince(Duration idle) {
        lock.lock();
        try {
            Instant latest = clock.instant().minus(idle);
            List<ModelKey<?>> evicted = idle().stream()
                    .filter(model -> !model.lastUse.isAfter(latest))
                    .<ModelKey<?>>map(model -> model.key)
                    .toList();
            evicted.forEach(this::evict);
            return evicted;
        } finally {
            lock.unlock();
        }
    }

    /** Lends nothing any more; what is lent goes when its last lease ends. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            idle().forEach(model -> evict(model.key));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private <M extends Model> Lease<M> load(ModelSource<M> source, long workingBytes) {
        Instant began = clock.instant();
        boolean there = false;
        try {
            Lease<M> lease = admit(source, loaded(source), workingBytes);
            there = true;
            double seconds = Duration.between(began, clock.instant()).toMillis() / 1000.0;
            LOG.info("Loaded {}, {} in {} s", source.key(), Bytes.text(source.bytes()), seconds);
            return lease;
        } finally {
            if (!there) {
                giveUp();
            }
        }
    }

    private static <M extends Model> M loaded(ModelSource<M> source) {
        try {
            return source.loader().get();
        } catch (BadCheckpoint | UncheckedIOException e) {
            throw new EngineFailure(
                    "%s cannot be loaded: %s".formatted(source.key().name(), e.getMessage()), e);
        }
    }

    private <M extends Model> Lease<M> admit(ModelSource<M> source, M model, long workingBytes) {
        lock.lock();
        try {
            Loaded fresh = new Loaded(source.key(), source.bytes(), model, clock.instant());
            loaded.put(source.key(), fresh);
            loading = null;
            changed.signalAll();
            return lend(source.key(), fresh, workingBytes);
        } finally {
            lock.unlock();
        }
    }

    private void giveUp() {
        lock.lock();
        try {
            loading = null;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private <M extends Model> Lease<M> lend(ModelKey<M> key, Loaded model, long workingBytes) {
        if (model.offloaded) {
            model.model.restore();
            model.offloaded = false;
        }
        model.holders.merge(Thread.currentThread(), 1, Integer::sum);
        model.grantedBytes += workingBytes;
        Thread holder = Thread.currentThread();
        return new Lease<>(key.type().cast(model.model), () -> giveBack(model, holder, workingBytes));
    }

    private void giveBack(Loaded model, Thread holder, long workingBytes) {
        lock.lock();
        try {
            model.holders.computeIfPresent(holder, (_, leases) -> leases == 1 ? null : leases - 1);
            model.grantedBytes -= workingBytes;
            model.lastUse = clock.instant();
            if (closed && model.isIdle()) {
                evict(model.key);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** True if the memory is there now; false if it may be there when others have finished. */
    @GuardedBy("lock")
    private boolean makeRoom(ModelSource<?> source, long workingBytes, long weightBytes) {
        moveIdleAside(source.key());
        long free = memory.bytes(source.key().compute().device()).orElse(Long.MAX_VALUE);
        long promised = promisedBytes(source.key().compute().device());
        long missing = workingBytes + weightBytes + promised - free;
        if (missing <= 0) {
            return true;
        }
        List<Loaded> evictable = idle().stream()
                .filter(model -> !model.key.equals(source.key())
                        && model.isOn(source.key().compute().device()))
                .sorted(Comparator.comparing(model -> model.lastUse))
                .toList();
        long idleBytes = evictable.stream().mapToLong(model -> model.bytes).sum();
        if (idleBytes >= missing) {
            evictUntil(missing, evictable);
            return true;
        }
        if (othersWork()) {
            return false;
        }
        throw new EngineFailure("%s needs %s (%s of weights, %s to work in), and %s can be had on %s. %s"
                .formatted(
                        source.key(),
                        Bytes.text(workingBytes + weightBytes),
                        Bytes.text(weightBytes),
                        Bytes.text(workingBytes),
                        Bytes.text(Math.max(0, free - promised) + idleBytes),
                        source.key().compute().device(),
                        "Ask for less (int8 precision, a smaller model, a shorter song) or free some memory."));
    }

    /** What others may still take of the memory that is free now: the work they were let in for, and a model on its way. */
    @GuardedBy("lock")
    private long promisedBytes(Device device) {
        long granted = loaded.values().stream()
                .filter(model -> model.isOn(device))
                .mapToLong(model -> model.grantedBytes)
                .sum();
        boolean comesHere = loading != null && loading.compute().device().equals(device);
        return granted + (comesHere ? loadingBytes : 0);
    }

    @GuardedBy("lock")
    private void moveIdleAside(ModelKey<?> wanted) {
        for (Loaded model : idle()) {
            if (model.key.equals(wanted)) {
                continue;
            }
            switch (residency) {
                case KEEP -> {}
                case ONE_AT_A_TIME -> evict(model.key);
                case OFFLOAD -> model.offload();
            }
        }
    }

    @GuardedBy("lock")
    private void evictUntil(long bytes, List<Loaded> candidates) {
        long freed = 0;
        for (Loaded model : candidates) {
            if (freed >= bytes) {
                return;
            }
            freed += model.bytes;
            evict(model.key);
        }
    }

    @GuardedBy("lock")
    private void evict(ModelKey<?> key) {
        Loaded model = loaded.remove(key);
        if (model != null) {
            model.model.close();
            LOG.info("Unloaded {}, {}", key, Bytes.text(model.bytes));
        }
    }

    @GuardedBy("lock")
    private List<Loaded> idle() {
        return loaded.values().stream().filter(Loaded::isIdle).toList();
    }

    /** Whether waiting can help: somebody will give a lease back, and it is not this thread. */
    @GuardedBy("lock")
    private boolean othersWork() {
        return (loading != null || loaded.values().stream().anyMatch(model -> !model.isIdle()))
                && loaded.values().stream().noneMatch(model -> model.holders.containsKey(Thread.currentThread()));
    }

    @GuardedBy("lock")
    private void checkOpen() {
        if (closed) {
            throw new EngineFailure("The server is stopping");
        }
    }
}
