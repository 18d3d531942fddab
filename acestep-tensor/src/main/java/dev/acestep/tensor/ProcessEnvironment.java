package dev.acestep.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;

/** The variables that native libraries read when they are loaded; Java has no way to set them for its own process. */
final class ProcessEnvironment {
    private static final int KEEP_WHAT_IS_THERE = 0;

    private ProcessEnvironment() {}

    /** Sets those that are not set; does nothing where the C library has no {@code setenv}. */
    @SuppressWarnings("restricted") // the launcher grants native access
    static void setUnlessGiven(Map<String, String> variables) {
        Linker linker = Linker.nativeLinker();
        linker.defaultLookup()
                .find("setenv")
                .map(address -> linker.downcallHandle(
                        address,
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT)))
                .ifPresent(setenv -> variables.forEach((name, value) -> set(setenv, name, value)));
    }

    @SuppressWarnings("IllegalCatch") // a method handle declares Throwable
    private static void set(MethodHandle setenv, String name, String value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment nativeName = arena.allocateFrom(name);
            int _ = (int) setenv.invokeExact(nativeName, arena.allocateFrom(value), KEEP_WHAT_IS_THERE);
        } catch (Throwable e) {
            throw new IllegalStateException("setenv could not be called", e);
        }
    }
}
