package dev.acestep.tensor;

/** Where tensors live and are worked on. */
public sealed interface Device {
    Device CPU = new Cpu();

    /** The main processor. */
    record Cpu() implements Device {
        @Override
        public String toString() {
            return "cpu";
        }
    }

    /**
     * A GPU.
     *
     * @param index 0 is the first
     */
    record Cuda(int index) implements Device {
        public Cuda {
            if (index < 0) {
                throw new IllegalArgumentException("A CUDA device has an index from 0, not " + index);
            }
        }

        @Override
        public String toString() {
            return "cuda:" + index;
        }
    }
}
