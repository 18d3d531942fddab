package dev.acestep.tensor;

import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/** The number formats of safetensors; libtorch computes with those that have a type. */
enum DataType {
    BOOL(8, ScalarType.Bool),
    U8(8, ScalarType.Byte),
    I8(8, ScalarType.Char),
    I16(16, ScalarType.Short),
    I32(32, ScalarType.Int),
    I64(64, ScalarType.Long),
    F16(16, ScalarType.Half),
    BF16(16, ScalarType.BFloat16),
    F32(32, ScalarType.Float),
    F64(64, ScalarType.Double),
    U16(16, null),
    U32(32, null),
    U64(64, null),
    C64(64, null),
    F8_E4M3(8, null),
    F8_E5M2(8, null),
    F8_E8M0(8, null),
    F8_E4M3FNUZ(8, null),
    F8_E5M2FNUZ(8, null),
    F6_E2M3(6, null),
    F6_E3M2(6, null),
    F4(4, null);

    private final int bits;
    private final @Nullable ScalarType type;

    DataType(int bits, @Nullable ScalarType type) {
        this.bits = bits;
        this.type = type;
    }

    static Optional<DataType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    int bits() {
        return bits;
    }

    Optional<ScalarType> type() {
        return Optional.ofNullable(type);
    }
}
