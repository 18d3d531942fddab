package dev.acestep.tensor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.pytorch.global.torch;

/**
 * What computes: the libraries as they were loaded, and what they found on the machine.
 *
 * @param libtorch its version
 * @param blas what multiplies matrices for it where oneDNN does not
 * @param oneDnn its version
 * @param instructions the widest that libtorch's own kernels use
 * @param brainFloats whether the processor multiplies 16-bit brain floats by itself
 * @param byteProducts whether it adds products of bytes in 32 bits
 * @param cudaDevices GPUs that libtorch can use
 */
public record NativeRuntime(
        String libtorch,
        String blas,
        String oneDnn,
        String instructions,
        int threads,
        boolean brainFloats,
        boolean byteProducts,
        int cudaDevices) {
    /** Loads libtorch and asks it. */
    public static NativeRuntime load() {
        LibTorch.load();
        String config = torch.show_config().getString();
        return new NativeRuntime(
                find("TORCH_VERSION=([\\w.+]+)", config),
                LibTorch.hasMkl() ? "MKL" : "OpenBLAS",
                find("MKL-DNN v([\\w.]+)", config),
                torch.get_cpu_capability().getString(),
                torch.get_num_threads(),
                LibTorch.PROCESSOR.hasBrainFloats(),
                LibTorch.PROCESSOR.hasByteProducts(),
                Byte.toUnsignedInt(torch.cuda_device_count()));
    }

    /** One line for people. */
    public String describe() {
        return "libtorch %s, %s, oneDNN %s, %s%s%s, %d threads, %s"
                .formatted(
                        libtorch,
                        blas,
                        oneDnn,
                        instructions,
                        brainFloats ? " with bf16" : "",
                        byteProducts ? " with int8" : "",
                        threads,
                        cudaDevices == 0 ? "no CUDA device" : cudaDevices + " CUDA devices");
    }

    private static String find(String pattern, String config) {
        Matcher matcher = Pattern.compile(pattern).matcher(config);
        return matcher.find() ? matcher.group(1) : "unknown";
    }
}
