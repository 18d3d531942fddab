package dev.acestep.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.bytedeco.pytorch.global.torch;

/** Loads the native library with the settings that have to be made before. */
final class LibTorch {
    static {
        // JavaCPP would refuse weights beyond four times the Java heap; memory is bounded where models are loaded.
        setUnlessGiven("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        setUnlessGiven("org.bytedeco.javacpp.maxBytes", "0");
        if (isOnClasspath("org.bytedeco.mkl.global.mkl_rt")) {
            setUnlessGiven("org.bytedeco.openblas.load", "mkl_rt");
        }
        allowHugePages();
        torch.get_num_threads();
    }

    private LibTorch() {}

    /** Returns when the library is there. */
    static void load() {
        // The work is in the static initialiser, which runs once.
    }

    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static boolean isOnClasspath(String name) {
        return LibTorch.class.getClassLoader().getResource(name.replace('.', '/') + ".class") != null;
    }

    /** libtorch reads this variable once, when it first allocates; Java cannot set it for its own process. */
    @SuppressWarnings("restricted") // the launcher grants native access
    private static void allowHugePages() {
        Linker linker = Linker.nativeLinker();
        linker.defaultLookup().find("setenv").ifPresent(address -> {
            MethodHandle setenv = linker.downcallHandle(
                    address,
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
            try (Arena arena = Arena.ofConfined()) {
                int _ = (int)
                        setenv.invokeExact(arena.allocateFrom("THP_MEM_ALLOC_ENABLE"), arena.allocateFrom("1"), 0);
            } catch (Throwable e) {
                throw new IllegalStateException("setenv could not be called", e);
            }
        });
    }
}
