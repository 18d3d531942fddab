package dev.acestep.engine.lm;

import com.google.errorprone.annotations.MustBeClosed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A prompt that is read once, and how much the model expects this or that to follow it; belongs to one thread. */
public final class Continuations implements AutoCloseable {
    /** Tokens whose scores over the whole vocabulary are there at one time. */
    private static final int SCORED_AT_ONCE = 64;

    private final CausalLanguageModel model;
    private final Sequences sequences;
    private final int promptLength;

    /**
     * Of one prompt, which is not empty.
     *
     * @param longest tokens that a continuation has at most
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with this
    public Continuations(CausalLanguageModel model, long[] prompt, int longest) {
        this.model = model;
        sequences = model.begin(List.of(prompt), 0, longest);
        promptLength = prompt.length;
    }

    /** What the model expected of each token, given the prompt and the tokens before. */
    public List<TokenOdds> odds(long[] continuation) {
        sequences.shorten(promptLength);
        for (int i = 0; i < continuation.length - 1; i++) {
            sequences.append(continuation[i]);
        }
        List<TokenOdds> odds = new ArrayList<>();
        sequences.read(promptLength - 1, SCORED_AT_ONCE, hidden -> {
            int from = odds.size();
            int to = from + Math.toIntExact(hidden.size(1));
            odds.addAll(odds(hidden.get(0), Arrays.copyOfRange(continuation, from, to)));
        });
        return odds;
    }

    /** What states {@code [n, H]} say of the tokens that follow them. */
    private List<TokenOdds> odds(Tensor hidden, long[] next) {
        Tensor scores =
                model.table().scores(hidden, 0, model.config().vocabSize()).to(ScalarType.Float);
        Tensor chosen = scores.gather(1, torch.tensor(next).unsqueeze(1).to(scores.device(), ScalarType.Long));
        Tensor logProbabilities = chosen.squeeze(1).sub(scores.logsumexp(1));
        Tensor better = scores.gt(chosen).sum(1);
        List<TokenOdds> odds = new ArrayList<>();
        for (int i = 0; i < next.length; i++) {
            odds.add(new TokenOdds(
                    logProbabilities.get(i).item_double(), 1 + better.get(i).item_long()));
        }
        return odds;
    }

    @Override
    public void close() {
        sequences.close();
    }
}
