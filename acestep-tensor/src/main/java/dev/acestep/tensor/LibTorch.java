package dev.acestep.tensor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.QEngineVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.QEngine;

/** Loads the native library with the settings that have to be made before. */
final class LibTorch {
    static final Processor PROCESSOR = Processor.ofThisMachine();

    private static final String BLAS = "org.bytedeco.openblas.load";
    private static final boolean QUANTISES;

    static {
        // JavaCPP would refuse weights beyond four times the Java heap; memory is bounded where models are loaded.
        setUnlessGiven("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        setUnlessGiven("org.bytedeco.javacpp.maxBytes", "0");
        if (isOnClasspath("org.bytedeco.mkl.global.mkl_rt")) {
            setUnlessGiven(BLAS, "mkl_rt");
        }
        ProcessEnvironment.setUnlessGiven(environment());
        torch.get_num_threads();
        QUANTISES = choose(QEngine.ONEDNN);
    }

    private LibTorch() {}

    /** Returns when the library is there. */
    static void load() {
        // The work is in the static initialiser, which runs once.
    }

    /** Whether linear layers in bytes can be computed here, by the engine that is fastest at it. */
    static boolean quantises() {
        return QUANTISES;
    }

    static boolean hasMkl() {
        return "mkl_rt".equals(System.getProperty(BLAS));
    }

    private static Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("THP_MEM_ALLOC_ENABLE", "1");
        // A container's share of the processor is known to Java, but not to OpenMP.
        variables.put("OMP_NUM_THREADS", String.valueOf(PROCESSOR.cores()));
        // Long enough for the gaps between operators, and short enough that threads which wait do not take the cores
        // from
        // those they wait for: on a busy machine the default costs up to two hundred times a quiet one's time.
        variables.put("GOMP_SPINCOUNT", "1000");
        if (hasMkl() && System.getProperty("os.name").startsWith("Linux")) {
            // MKL's own threads would be a second pool beside libtorch's, and both would spin.
            variables.put("MKL_THREADING_LAYER", "GNU");
        }
        return variables;
    }

    /**
     * Has weights packed by the engine that is fastest at multiplying a few rows; which one multiplies is kept with what was
     * packed.
     */
    static synchronized <T> T forFewRows(Supplier<T> packing) {
        if (!choose(QEngine.FBGEMM)) {
            return packing.get();
        }
        try {
            return packing.get();
        } finally {
            choose(QEngine.ONEDNN);
        }
    }

    private static boolean choose(QEngine engine) {
        QEngineVector supported = Context.supportedQEngines();
        for (long i = 0; i < supported.size(); i++) {
            if (supported.get(i).intern() == engine) {
                torch.globalContext().setQEngine(engine);
                return true;
            }
        }
        return false;
    }

    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static boolean isOnClasspath(String name) {
        return LibTorch.class.getClassLoader().getResource(name.replace('.', '/') + ".class") != null;
    }
}
