package dev.acestep.engine.models;

import dev.acestep.tensor.Device;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A model in memory and who works with it; guarded by the store's lock. */
final class Loaded {
    final ModelKey<?> key;
    final long bytes;
    final Model model;
    final Map<Thread, Integer> holders = new HashMap<>();
    Instant lastUse;
    long grantedBytes;
    boolean offloaded;

    Loaded(ModelKey<?> key, long bytes, Model model, Instant now) {
        this.key = key;
        this.bytes = bytes;
        this.model = model;
        this.lastUse = now;
    }

    boolean isIdle() {
        return holders.isEmpty();
    }

    boolean isOn(Device device) {
        return place().equals(device);
    }

    void offload() {
        if (!offloaded && key.compute().device() instanceof Device.Cuda) {
            model.offload();
            offloaded = true;
        }
    }

    Resident shown() {
        int leases = holders.values().stream().mapToInt(Integer::intValue).sum();
        return new Resident(key, bytes, leases, offloaded);
    }

    private Device place() {
        return offloaded ? Device.CPU : key.compute().device();
    }
}
