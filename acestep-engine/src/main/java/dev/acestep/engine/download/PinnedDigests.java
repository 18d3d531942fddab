package dev.acestep.engine.download;

import java.util.Map;

/** Checksums of the main repository that third parties recorded at one revision of it. */
final class PinnedDigests {
    private static final String REVISION = "19671f40";
    private static final Map<String, String> BY_PATH = Map.of(
            "acestep-v15-turbo/model.safetensors",
            "3f6e0797fad420a39bd33979eb6e840e30989e34a3794e843d23b60ec6e422d7",
            "acestep-v15-turbo/silence_latent.pt",
            "a778e9dd942f5e8b2c09c55370782d318834432b03dabbcdf70e6ed49ad6358b",
            "vae/diffusion_pytorch_model.safetensors",
            "da17edb604c40deaf09e9b24974e590d1ca83a374070e5d0884cfa4bed9a99b0",
            "Qwen3-Embedding-0.6B/model.safetensors",
            "0437e45c94563b09e13cb7a64478fc406947a93cb34a7e05870fc8dcd48e23fd",
            "Qwen3-Embedding-0.6B/tokenizer.json",
            "def76fb086971c7867b829c23a26261e38d9d74e02139253b38aeb9df8b4b50a");

    private PinnedDigests() {}

    /** The file with the pinned checksum, if exactly that revision is asked for; it beats what the hub says. */
    static RemoteFile applied(PublishedModel model, String revision, RemoteFile file) {
        String pinned = BY_PATH.get(file.path());
        boolean matches = model.folder().equals(model.name()) && revision.startsWith(REVISION);
        return pinned == null || !matches ? file : file.withDigest(pinned);
    }
}
