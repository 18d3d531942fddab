package dev.acestep.jobs.webhooks;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The deliveries under way, of which one host has only so many: a slow receiver must not keep others waiting. */
final class InFlight {
    private final int mostOfOneHost;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private final Map<String, Integer> counts = new HashMap<>();

    InFlight(int mostOfOneHost) {
        this.mostOfOneHost = mostOfOneHost;
    }

    /** Counts a delivery to the host, unless it has as many as it may. */
    boolean enter(String host) {
        lock.lock();
        try {
            int now = counts.getOrDefault(host, 0);
            if (now < mostOfOneHost) {
                counts.put(host, now + 1);
            }
            return now < mostOfOneHost;
        } finally {
            lock.unlock();
        }
    }

    void leave(String host) {
        lock.lock();
        try {
            counts.computeIfPresent(host, (_, count) -> count == 1 ? null : count - 1);
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until none is under way, or for the given time. */
    void awaitNone(Duration longest) throws InterruptedException {
        long nanos = longest.toNanos();
        lock.lockInterruptibly();
        try {
            while (!counts.isEmpty() && nanos > 0) {
                nanos = left.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
