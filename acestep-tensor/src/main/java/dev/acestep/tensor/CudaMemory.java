package dev.acestep.tensor;

import java.util.OptionalLong;
import org.bytedeco.pytorch.SizeTPair;
import org.bytedeco.pytorch.global.torch;

/** The memory of the GPUs. */
public final class CudaMemory {
    private CudaMemory() {}

    /** Bytes that a GPU could still give, what libtorch keeps for reuse handed back first; empty if there is no such GPU. */
    public static OptionalLong free(int index) {
        LibTorch.load();
        if (!torch.cuda_is_available() || index >= torch.cuda_device_count()) {
            return OptionalLong.empty();
        }
        torch.emptyCache();
        try (SizeTPair freeAndTotal = torch.getMemoryInfo((byte) index)) {
            return OptionalLong.of(freeAndTotal.first());
        }
    }
}
