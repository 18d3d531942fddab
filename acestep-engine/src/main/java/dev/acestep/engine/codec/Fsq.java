package dev.acestep.engine.codec;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.tensor.Weights;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Finite scalar quantisation: a few dimensions, each rounded to one of its levels, written as one number. It computes in
 * 32 bits, whatever the model does.
 */
public final class Fsq {
    private final Tensor inWeight;
    private final Tensor inBias;
    private final Tensor outWeight;
    private final Tensor outBias;
    private final Tensor levels;
    private final Tensor basis;

    /** Reads {@code project_in} and {@code project_out}. */
    Fsq(AceStepConfig config, Weights weights) {
        long dimensions = config.fsqLevels().size();
        inWeight = wide(weights, "project_in.weight", dimensions, config.fsqDim());
        inBias = wide(weights, "project_in.bias", dimensions);
        outWeight = wide(weights, "project_out.weight", config.fsqDim(), dimensions);
        outBias = wide(weights, "project_out.bias", config.fsqDim());
        levels = numbers(weights, config.fsqLevels());
        basis = numbers(weights, basis(config.fsqLevels()));
    }

    private static Tensor wide(Weights weights, String name, long... shape) {
        return weights.keep(weights.get(name, shape).to(ScalarType.Float));
    }

    private Tensor numbers(Weights weights, List<Long> values) {
        long[] array = values.stream().mapToLong(Long::longValue).toArray();
        return weights.keep(AbstractTensor.create(array).to(inWeight.device(), ScalarType.Long));
    }

    /** The first dimension counts fastest. */
    private static List<Long> basis(List<Long> levels) {
        return IntStream.range(0, levels.size())
                .mapToObj(i -> levels.subList(0, i).stream().reduce(1L, (a, b) -> a * b))
                .toList();
    }

    /** The codes {@code [B, n]} of hidden states {@code [B, n, He]}. */
    public Tensor codes(Tensor hidden) {
        Tensor steps = levels.sub(new Scalar(1.0)).to(ScalarType.Float);
        Tensor bound = steps.reciprocal().add(new Scalar(1.0));
        Tensor z = project(hidden).div(bound).tanh().mul(bound);
        Tensor clamped = z.clamp(new ScalarOptional(new Scalar(-1.0)), new ScalarOptional(new Scalar(1.0)));
        Tensor level = clamped.add(new Scalar(1.0))
                .mul(steps)
                .div(new Scalar(2.0))
                .add(new Scalar(0.5))
                .floor();
        return level.to(ScalarType.Long).mul(basis).sum(-1);
    }

    /** Maps {@code [B, n, He]} to {@code [B, n, dimensions]}. */
    Tensor project(Tensor hidden) {
        return torch.linear(hidden.to(ScalarType.Float), inWeight, new TensorOptional(inBias));
    }

    /** The value of each dimension, from -1 to 1, {@code [B, n, dimensions]}, of codes {@code [B, n]}. */
    Tensor values(Tensor codes) {
        Tensor level =
                codes.to(ScalarType.Long).unsqueeze(-1).floor_divide(basis).remainder(levels);
        return level.to(ScalarType.Float)
                .mul(new Scalar(2.0))
                .div(levels.sub(new Scalar(1.0)).to(ScalarType.Float))
                .sub(new Scalar(1.0));
    }

    /** The vectors {@code [B, n, He]}, in 32 bits, of codes {@code [B, n]}. */
    public Tensor vectors(Tensor codes) {
        return torch.linear(values(codes), outWeight, new TensorOptional(outBias));
    }
}
