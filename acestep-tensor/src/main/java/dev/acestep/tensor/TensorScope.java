package dev.acestep.tensor;

import com.google.errorprone.annotations.MustBeClosed;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** The time in which temporaries live: what this thread allocates while it is open is freed when it closes. */
public final class TensorScope implements AutoCloseable {
    static {
        LibTorch.load();
    }

    private final PointerScope pointers = new PointerScope();

    @MustBeClosed
    private TensorScope() {}

    @MustBeClosed
    public static TensorScope open() {
        return new TensorScope();
    }

    /** Runs the body in a scope of its own; only its result goes on, in the scope around. */
    public static Tensor yielding(Supplier<Tensor> body) {
        Tensor result;
        try (var _ = open()) {
            result = escape(body.get());
        }
        return adopt(result);
    }

    /** Takes the pointer out of this thread's innermost scope; the caller has to close it. */
    static <T extends Pointer> T escape(T pointer) {
        PointerScope innermost = innermost();
        if (innermost != null) {
            pointer.retainReference();
            innermost.detach(pointer);
        }
        return pointer;
    }

    private static <T extends Pointer> T adopt(T pointer) {
        PointerScope innermost = innermost();
        if (innermost != null) {
            innermost.attach(pointer);
            pointer.releaseReference();
        }
        return pointer;
    }

    private static @Nullable PointerScope innermost() {
        return PointerScope.getInnerScope();
    }

    @Override
    public void close() {
        pointers.close();
    }
}
