package dev.acestep.tensor;

import org.bytedeco.pytorch.Argument;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Tensor;

/** An operator of libtorch that its Java binding has no method for: found by its name, called with boxed arguments. */
final class Operator {
    private final OperatorHandle handle;

    private Operator(OperatorHandle handle) {
        this.handle = handle;
    }

    static Operator named(String name) {
        return new Operator(TensorScope.escape(Dispatcher.singleton().findSchemaOrThrow(name, "")));
    }

    /** What the operator answers; its own reference, since the stack's ends with this call's scope. */
    IValue value(IValue... arguments) {
        IValueVector stack = new IValueVector(arguments);
        handle.callBoxed(stack);
        return new IValue(stack.get(0));
    }

    Tensor tensor(IValue... arguments) {
        IValueVector stack = new IValueVector(arguments);
        handle.callBoxed(stack);
        return new Tensor(stack.get(0).toTensor());
    }

    /** An empty list for the argument at that place, of the type that it declares. */
    IValue emptyList(int argument) {
        try (var _ = TensorScope.open()) {
            Argument declared = handle.schema().arguments().getPointer(argument);
            return TensorScope.escape(
                    new IValue(new GenericList(declared.type().get().containedType(0))));
        }
    }
}
