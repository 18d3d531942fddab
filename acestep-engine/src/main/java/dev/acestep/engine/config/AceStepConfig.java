package dev.acestep.engine.config;

import java.util.List;

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
        List<Long> fsqLevels) {
    public AceStepConfig {
        fsqLevels = List.copyOf(fsqLevels);
    }

    /** Size of the condition's vectors. */
    public long conditionSize() {
        return lyricEncoder.hiddenSize();
    }
}
