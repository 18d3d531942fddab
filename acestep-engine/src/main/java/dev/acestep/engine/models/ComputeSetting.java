package dev.acestep.engine.models;

import dev.acestep.music.EngineFailure;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.Cuda;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.Precision;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words for device and precision, made certain on this machine. {@code auto} is a GPU with bf16 if there is one that
 * this build can use, else the CPU with fp32: the reference's numbers before speed.
 */
public final class ComputeSetting {
    private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,3}))?");

    private ComputeSetting() {}

    /**
     * What to compute on.
     *
     * @param device {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:N}
     * @param precision {@code auto}, {@code fp32}, {@code bf16} or {@code int8}
     * @throws EngineFailure if the machine or this build does not have it
     */
    public static Compute of(String device, String precision) {
        Device where = device(device);
        return new Compute(where, precision(where, precision));
    }

    private static Device device(String words) {
        Matcher cuda = CUDA.matcher(words);
        if (cuda.matches()) {
            return cuda(cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1)));
        }
        return switch (words) {
            case "auto" -> Cuda.devices() > 0 ? new Device.Cuda(0) : Device.CPU;
            case "cpu" -> Device.CPU;
            default ->
                throw new EngineFailure("Device %s: the neural engine runs on cpu and cuda only".formatted(words));
        };
    }

    private static Device cuda(int index) {
        if (!Cuda.isBuiltIn()) {
            throw new EngineFailure(
                    "Device cuda:%d: this build has no CUDA; build it with ./mvnw -Pcuda package".formatted(index));
        }
        int devices = Cuda.devices();
        if (index >= devices) {
            throw new EngineFailure("Device cuda:%d: %s"
                    .formatted(
                            index,
                            devices == 0
                                    ? "no GPU can be used (an NVIDIA driver, CUDA 13 and cuDNN 9 have to be installed)"
                                    : "the GPUs of this machine are cuda:0 to cuda:%d".formatted(devices - 1)));
        }
        return new Device.Cuda(index);
    }

    private static Precision precision(Device device, String words) {
        boolean onCpu = device instanceof Device.Cpu;
        if (words.equals("auto")) {
            return onCpu ? Precision.FP32 : Precision.BF16;
        }
        Precision precision = Precision.valueOf(words.toUpperCase(Locale.ROOT));
        if (precision == Precision.INT8 && !onCpu) {
            throw new EngineFailure("Precision int8 is for the CPU; on %s choose bf16 or fp32".formatted(device));
        }
        return precision;
    }
}
