package dev.acestep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

/** Fifty songs in a row leave the memory where it was after the fifth. */
class FlatMemoryTest {
    private static final long MEGABYTE = 1 << 20;

    @Test
    void songsLeaveNothingBehind() {
        try (TinyEngines engines = TinyEngines.open()) {
            NeuralEngine engine = engines.engine(Requests.TURBO);
            Memory afterTheFifth = Memory.NOTHING;
            for (int i = 1; i <= 50; i++) {
                TinyEngines.generate(engine, Requests.turbo(5, i).request());
                if (i == 5) {
                    afterTheFifth = Memory.now();
                }
            }
            Memory afterTheLast = Memory.now();
            assertThat(afterTheLast.pointers()).isLessThanOrEqualTo(afterTheFifth.pointers());
            assertThat(afterTheLast.heap()).isLessThan(afterTheFifth.heap() + 10 * MEGABYTE);
            assertThat(afterTheLast.resident()).isLessThan(afterTheFifth.resident() + 150 * MEGABYTE);
        }
    }

    /**
     * What is in use.
     *
     * @param pointers native objects that belong to somebody
     * @param heap bytes of Java objects
     * @param resident bytes of the process in main memory, which the allocators round and keep for later
     */
    private record Memory(long pointers, long heap, long resident) {
        static final Memory NOTHING = new Memory(0, 0, 0);

        static Memory now() {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            return new Memory(
                    Pointer.totalCount(),
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                    Pointer.physicalBytes());
        }
    }
}
