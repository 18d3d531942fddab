package dev.acestep.engine;

import dev.acestep.engine.Trace.Stage;
import dev.acestep.engine.condition.Condition;
import dev.acestep.engine.condition.ConditionInputs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Words and the sound of a reference, as the DiT is shown them, {@code [B, S, He]}.
 *
 * @param otherwise for the other words, if there are any
 */
record Conditions(Tensor told, Optional<Tensor> otherwise) {
    /**
     * Encodes them.
     *
     * @param reference {@code [Tr, C]}, silence if there is none
     */
    static Conditions of(Words words, Optional<Tensor> reference, SongModel model, Trace trace) {
        int batch = (int) words.told().prompts().size(0);
        Tensor sound = reference
                .map(latents -> latents.unsqueeze(0))
                .orElseGet(() -> model.silence().frames(model.config().timbreFixFrame()));
        Tensor references = model.inItsNumbers(sound).expand(batch, -1, -1);
        trace.stage(Stage.REFERENCES, () -> Map.of("refer_audio_acoustic_hidden_states_packed", references));
        Condition condition = condition(words.told(), references, model);
        trace.stage(
                Stage.CONDITION,
                () -> Map.of("encoder_hidden_states", condition.hidden(), "encoder_attention_mask", condition.mask()));
        return new Conditions(
                condition.hidden(),
                words.otherwise()
                        .map(other -> condition(other, references, model).hidden()));
    }

    private static Condition condition(EncodedWords words, Tensor references, SongModel model) {
        List<Integer> order =
                IntStream.range(0, (int) references.size(0)).boxed().toList();
        return model.conditionEncoder()
                .forward(new ConditionInputs(
                        words.prompts(), words.promptMask(), words.lyrics(), words.lyricMask(), references, order));
    }
}
