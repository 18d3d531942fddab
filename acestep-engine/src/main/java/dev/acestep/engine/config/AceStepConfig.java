package dev.acestep.engine.config;

import static dev.acestep.engine.config.TransformerConfig.WIDEST;

import java.util.List;
import java.util.Map;

/**
 * The topology of an {@code acestep-v15-*} checkpoint.
 *
 * @param modelVersion {@code turbo}, {@code base} or {@code sft}
 * @param lyricEncoder its hidden size is the condition's, as for the timbre encoder, pooler and detokenizer
 * @param timbreClassToken whether a class token is put in front of the timbre frames (XL) or their first one stands for
 *     all (2B)
 * @param inChannels of the DiT's patch embedding: context and state
 * @param latentChannels of the VAE's latents
 * @param timbreFixFrame latent frames of one reference
 * @param poolWindowSize latent frames of one audio code
 * @param fsqLevels steps of each dimension of the quantizer
 * @param lyricAlignment the cross-attention heads, by layer, that tell the times of lyrics; empty if none are known
 * @param legoSft whether the model was tuned for adding single tracks
 */
public record AceStepConfig(
        String modelVersion,
        boolean turbo,
        TransformerConfig dit,
        TransformerConfig lyricEncoder,
        TransformerConfig timbreEncoder,
        TransformerConfig attentionPooler,
        TransformerConfig detokenizer,
        boolean timbreClassToken,
        long inChannels,
        long latentChannels,
        long textHiddenDim,
        long timbreHiddenDim,
        long timbreFixFrame,
        long patchSize,
        long poolWindowSize,
        long fsqDim,
        List<Long> fsqLevels,
        Map<Integer, List<Integer>> lyricAlignment,
        boolean legoSft) {
    private static final int MOST_LEVELS = 16;
    private static final long MOST_CODES = 1 << 24;

    public AceStepConfig {
        fsqLevels = List.copyOf(fsqLevels);
        lyricAlignment = LyricAlignment.checked(lyricAlignment, dit);
        NotAllowed.outside(1, WIDEST / 3, "audio_acoustic_hidden_dim", latentChannels);
        String threefold = "three times audio_acoustic_hidden_dim, " + latentChannels;
        NotAllowed.unless(inChannels == 3 * latentChannels, "in_channels", inChannels, threefold);
        String equal = "audio_acoustic_hidden_dim, " + latentChannels;
        NotAllowed.unless(timbreHiddenDim == latentChannels, "timbre_hidden_dim", timbreHiddenDim, equal);
        NotAllowed.outside(1, WIDEST, "text_hidden_dim", textHiddenDim);
        NotAllowed.outside(1, WIDEST, "timbre_fix_frame", timbreFixFrame);
        NotAllowed.outside(1, 64, "patch_size", patchSize);
        NotAllowed.outside(1, 1024, "pool_window_size", poolWindowSize);
        NotAllowed.outside(1, WIDEST, "fsq_dim", fsqDim);
        NotAllowed.outside(1, MOST_LEVELS, "number of fsq_input_levels", fsqLevels.size());
        double codes = 1;
        for (long level : fsqLevels) {
            NotAllowed.outside(2, WIDEST, "fsq_input_levels", level);
            codes *= level;
        }
        NotAllowed.unless(codes <= MOST_CODES, "fsq_input_levels", fsqLevels, "a product of at most " + MOST_CODES);
    }

    /** Size of the condition's vectors. */
    public long conditionSize() {
        return lyricEncoder.hiddenSize();
    }
}
