package dev.acestep.engine;

import dev.acestep.engine.Trace.Stage;
import dev.acestep.engine.codec.Tiles;
import dev.acestep.engine.codec.VaeDecoder;
import dev.acestep.engine.models.Lease;
import dev.acestep.engine.sampling.Draws;
import dev.acestep.engine.sampling.Guidance;
import dev.acestep.engine.sampling.Morph;
import dev.acestep.engine.sampling.Sampler;
import dev.acestep.engine.sampling.SamplerInputs;
import dev.acestep.engine.sampling.SamplingPlan;
import dev.acestep.engine.sampling.VelocityField;
import dev.acestep.music.LyricTimes;
import dev.acestep.music.Output;
import dev.acestep.music.Pcm;
import dev.acestep.music.Track;
import dev.acestep.tensor.TensorScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The way of one request from words to tracks. */
final class Synthesis {
    private final Networks networks;
    private final SongSheet sheet;
    private final Edit edit;
    private final long seedOfDraws;
    private final Trace trace;
    private final SamplingPlan plan;
    private final WorkingMemory memory;
    private final Stages stages;
    private final Stopwatch watch;
    private List<Review> reviews = List.of();

    /**
     * For one request.
     *
     * @param seedOfDraws of all random numbers but the songs' noise
     * @param watch that has run since the work on the request began
     */
    Synthesis(
            Networks networks,
            SongSheet sheet,
            Edit edit,
            long seedOfDraws,
            Trace trace,
            Part progress,
            Stopwatch watch) {
        this.watch = watch;
        this.networks = networks;
        this.sheet = sheet;
        this.edit = edit;
        this.seedOfDraws = seedOfDraws;
        this.trace = trace;
        this.plan = edit.plan(networks.config());
        this.memory = new WorkingMemory(networks, sheet.songs(), plan);
        this.stages = new Stages(progress, sheet.songs().size(), edit.evaluations(plan), edit.hears());
    }

    /**
     * Makes all songs at once, and hands each over when it is audio.
     *
     * @param judge of the songs, if scores are wanted
     * @param listener is given each song's latents before
     */
    void run(PromptJudge judge, Consumer<Track> results, LatentsListener listener) {
        try (var _ = TensorScope.open()) {
            Draws draws = networks.draws(seedOfDraws);
            Words words = encoded();
            HeardAudio audio = heard(draws);
            Tensor latents = latents(words, audio, draws);
            Latents.check(networks.info().name(), latents);
            judged(judge);
            decode(latents, results, listener);
        }
    }

    /** When the lyrics are sung in the source, which is heard as a finished song that was made of words alone. */
    LyricTimes lyricTimes() {
        try (var _ = TensorScope.open()) {
            Words words = encoded();
            HeardAudio audio = heard(networks.draws(seedOfDraws));
            try (Lease<SongModel> song = networks.song(memory.song(words), stages::waiting)) {
                stages.condition();
                Tensor condition = Conditions.of(words, audio.reference(), song.model(), trace)
                        .told();
                Source source = Source.of(sheet.songs(), edit, audio.source(), song.model(), trace);
                return reviewer(song.model())
                        .of(source.whole(), source.silentContext(), condition, words.lyrics())
                        .getFirst()
                        .times();
            }
        }
    }

    private Reviewer reviewer(SongModel model) {
        return new Reviewer(output(), model, plan.steps(), secondsPerLatent());
    }

    private Words encoded() {
        stages.loading();
        try (Lease<TextModel> text = networks.text(memory.text(), stages::waiting)) {
            watch.ended("load");
            stages.words();
            Words words = Words.of(sheet.songs(), edit, plan.leavesCover(), text.model(), trace);
            watch.ended("text");
            return words;
        }
    }

    private HeardAudio heard(Draws draws) {
        if (!edit.hears()) {
            return HeardAudio.NOTHING;
        }
        try (Lease<VaeEncoderModel> vae =
                networks.vaeEncoder(WorkingMemory.listening(networks, Tiles.ENCODING.chunk()), stages::waiting)) {
            watch.ended("load");
            stages.hearing(0);
            HeardAudio audio =
                    HeardAudio.of(edit.material(), seedOfDraws, vae.model().encoder(), draws, stages::hearing);
            watch.ended("encode");
            return audio;
        }
    }

    private Tensor latents(Words words, HeardAudio audio, Draws draws) {
        try (Lease<SongModel> song = networks.song(memory.song(words), stages::waiting)) {
            watch.ended("load");
            stages.condition();
            return TensorScope.yielding(() -> {
                Conditions conditions = Conditions.of(words, audio.reference(), song.model(), trace);
                watch.ended("condition");
                Tensor latents = walked(words, conditions, audio, song.model(), draws);
                watch.ended("diffusion");
                return latents;
            });
        }
    }

    private Tensor walked(Words words, Conditions conditions, HeardAudio audio, SongModel model, Draws draws) {
        Source source = Source.of(sheet.songs(), edit, audio.source(), model, trace);
        Tensor noise = sheet.noise(source.whole());
        trace.stage(Stage.CONTEXT, () -> Map.of("context_latents", source.context()));
        trace.stage(Stage.NOISE, () -> Map.of("noise", noise));
        trace.stage(Stage.SCHEDULE, () -> Map.of("t", times()));
        boolean guided = plan.guidance() instanceof Guidance.Guided;
        VelocityField field = new DitField(model.dit(), conditions.told(), source.context(), guided);
        Optional<VelocityField> other = conditions
                .otherwise()
                .map(condition -> new DitField(model.dit(), condition, source.silentContext(), guided));
        stages.step(0, plan.steps());
        Tensor latents = edit.request()
                .flowEdit()
                .map(morph -> new Morph(plan, morph)
                        .sample(
                                source.whole(),
                                new Morph.Fields(other.orElseThrow(), field),
                                sheet.draws(noise.device()),
                                stages::step))
                .orElseGet(() -> new Sampler(plan)
                        .sample(
                                new SamplerInputs(
                                        noise,
                                        field,
                                        other,
                                        Optional.of(source.latents()),
                                        source.kept(edit.blending())),
                                draws,
                                stages::step));
        trace.stage(Stage.LATENTS, () -> Map.of("latents", latents));
        reviews = reviewer(model).of(latents, source.context(), conditions.told(), words.lyrics());
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

    private void decode(Tensor latents, Consumer<Track> results, LatentsListener listener) {
        try (Lease<VaeModel> vae = networks.vae(memory.vae(tiled()), stages::waiting)) {
            watch.ended("load");
            for (int i = 0; i < sheet.songs().size(); i++) {
                watch.begins("decode");
                listener.song(i, edit.fitting(latents.get(i)));
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
            Pcm audio = edit.joined(Latents.withoutClipping(networks.info().name(), raw));
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
