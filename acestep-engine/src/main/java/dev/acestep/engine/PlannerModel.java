package dev.acestep.engine;

import dev.acestep.engine.decoding.Decoder;
import dev.acestep.engine.decoding.GenreWords;
import dev.acestep.engine.lm.CausalLanguageModel;
import dev.acestep.engine.models.Catalogue.LanguageModelFolder;
import dev.acestep.engine.planning.PlanJudge;
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
    private final PlanJudge judge;

    private PlannerModel(LanguageModelFolder folder, LoadedWeights weights, GenreWords genres) {
        super(weights);
        CausalLanguageModel network = new CausalLanguageModel(folder.config(), weights.root());
        this.tokenizer = PromptTokenizer.open(folder.folder(), folder.config().vocabSize());
        try {
            Vocabulary vocabulary = new Vocabulary(tokenizer);
            PlannerLimits limits = PlannerLimits.of(network.config().maxPositions());
            this.planner = new Planner(new Decoder(network, vocabulary, genres), vocabulary, limits);
            this.judge = new PlanJudge(network, vocabulary);
        } catch (BadCheckpoint e) {
            tokenizer.close();
            throw e;
        }
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

    PlanJudge judge() {
        return judge;
    }

    @Override
    public void close() {
        tokenizer.close();
        super.close();
    }
}
