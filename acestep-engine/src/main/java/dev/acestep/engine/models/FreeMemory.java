package dev.acestep.engine.models;

import dev.acestep.tensor.Cuda;
import dev.acestep.tensor.Device;
import java.util.OptionalLong;

/** How much memory a device could give now. */
@FunctionalInterface
public interface FreeMemory {
    /** Knows nothing, so that nothing is refused. */
    FreeMemory UNKNOWN = _ -> OptionalLong.empty();

    /** What the operating system, the container's limit and the GPU's driver say. */
    static FreeMemory ofThisMachine() {
        return device -> switch (device) {
            case Device.Cpu _ -> MainMemory.available();
            case Device.Cuda(int index) -> Cuda.freeBytes(index);
        };
    }

    /** Bytes, or empty if that cannot be known. */
    OptionalLong bytes(Device device);
}
