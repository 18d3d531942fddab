package dev.acestep.engine;

import dev.acestep.engine.codec.AudioDetokenizer;
import dev.acestep.engine.codec.AudioTokenizer;
import dev.acestep.engine.config.SilenceLatent;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** What a cover sees of its source: latents taken through their codes, which keep the song and lose the sound. */
final class CoverHints {
    private final AudioTokenizer tokenizer;
    private final AudioDetokenizer detokenizer;
    private final SilenceLatent silence;

    CoverHints(AudioTokenizer tokenizer, AudioDetokenizer detokenizer, SilenceLatent silence) {
        this.tokenizer = tokenizer;
        this.detokenizer = detokenizer;
        this.silence = silence;
    }

    /**
     * The latents {@code [B, T, C]} with hints in place of the covers' rows.
     *
     * @param covers which items of the batch are covers
     * @param given hints {@code [B, n, C]} of codes that came with the request, cut or filled up with silence to T
     *     frames; without them the latents' own codes are taken
     */
    Tensor inPlaceOf(Tensor latents, List<Boolean> covers, Optional<Tensor> given) {
        if (!covers.contains(true)) {
            return latents;
        }
        Tensor hints = fitted(given.orElseGet(() -> throughCodes(latents)), latents);
        TensorVector rows = new TensorVector();
        for (int i = 0; i < covers.size(); i++) {
            rows.push_back((covers.get(i) ? hints : latents).narrow(0, i, 1));
        }
        return torch.cat(rows, 0);
    }

    private Tensor throughCodes(Tensor latents) {
        Tensor codes = tokenizer.codes(latents, silence.frames(latents.size(1)));
        return detokenizer.forward(tokenizer.quantizer().vectors(codes));
    }

    private Tensor fitted(Tensor hints, Tensor latents) {
        long frames = latents.size(1);
        long missing = frames - hints.size(1);
        if (missing <= 0) {
            return hints.narrow(1, 0, frames);
        }
        Tensor rest = silence.frames(missing).to(hints).expand(hints.size(0), -1, -1);
        return torch.cat(new TensorVector(hints, rest), 1);
    }
}
