package dev.acestep.engine;

import dev.acestep.engine.decoding.Decoder;
import dev.acestep.engine.decoding.GenreWords;
import dev.acestep.engine.lm.CausalLanguageModel;
import dev.acestep.engine.models.Catalogue.LanguageModelFolder;
import dev.acestep.engine.planning.Planner;
import dev.acestep.engine.planning.PlannerLimits;
import dev.acestep.engine.text.PromptTokenizer;
import dev.acestep.engine.text.Vocabulary;
import dev.acestep.tensor.BadCheckpoint;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.TensorSource;

/** A 5Hz language model, its vocabulary, and the planner that speaks with it. */
public final class PlannerModel extends WeightedModel {
    private final PromptTokenizer tokenizer;
    private final Planner planner;

    private PlannerModel(LanguageModelFolder folder, LoadedWeights weights, GenreWords genres) {
        super(weights);
        CausalLanguageModel network = new CausalLanguageModel(folder.config(), weights.root());
        this.tokenizer = PromptTokenizer.open(folder.folder(), folder.config().vocabSize());
        this.planner = planner(network, genres);
    }

    /**
     * Loads it.
     *
     * @param source of the numbers
     */
    public static PlannerModel load(
            LanguageModelFolder folder, TensorSource source, GenreWords genres, Compute compute) {
        return Loading.of(source, compute, weights -> new PlannerModel(folder, weights, genres));
    }

    Planner planner() {
        return planner;
    }

    private Planner planner(CausalLanguageModel network, GenreWords genres) {
        try {
            Vocabulary vocabulary = new Vocabulary(tokenizer);
            PlannerLimits limits = PlannerLimits.of(network.config().maxPositions());
            return new Planner(new Decoder(network, vocabulary, genres), vocabulary, limits);
        } catch (BadCheckpoint e) {
            tokenizer.close();
            throw e;
        }
    }

    @Override
    public void close() {
        tokenizer.close();
        super.close();
    }
}
