package dev.acestep.tensor;

import java.util.OptionalLong;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.SizeTPair;
import org.bytedeco.pytorch.global.torch;

/** The GPUs, if this is a build that can use them. */
public final class Cuda {
    private Cuda() {}

    /** Whether the libraries for GPUs were built in; does not load libtorch. */
    public static boolean isBuiltIn() {
        String library = "org/bytedeco/pytorch/%s-gpu/libtorch_cuda.so".formatted(Loader.getPlatform());
        return Cuda.class.getClassLoader().getResource(library) != null;
    }

    /** How many GPUs libtorch can use now. */
    public static int devices() {
        if (!isBuiltIn()) {
            return 0;
        }
        LibTorch.load();
        return torch.cuda_is_available() ? Byte.toUnsignedInt(torch.cuda_device_count()) : 0;
    }

    /** Bytes that a GPU could give now, what libtorch keeps for reuse handed back first; empty if there is no such GPU. */
    public static OptionalLong freeBytes(int index) {
        if (index >= devices()) {
            return OptionalLong.empty();
        }
        torch.emptyCache();
        try (SizeTPair freeAndTotal = torch.getMemoryInfo((byte) index)) {
            return OptionalLong.of(freeAndTotal.first());
        }
    }
}
