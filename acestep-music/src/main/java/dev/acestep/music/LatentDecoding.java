package dev.acestep.music;

/**
 * How latents become samples.
 *
 * @param shift −0.2 to 0.2, added to the latents
 * @param rescale 0.5 to 1.5, multiplies them
 * @param tiled whether they are decoded in tiles, which needs less memory
 * @param kept whether they are also given back as a file
 */
public record LatentDecoding(double shift, double rescale, boolean tiled, boolean kept) {
    public static final LatentDecoding DEFAULTS = new LatentDecoding(0, 1, true);

    /** Latents that nobody wants back. */
    public LatentDecoding(double shift, double rescale, boolean tiled) {
        this(shift, rescale, tiled, false);
    }

    public LatentDecoding {
        Range.number("latent_shift", shift, -0.2, 0.2);
        Range.number("latent_rescale", rescale, 0.5, 1.5);
    }
}
