package dev.acestep.engine;

import dev.acestep.engine.Trace.Stage;
import dev.acestep.engine.codec.Tiles;
import dev.acestep.engine.codec.VaeDecoder;
import dev.acestep.engine.condition.Condition;
import dev.acestep.engine.condition.ConditionInputs;
import dev.acestep.engine.models.Lease;
import dev.acestep.engine.sampling.Draws;
import dev.acestep.engine.sampling.Guidance;
import dev.acestep.engine.sampling.Sampler;
import dev.acestep.engine.sampling.SamplerInputs;
import dev.acestep.engine.sampling.SamplingPlan;
import dev.acestep.engine.text.LyricTokens;
import dev.acestep.music.Output;
import dev.acestep.music.Pcm;
import dev.acestep.music.Track;
import dev.acestep.tensor.TensorScope;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The way of one request from words to tracks. */
final class Synthesis {
    private final Networks networks;
    private final SongSheet sheet;
    private final long seedOfDraws;
    private final Trace trace;
    private final SamplingPlan plan;
    private final WorkingMemory memory;
    private final Stages stages;
    private final Stopwatch watch;
    private List<LyricTokens> lyrics = List.of();
    private List<Review> reviews = List.of();

    /**
     * For one request.
     *
     * @param seedOfDraws of all random numbers but the songs' noise
     * @param watch that has run since the work on the request began
     */
    Synthesis(Networks networks, SongSheet sheet, long seedOfDraws, Trace trace, Part progress, Stopwatch watch) {
        this.watch = watch;
        this.networks = networks;
        this.sheet = sheet;
        this.seedOfDraws = seedOfDraws;
        this.trace = trace;
        this.plan = SamplingPlan.of(sheet.request().sampling(), networks.config());
        this.memory = new WorkingMemory(networks, sheet.songs(), plan);
        this.stages = new Stages(progress, sheet.songs().size(), plan.evaluations());
    }

    /**
     * Makes all songs at once, and hands each over when it is audio.
     *
     * @param judge of the songs, if scores are wanted
     */
    void run(PromptJudge judge, Consumer<Track> results) {
        try (var _ = TensorScope.open()) {
            EncodedWords words = encoded();
            Tensor latents = latents(words);
            Latents.check(networks.info().name(), latents);
            judged(judge);
            decode(latents, results);
        }
    }

    private EncodedWords encoded() {
        stages.loading();
        try (Lease<TextModel> text = networks.text(memory.text(), stages::waiting)) {
            watch.ended("load");
            stages.words();
            EncodedWords words = EncodedWords.of(sheet.songs(), text.model(), trace);
            lyrics = Reviewer.lyrics(output(), sheet.songs(), text.model());
            watch.ended("text");
            return words;
        }
    }

    private Tensor latents(EncodedWords words) {
        try (Lease<SongModel> song = networks.song(memory.song(words), stages::waiting)) {
            watch.ended("load");
            stages.condition();
            return TensorScope.yielding(() -> {
                Tensor condition = condition(words, song.model());
                watch.ended("condition");
                Tensor latents = sampled(condition, song.model());
                watch.ended("diffusion");
                return latents;
            });
        }
    }

    private Tensor condition(EncodedWords words, SongModel model) {
        return TensorScope.yielding(() -> {
            int batch = sheet.songs().size();
            Tensor silence = model.silence().frames(model.config().timbreFixFrame());
            Tensor references = model.inItsNumbers(silence).expand(batch, -1, -1);
            List<Integer> order = IntStream.range(0, batch).boxed().toList();
            trace.stage(Stage.REFERENCES, () -> Map.of("refer_audio_acoustic_hidden_states_packed", references));
            Condition condition = model.conditionEncoder()
                    .forward(new ConditionInputs(
                            words.prompts(), words.promptMask(), words.lyrics(), words.lyricMask(), references, order));
            trace.stage(
                    Stage.CONDITION,
                    () -> Map.of(
                            "encoder_hidden_states", condition.hidden(), "encoder_attention_mask", condition.mask()));
            return condition.hidden();
        });
    }

    private Tensor sampled(Tensor condition, SongModel model) {
        Source source = Source.of(sheet.songs(), model, trace);
        Tensor context = source.context();
        Tensor noise = sheet.noise(source.latents());
        trace.stage(Stage.CONTEXT, () -> Map.of("context_latents", context));
        trace.stage(Stage.NOISE, () -> Map.of("noise", noise));
        trace.stage(Stage.SCHEDULE, () -> Map.of("t", times()));
        boolean guided = plan.guidance() instanceof Guidance.Guided;
        DitField field = new DitField(model.dit(), condition, context, guided);
        stages.step(0, plan.steps());
        Draws draws = Draws.of(seedOfDraws, noise.device());
        Tensor latents = new Sampler(plan).sample(SamplerInputs.of(noise, field), draws, stages::step);
        trace.stage(Stage.LATENTS, () -> Map.of("latents", latents));
        reviews =
                new Reviewer(output(), model, plan.steps(), secondsPerLatent()).of(latents, context, condition, lyrics);
        return latents;
    }

    private void judged(PromptJudge judge) {
        if (output().scores()) {
            reviews = judge.judged(reviews, sheet.songs());
            watch.ended("scores");
        }
    }

    private Output output() {
        return sheet.request().output();
    }

    private double secondsPerLatent() {
        return networks.vaeConfig().hop() / (double) networks.vaeConfig().samplingRate();
    }

    private Tensor times() {
        float[] times = new float[plan.steps() + 1];
        for (int i = 0; i < times.length; i++) {
            times[i] = plan.schedule().at(i);
        }
        return torch.tensor(times);
    }

    private void decode(Tensor latents, Consumer<Track> results) {
        try (Lease<VaeModel> vae = networks.vae(memory.vae(tiled()), stages::waiting)) {
            watch.ended("load");
            for (int i = 0; i < sheet.songs().size(); i++) {
                watch.begins("decode");
                Pcm audio = audio(i, latents, vae.model());
                watch.ended("decode");
                results.accept(
                        sheet.track(i, audio, reviews.isEmpty() ? Review.NONE : reviews.get(i), watch.seconds()));
            }
        }
    }

    private Pcm audio(int song, Tensor latents, VaeModel vae) {
        try (var _ = TensorScope.open()) {
            stages.decoding(song, 0);
            Tensor corrected =
                    Latents.corrected(latents.get(song), sheet.request().decoding());
            Pcm raw = decoded(vae.decoder(), corrected, share -> stages.decoding(song, share));
            Pcm audio = Latents.withoutClipping(networks.info().name(), raw);
            trace.stage(Stage.WAVEFORM, () -> Map.of("waveform", waveform(audio)));
            return audio;
        }
    }

    private static Tensor waveform(Pcm audio) {
        return torch.stack(new TensorVector(torch.tensor(audio.left()), torch.tensor(audio.right())), 0);
    }

    private Pcm decoded(VaeDecoder vae, Tensor latents, DoubleConsumer listener) {
        return tiled() ? vae.decode(latents, listener) : vae.decode(latents, new Tiles(latents.size(0), 0), listener);
    }

    private boolean tiled() {
        return sheet.request().decoding().tiled();
    }
}
