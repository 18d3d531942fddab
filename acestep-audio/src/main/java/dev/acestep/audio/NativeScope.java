package dev.acestep.audio;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;

/** Native objects of one call, freed in the reverse order of their making; confined to one thread. */
final class NativeScope implements AutoCloseable {
    private final PointerScope javaMade = new PointerScope();
    private final Deque<Runnable> releases = new ArrayDeque<>();

    /** Takes over what a function of ffmpeg allocated. */
    <T extends Pointer> T own(@Nullable T made, Consumer<? super T> free) {
        if (made == null) {
            throw new OutOfMemoryError("ffmpeg could not allocate native memory");
        }
        releases.push(() -> free.accept(made));
        return made;
    }

    @Override
    public void close() {
        while (!releases.isEmpty()) {
            releases.pop().run();
        }
        javaMade.close();
    }
}
