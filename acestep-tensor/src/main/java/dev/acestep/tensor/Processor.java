package dev.acestep.tensor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the main processor is good at.
 *
 * @param features by the names that Linux gives them; none where nobody tells
 * @param cores that compute, not counting a second thread on one of them
 */
record Processor(Set<String> features, int cores) {
    private static final Path LINUX = Path.of("/proc/cpuinfo");
    private static final Set<String> BRAIN_FLOATS = Set.of("avx512_bf16", "amx_bf16", "bf16");
    private static final Set<String> BYTE_PRODUCTS = Set.of("avx512_vnni", "avx_vnni", "amx_int8", "asimddp", "i8mm");

    Processor {
        features = Set.copyOf(features);
    }

    static Processor ofThisMachine() {
        int available = Runtime.getRuntime().availableProcessors();
        if (!Files.isReadable(LINUX)) {
            return new Processor(Set.of(), available);
        }
        try {
            Processor told = parse(Files.readAllLines(LINUX));
            return new Processor(told.features, told.cores == 0 ? available : Math.min(told.cores, available));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Processor parse(List<String> lines) {
        Set<String> features = new HashSet<>();
        Set<String> cores = new HashSet<>();
        String socket = "";
        for (String line : lines) {
            String value = line.substring(line.indexOf(':') + 1).strip();
            switch (line.split(":", 2)[0].strip()) {
                case "flags", "Features" -> features.addAll(List.of(value.split(" ")));
                case "physical id" -> socket = value;
                case "core id" -> cores.add(socket + "." + value);
                default -> {}
            }
        }
        return new Processor(features, cores.size());
    }

    /** Whether it multiplies 16-bit brain floats by itself; where it does not, they are several times slower than 32 bits. */
    boolean hasBrainFloats() {
        return features.stream().anyMatch(BRAIN_FLOATS::contains);
    }

    /** Whether sums of products of bytes are 32 bits wide; the older instruction saturates at 16. */
    boolean hasByteProducts() {
        return features.stream().anyMatch(BYTE_PRODUCTS::contains);
    }
}
