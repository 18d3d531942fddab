package dev.acestep.engine.text;

import java.util.List;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The texts of a batch as tokens, the shorter ones filled up at their end.
 *
 * @param ids {@code [B, L]}, 64-bit integers
 * @param mask {@code [B, L]}, 64-bit integers: 1 for the text's own tokens, 0 for what fills it up
 */
public record TokenBatch(Tensor ids, Tensor mask) {
    /** Pads to the longest text. */
    public static TokenBatch of(List<long[]> texts, long padToken) {
        int longest = texts.stream().mapToInt(ids -> ids.length).max().orElse(0);
        long[] ids = new long[texts.size() * longest];
        long[] mask = new long[ids.length];
        for (int row = 0; row < texts.size(); row++) {
            for (int i = 0; i < longest; i++) {
                boolean own = i < texts.get(row).length;
                ids[row * longest + i] = own ? texts.get(row)[i] : padToken;
                mask[row * longest + i] = own ? 1 : 0;
            }
        }
        return new TokenBatch(matrix(ids, texts.size(), longest), matrix(mask, texts.size(), longest));
    }

    /** The same tokens on a device. */
    public TokenBatch on(Device device) {
        return new TokenBatch(ids.to(device, ScalarType.Long), mask.to(device, ScalarType.Long));
    }

    private static Tensor matrix(long[] values, long rows, long columns) {
        return torch.tensor(values).view(rows, columns);
    }
}
