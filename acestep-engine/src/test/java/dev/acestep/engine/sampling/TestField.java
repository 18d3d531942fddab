package dev.acestep.engine.sampling;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** A field given by two formulas, which remembers when it was asked. */
record TestField(Formula with, Formula without, List<Float> asked, List<Float> doubled) implements VelocityField {
    TestField(Formula with, Formula without) {
        this(with, without, new ArrayList<>(), new ArrayList<>());
    }

    static TestField of(Formula velocity) {
        return new TestField(velocity, velocity);
    }

    @Override
    public Tensor conditional(Tensor x, float t) {
        asked.add(t);
        return with.at(x, t);
    }

    @Override
    public Pair both(Tensor x, float t) {
        asked.add(t);
        doubled.add(t);
        return new Pair(with.at(x, t), without.at(x, t));
    }

    interface Formula {
        Tensor at(Tensor x, float t);
    }
}
