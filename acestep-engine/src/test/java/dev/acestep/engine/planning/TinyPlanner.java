package dev.acestep.engine.planning;

import dev.acestep.engine.decoding.Decoder;
import dev.acestep.engine.decoding.Generation;
import dev.acestep.engine.decoding.TinyVocabulary;
import dev.acestep.engine.decoding.TokenListener;
import dev.acestep.engine.lm.TinyLanguageModel;
import dev.acestep.engine.text.Vocabulary;
import dev.acestep.tensor.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A planner on the tiny checkpoint that remembers every token it wrote. */
final class TinyPlanner implements AutoCloseable {
    private final TinyLanguageModel model = new TinyLanguageModel(Precision.FP32);
    private final Vocabulary vocabulary = TinyVocabulary.open();
    private final Decoder decoder = new Decoder(model.model(), vocabulary, TinyVocabulary.genres());
    private final List<Long> written = new ArrayList<>();
    private int calls;

    Planner planner(int mostWords) {
        return planner(new PlannerLimits(PlannerLimits.PUBLISHED.positions(), mostWords));
    }

    Planner planner(PlannerLimits limits) {
        return new Planner(new Writer(this::write, vocabulary, limits));
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** All tokens since the last time, in the order of the answers. */
    List<Long> takeWritten() {
        List<Long> taken = List.copyOf(written);
        written.clear();
        calls = 0;
        return taken;
    }

    /** How often the decoder was asked since. */
    int calls() {
        return calls;
    }

    private List<long[]> write(List<Generation> generations, TokenListener listener) {
        calls++;
        List<long[]> answers = decoder.write(generations, listener);
        answers.stream().flatMapToLong(Arrays::stream).forEach(written::add);
        return answers;
    }

    @Override
    public void close() {
        model.close();
    }
}
