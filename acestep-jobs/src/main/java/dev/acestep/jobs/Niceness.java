package dev.acestep.jobs;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets threads that compute give way to threads that answer. Java's own thread priorities do nothing on Linux for an
 * ordinary user, while {@code setpriority} may always be asked to be nicer there, thread by thread.
 */
final class Niceness {
    private static final Logger LOG = LoggerFactory.getLogger(Niceness.class);
    private static final int THIS_THREAD = 0;
    private static final int NICE = 10;

    private Niceness() {}

    /** A factory whose threads are nice; where the system cannot do that, ordinary ones. */
    static ThreadFactory of(ThreadFactory factory) {
        return work -> factory.newThread(() -> {
            lower();
            work.run();
        });
    }

    private static void lower() {
        if (System.getProperty("os.name").equals("Linux")) {
            setpriority().ifPresent(Niceness::call);
        }
    }

    @SuppressWarnings("restricted") // an int goes in and an int comes out: no memory is touched
    private static Optional<MethodHandle> setpriority() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> function = linker.defaultLookup().find("setpriority");
        return function.map(address -> linker.downcallHandle(
                address,
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)));
    }

    @SuppressWarnings("IllegalCatch") // a method handle declares Throwable; priority is a wish, not worth a worker
    private static void call(MethodHandle setpriority) {
        try {
            int failed = (int) setpriority.invokeExact(0, THIS_THREAD, NICE);
            if (failed != 0) {
                LOG.debug("The system kept this thread's priority");
            }
        } catch (Throwable e) {
            LOG.debug("This thread's priority cannot be lowered", e);
        }
    }
}
