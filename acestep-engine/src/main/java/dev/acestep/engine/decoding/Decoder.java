package dev.acestep.engine.decoding;

import dev.acestep.engine.lm.CausalLanguageModel;
import dev.acestep.engine.text.Seam;
import dev.acestep.engine.text.Vocabulary;
import java.util.List;

/** Has the model write, token after token. */
public final class Decoder {
    public Decoder(CausalLanguageModel model, Vocabulary vocabulary, GenreWords genres) {
        Seam.missing(model, vocabulary, genres);
    }

    /**
     * The tokens that follow each prompt, with the one that ended it. All are written at once, and each is what it would
     * be alone.
     */
    public List<long[]> write(List<Generation> generations, TokenListener listener) {
        return Seam.missing();
    }
}
