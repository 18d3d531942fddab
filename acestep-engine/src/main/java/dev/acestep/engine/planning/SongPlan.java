package dev.acestep.engine.planning;

import dev.acestep.engine.decoding.Generation;
import dev.acestep.engine.decoding.GrammarSettings;
import dev.acestep.engine.decoding.GrammarSettings.Phase;
import dev.acestep.engine.decoding.MetadataField;
import dev.acestep.engine.decoding.TokenListener;
import dev.acestep.engine.sampling.Draws;
import dev.acestep.music.AudioDuration;
import dev.acestep.music.EngineFailure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The two phases of one plan: metadata as a thought, and the codes that follow from it. */
final class SongPlan {
    private static final int USUAL_TOKENS = 160;
    private static final Set<MetadataField> ENOUGH =
            Set.of(MetadataField.BPM, MetadataField.KEYSCALE, MetadataField.TIMESIGNATURE, MetadataField.DURATION);

    private final PlanRequest request;
    private final Writer writer;
    private final PlanProgress progress;

    SongPlan(PlanRequest request, Writer writer, PlanListener listener) {
        this.request = request;
        this.writer = writer;
        this.progress = new PlanProgress(listener);
    }

    /** One song's codes go on with the chance of its metadata; of a batch, each song has its own. */
    Plan make() {
        Draws draws = Draws.of(request.seeds().getFirst());
        Thought thought = thought(draws);
        Map<MetadataField, String> fields = new EnumMap<>(MetadataField.class);
        fields.putAll(MetadataWords.possible(thought.fields()));
        fields.putAll(request.given());
        if (!request.codes()) {
            return new Plan(fields, List.of());
        }
        List<Draws> songs = request.seeds().size() == 1
                ? List.of(draws)
                : request.seeds().stream().map(Draws::of).toList();
        return new Plan(fields, codes(thought, target(fields), songs));
    }

    private Thought thought(Draws draws) {
        Map<MetadataField, String> given = request.given();
        if (!request.metadata() || given.keySet().containsAll(ENOUGH)) {
            return new Thought(given, given.keySet(), Set.of());
        }
        long[] prompt = writer.prompts().metadata(request.prompt(), request.lyrics());
        Answer answer = writer.write(
                new Generation(
                        prompt,
                        Optional.empty(),
                        grammar(Phase.COT, Optional.empty()),
                        Writer.unguided(request.choice()),
                        draws,
                        writer.limits().words()),
                progress.words(USUAL_TOKENS));
        Map<MetadataField, String> written = answer.read().fields();
        if (written.isEmpty() && given.isEmpty()) {
            throw new EngineFailure("The language model wrote no metadata that can be read; another seed may help");
        }
        return new Thought(request.constrained() ? written : known(written), given.keySet(), answer.specials());
    }

    /** Where no grammar holds, the model may have changed what is given, and invented what there is not. */
    private Map<MetadataField, String> known(Map<MetadataField, String> written) {
        Map<MetadataField, String> known = new EnumMap<>(MetadataField.class);
        known.putAll(MetadataWords.possible(written));
        known.putAll(request.given());
        return known;
    }

    private Optional<Double> target(Map<MetadataField, String> fields) {
        return request.targetSeconds().or(() -> MetadataWords.duration(fields).map(AudioDuration::seconds));
    }

    private List<List<Integer>> codes(Thought thought, Optional<Double> target, List<Draws> songs) {
        List<Generation> generations = generations(thought, target, songs);
        int expected = writer.limits().expectedCodes(target);
        List<Answer> answers = new ArrayList<>();
        if (request.together()) {
            answers.addAll(writer.write(generations, progress.codes(0, 1, expected)));
        } else {
            for (Generation generation : generations) {
                TokenListener listener = progress.codes(answers.size(), songs.size(), expected);
                answers.add(writer.write(generation, listener));
            }
        }
        List<List<Integer>> codes = answers.stream().map(Answer::codes).toList();
        if (codes.stream().anyMatch(List::isEmpty)) {
            throw new EngineFailure("The language model wrote no audio codes; another seed may help");
        }
        return codes;
    }

    private List<Generation> generations(Thought thought, Optional<Double> target, List<Draws> songs) {
        Prompts prompts = writer.prompts();
        long[] prompt = prompts.codes(request.prompt(), request.lyrics(), thought);
        Optional<long[]> negative = request.choice().cfgScale() > 1
                ? Optional.of(prompts.negativeOfCodes(request.prompt(), request.lyrics(), request.negativePrompt()))
                : Optional.empty();
        Optional<GrammarSettings> grammar = grammar(Phase.CODES, target);
        int most = writer.limits().codes(target);
        return songs.stream()
                .map(draws -> new Generation(prompt, negative, grammar, request.choice(), draws, most))
                .toList();
    }

    private Optional<GrammarSettings> grammar(Phase phase, Optional<Double> target) {
        if (!request.constrained()) {
            return Optional.empty();
        }
        boolean thinks = phase == Phase.COT;
        Set<MetadataField> skipped = EnumSet.of(MetadataField.GENRES);
        if (!thinks || !request.caption()) {
            skipped.add(MetadataField.CAPTION);
        }
        if (!thinks || !request.language()) {
            skipped.add(MetadataField.LANGUAGE);
        }
        return Optional.of(new GrammarSettings(
                phase,
                thinks ? request.given() : Map.of(),
                skipped,
                thinks,
                target,
                PlannerLimits.LONGEST_SECONDS,
                "",
                request.debug()));
    }
}
