package dev.acestep.engine.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acestep.music.Cancelled;
import dev.acestep.music.EngineFailure;
import dev.acestep.tensor.BadCheckpoint;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.Precision;
import dev.acestep.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ModelStoreTest {
    private static final Compute GPU = new Compute(new Device.Cuda(0), Precision.BF16);

    private final SettableClock clock = new SettableClock(Instant.EPOCH);
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Long> sizes = new ConcurrentHashMap<>();
    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void aModelIsLoadedOnceAndSharedWhileItIsLeased() {
        try (ModelStore store = keeping();
                Lease<Thing> first = store.lease(thing("dit", 10), 0);
                Lease<Thing> second = store.lease(thing("dit", 10), 0)) {
            assertThat(first.model()).isSameAs(second.model());
            assertThat(store.resident())
                    .containsExactly(new Resident(thing("dit", 10).key(), 10, 2, false));
        }
        assertThat(events).containsExactly("load dit", "close dit");
    }

    @Test
    void workersThatAskAtTheSameTimeWaitForOneLoad() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        ModelSource<Thing> slow = thing("dit", 10, () -> {
            loading.countDown();
            await(go);
            return new Thing("dit");
        });
        try (ModelStore store = keeping()) {
            CompletableFuture<Void> one = CompletableFuture.runAsync(() -> store.preload(slow));
            loading.await();
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> store.preload(slow));
            assertThat(other.isDone()).isFalse();

            go.countDown();
            one.get(10, TimeUnit.SECONDS);
            other.get(10, TimeUnit.SECONDS);

            assertThat(loads).hasValue(1);
        }
    }

    @Test
    void aLoadThatFailsLeavesNothingAndMayBeTriedAgain() {
        try (ModelStore store = keeping()) {
            assertThatThrownBy(() -> store.preload(thing("dit", 10, () -> {
                        throw new BadCheckpoint("no tensor");
                    })))
                    .isInstanceOf(EngineFailure.class)
                    .hasMessage("dit cannot be loaded: no tensor");
            assertThat(store.resident()).isEmpty();

            store.preload(thing("dit", 10));

            assertThat(store.resident()).hasSize(1);
        }
    }

    @Test
    void keepingKeepsEverything() {
        try (ModelStore store = keeping()) {
            store.preload(thing("one", 10));
            store.preload(thing("two", 10));

            assertThat(store.resident()).hasSize(2);
        }
    }

    @Test
    void oneAtATimeEvictsWhatIsNotLeasedOnly() {
        try (ModelStore store = store(Residency.ONE_AT_A_TIME, FreeMemory.UNKNOWN)) {
            store.preload(thing("one", 10));
            try (Lease<Thing> two = store.lease(thing("two", 10), 0)) {
                store.preload(thing("three", 10));

                assertThat(two.model().closed).isFalse();
                assertThat(events).containsExactly("load one", "close one", "load two", "load three");
            }
            store.preload(thing("four", 10));
            assertThat(names(store)).containsExactly("four");
        }
    }

    @Test
    void idleModelsOfAGpuWaitInMainMemory() {
        try (ModelStore store = store(Residency.OFFLOAD, FreeMemory.UNKNOWN)) {
            store.preload(thing("one", GPU));
            store.preload(thing("two", GPU));

            assertThat(store.resident()).extracting(Resident::offloaded).containsExactly(true, false);

            store.preload(thing("one", GPU));

            assertThat(events).containsExactly("load one", "offload one", "load two", "offload two", "restore one");
        }
    }

    @Test
    void idleModelsOfTheCpuAreInMainMemoryAnyway() {
        try (ModelStore store = store(Residency.OFFLOAD, FreeMemory.UNKNOWN)) {
            store.preload(thing("one", 10));
            store.preload(thing("two", 10));

            assertThat(store.resident()).extracting(Resident::offloaded).containsOnly(false);
        }
    }

    @Test
    void theLongestIdleMakesRoomFirst() {
        try (ModelStore store = limitedTo(100)) {
            store.preload(thing("one", 40));
            clock.advance(Duration.ofSeconds(1));
            store.preload(thing("two", 40));
            clock.advance(Duration.ofSeconds(1));
            store.preload(thing("one", 40));

            store.preload(thing("three", 40));

            assertThat(names(store)).containsExactly("one", "three");
        }
    }

    @Test
    void whatCannotFitIsRefusedWithTheFiguresAndEvictsNothing() {
        try (ModelStore store = limitedTo(1_000_000_000)) {
            store.preload(thing("small", 300_000_000));

            assertThatThrownBy(() -> store.lease(thing("dit", 9_600_000_000L), 400_000_000))
                    .isInstanceOf(EngineFailure.class)
                    .hasMessage("dit (fp32 on cpu) needs 10.0 GB (9.6 GB of weights, 0.4 GB to work in), and 1.0 GB"
                            + " can be had on cpu. Ask for less (int8 precision, a smaller model, a shorter song)"
                            + " or free some memory.");
            assertThat(names(store)).containsExactly("small");
        }
    }

    @Test
    void aRequestTooLargeForAModelThatIsThereIsRefusedToo() {
        try (ModelStore store = limitedTo(100)) {
            store.preload(thing("dit", 60));

            assertThatThrownBy(() -> store.lease(thing("dit", 60), 50)).isInstanceOf(EngineFailure.class);
        }
    }

    @Test
    void whatWouldFitWithoutTheOthersWorkWaitsForIt() throws Exception {
        try (ModelStore store = limitedTo(100)) {
            CompletableFuture<Void> second;
            try (Lease<Thing> _ = store.lease(thing("one", 60), 0)) {
                second = CompletableFuture.runAsync(() -> store.preload(thing("two", 60)));
                Thread.sleep(50);
                assertThat(second.isDone()).isFalse();
            }
            second.get(10, TimeUnit.SECONDS);
            assertThat(names(store)).containsExactly("two");
        }
    }

    @Test
    void whoWaitsIsAskedNowAndThenAndMayGiveUp() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Runnable impatience = () -> {
            if (asked.incrementAndGet() == 2) {
                throw new Cancelled();
            }
        };
        try (ModelStore store = limitedTo(100);
                Lease<Thing> _ = store.lease(thing("one", 60), 0)) {
            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> {
                try (Lease<Thing> _ = store.lease(thing("two", 60), 0, impatience)) {
                    events.add("lent two");
                }
            });
            assertThatThrownBy(() -> second.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(Cancelled.class);
            assertThat(names(store)).containsExactly("one");
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void whoHoldsALeaseIsNotMadeToWaitForIt() {
        try (ModelStore store = limitedTo(100);
                Lease<Thing> _ = store.lease(thing("one", 60), 0)) {
            assertThatThrownBy(() -> store.lease(thing("two", 60), 0)).isInstanceOf(EngineFailure.class);
        }
    }

    @Test
    void modelsThatNobodyUsesGoAfterAWhile() {
        try (ModelStore store = keeping();
                Lease<Thing> _ = store.lease(thing("busy", 10), 0)) {
            store.preload(thing("old", 10));
            clock.advance(Duration.ofMinutes(4));
            store.preload(thing("young", 10));
            clock.advance(Duration.ofMinutes(1));

            assertThat(store.evictIdleSince(Duration.ofMinutes(5)))
                    .extracting(ModelKey::name)
                    .containsExactly("old");
            assertThat(names(store)).containsExactly("busy", "young");
        }
    }

    @Test
    void aClosedStoreLendsNothingAndWaitsForWhatIsLent() {
        ModelStore store = keeping();
        store.preload(thing("idle", 10));
        try (Lease<Thing> lease = store.lease(thing("busy", 10), 0)) {
            store.close();

            assertThat(lease.model().closed).isFalse();
            assertThatThrownBy(() -> store.preload(thing("busy", 10))).isInstanceOf(EngineFailure.class);
        }
        assertThat(events).containsExactly("load idle", "load busy", "close idle", "close busy");
    }

    @Test
    void manyWorkersAndModelsAtOnceLeaveTheStoreAsItWas() throws ExecutionException, InterruptedException {
        List<CompletableFuture<Void>> workers = new ArrayList<>();
        try (ModelStore store = limitedTo(100)) {
            for (int worker = 0; worker < 8; worker++) {
                int offset = worker;
                workers.add(CompletableFuture.runAsync(() -> work(store, offset)));
            }
            CompletableFuture.allOf(workers.toArray(CompletableFuture[]::new)).get();

            assertThat(store.resident()).allMatch(resident -> resident.leases() == 0);
            assertThat(store.resident().stream().mapToLong(Resident::bytes).sum())
                    .isLessThanOrEqualTo(100);
        }
        assertThat(events.stream().filter(event -> event.startsWith("load")).count())
                .isEqualTo(events.stream()
                        .filter(event -> event.startsWith("close"))
                        .count());
    }

    @Test
    void memoryThatWorkWasPromisedIsNotPromisedAgain() {
        try (ModelStore store = limitedTo(100);
                Lease<Thing> _ = store.lease(thing("first", 40), 50)) {
            assertThatThrownBy(() -> store.lease(thing("second", 20), 0).close())
                    .isInstanceOf(EngineFailure.class)
                    .hasMessageContaining("second");
        }
    }

    private void work(ModelStore store, int offset) {
        for (int i = 0; i < 200; i++) {
            try (Lease<Thing> lease = store.lease(thing("model" + (i + offset) % 5, 30), 5)) {
                assertThat(lease.model().closed).isFalse();
            }
        }
    }

    private ModelStore keeping() {
        return store(Residency.KEEP, FreeMemory.UNKNOWN);
    }

    private ModelStore store(Residency residency, FreeMemory memory) {
        return new ModelStore(residency, memory, clock);
    }

    /** A store on a machine whose memory is taken by these models alone. */
    private ModelStore limitedTo(long bytes) {
        return store(Residency.KEEP, _ -> OptionalLong.of(bytes - taken()));
    }

    private long taken() {
        synchronized (events) {
            return events.stream()
                    .mapToLong(event -> event.startsWith("load ") ? sizeOf(event) : -sizeOf(event))
                    .sum();
        }
    }

    private long sizeOf(String event) {
        return sizes.getOrDefault(event.substring(event.indexOf(' ') + 1), 0L);
    }

    private static List<String> names(ModelStore store) {
        return store.resident().stream().map(resident -> resident.key().name()).toList();
    }

    private ModelSource<Thing> thing(String name, long bytes) {
        return thing(name, bytes, () -> new Thing(name));
    }

    private ModelSource<Thing> thing(String name, long bytes, Supplier<Thing> loader) {
        sizes.put(name, bytes);
        return new ModelSource<>(new ModelKey<>(Thing.class, name, Compute.REFERENCE), bytes, loader);
    }

    private ModelSource<Thing> thing(String name, Compute compute) {
        return new ModelSource<>(new ModelKey<>(Thing.class, name, compute), 10, () -> new Thing(name));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A model that notes what happens to it. */
    private final class Thing implements Model {
        private final String name;
        private volatile boolean closed;

        Thing(String name) {
            this.name = name;
            loads.incrementAndGet();
            events.add("load " + name);
        }

        @Override
        public void offload() {
            events.add("offload " + name);
        }

        @Override
        public void restore() {
            events.add("restore " + name);
        }

        @Override
        public void close() {
            assertThat(closed).as("closed twice").isFalse();
            closed = true;
            events.add("close " + name);
        }
    }
}
