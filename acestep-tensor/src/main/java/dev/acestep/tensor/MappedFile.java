package dev.acestep.tensor;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The memory of a mapped file, the one place where addresses are reckoned with.
 *
 * <p>The map is read-only and as long as the file was: to write into a view, to use it after {@link #close}, or to cut
 * the file short while it is mapped, ends the process. Files of a checkpoint are replaced whole, never in place.
 */
final class MappedFile implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;

    MappedFile(FileChannel channel) throws IOException {
        memory = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    }

    /** The numbers from {@code offset}: a view where their alignment allows one, else a copy. */
    Tensor tensor(StoredTensor stored, ScalarType type, long offset) {
        return TensorScope.yielding(() -> {
            if (stored.elements() == 0) {
                return torch.empty(stored.sizes(), new TensorOptions(type), null);
            }
            Pointer start = start(offset, stored.end() - stored.begin());
            if (type == ScalarType.Bool) {
                return bytes(start, stored).ne(new Scalar(0)).reshape(stored.sizes());
            }
            if (start.address() % (stored.type().bits() / Byte.SIZE) != 0) {
                return bytes(start, stored).clone().view(type).reshape(stored.sizes());
            }
            return torch.from_blob(start, stored.sizes(), new TensorOptions(type));
        });
    }

    private static Tensor bytes(Pointer start, StoredTensor stored) {
        return torch.from_blob(start, new long[] {stored.end() - stored.begin()}, new TensorOptions(ScalarType.Byte));
    }

    private Pointer start(long offset, long length) {
        if (!arena.scope().isAlive()) {
            throw new IllegalStateException("The file is closed");
        }
        return new Address(memory.asSlice(offset, length));
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    private static final class Address extends Pointer {
        Address(MemorySegment segment) {
            address = segment.address();
        }
    }
}
