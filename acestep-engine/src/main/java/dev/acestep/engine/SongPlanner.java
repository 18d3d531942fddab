package dev.acestep.engine;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.config.VaeConfig;
import dev.acestep.engine.sampling.SamplingPlan;
import dev.acestep.engine.sampling.Schedule;
import dev.acestep.engine.source.Format;
import dev.acestep.engine.source.Material;
import dev.acestep.engine.text.Instructions;
import dev.acestep.engine.text.SongDescription;
import dev.acestep.music.AudioDuration;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Lyrics;
import dev.acestep.music.LyricsTiming;
import dev.acestep.music.Pcm;
import dev.acestep.music.Sampling;
import dev.acestep.music.Seed;
import dev.acestep.music.SongDraft;
import dev.acestep.music.Task;
import dev.acestep.music.Task.MaskMode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Chooses what a request leaves open. */
final class SongPlanner {
    private final AceStepConfig config;
    private final VaeConfig vae;
    private final Format format;
    private final double defaultSeconds;

    /**
     * For one checkpoint.
     *
     * @param defaultSeconds of an instrumental song whose length nobody chose
     */
    SongPlanner(AceStepConfig config, VaeConfig vae, double defaultSeconds) {
        this.config = config;
        this.vae = vae;
        this.format = new Format(vae.hop(), config.latentChannels());
        this.defaultSeconds = new AudioDuration(defaultSeconds).seconds();
    }

    /**
     * The request with its seeds drawn and its codes read.
     *
     * @param random where the seeds come from that nobody chose
     */
    PlannedSong asked(GenerationRequest request, RandomGenerator random) {
        List<Long> seeds = IntStream.range(0, request.batchSize())
                .mapToObj(i -> request.seed(i).resolve(random))
                .toList();
        return PlannedSong.asked(request, seeds, codes(request));
    }

    /**
     * Everything chosen.
     *
     * @param material decides how long the songs of an edit are
     * @param random where the seeds of retakes come from that nobody chose
     */
    SongSheet sheet(PlannedSong planned, Material material, RandomGenerator random) {
        GenerationRequest request = planned.request();
        List<Seed> second =
                request.sampling().retake().map(Sampling.Retake::seeds).orElse(List.of());
        List<Long> secondSeeds = IntStream.range(0, request.batchSize())
                .mapToObj(i -> (i < second.size() ? second.get(i) : new Seed.Random()).resolve(random))
                .toList();
        List<String> warnings = Stream.concat(planned.warnings().stream(), warnings(request).stream())
                .toList();
        return new SongSheet(planned, songs(planned, material), secondSeeds, warnings);
    }

    private List<String> warnings(GenerationRequest request) {
        Sampling asked = request.sampling();
        SamplingPlan plan = SamplingPlan.of(asked, config);
        List<String> warnings = new ArrayList<>(Refusals.warnings(request));
        if (asked.timesteps().isEmpty() && plan.steps() != asked.steps()) {
            warnings.add("inference_steps %d is not used: %s was trained to take %d steps"
                    .formatted(asked.steps(), request.model(), plan.steps()));
        }
        boolean ownTimes = !asked.timesteps().isEmpty() && !config.turbo();
        if (ownTimes && plan.schedule().equals(Schedule.shifted(asked.steps(), asked.shift()))) {
            warnings.add("timesteps is not used: %s takes no schedule but its own".formatted(request.model()));
        }
        return warnings;
    }

    private List<Song> songs(PlannedSong planned, Material material) {
        if (material.hasSource()) {
            return planned.seeds().stream()
                    .map(seed -> edited(planned, material, seed))
                    .toList();
        }
        return IntStream.range(0, planned.seeds().size())
                .mapToObj(i ->
                        song(planned, planned.codes().get(i), planned.seeds().get(i)))
                .toList();
    }

    /** As long as its source, whatever codes there are. */
    private Song edited(PlannedSong planned, Material material, long seed) {
        double seconds = material.sourceSeconds(format).orElseThrow();
        SongDescription description = description(planned, false, seconds);
        return new Song(
                description,
                AudioCodes.NONE,
                seed,
                material.sourceFrames(format).orElseThrow());
    }

    private Song song(PlannedSong planned, AudioCodes codes, long seed) {
        SongDraft words = planned.words();
        double seconds = words.metadata()
                .duration()
                .map(AudioDuration::seconds)
                .orElseGet(() -> codes.isEmpty() ? estimated(words) : seconds(codes));
        SongDescription description = description(planned, planned.hasCodes(), seconds);
        long frames = codes.isEmpty() ? samples(seconds) / vae.hop() : frames(codes);
        return new Song(description, codes, seed, frames);
    }

    private SongDescription description(PlannedSong planned, boolean followsCodes, double seconds) {
        SongDraft words = planned.words();
        String instruction = instruction(planned.request(), followsCodes);
        return new SongDescription(
                instruction, caption(planned, instruction), words.lyrics(), words.metadata(), seconds);
    }

    /** A model tuned for single tracks reads what the whole is, unless it makes a segment, and what the track is. */
    private String caption(PlannedSong planned, String instruction) {
        String caption = planned.words().caption();
        if (!config.legoSft() || !(planned.request().task() instanceof Task.Lego lego)) {
            return caption;
        }
        boolean segment = instruction.toLowerCase(Locale.ROOT).contains("a segment");
        String whole =
                segment ? "" : "Global: %s\n".formatted(planned.request().text().globalCaption());
        return "%sLocal: %s\nMask Control: %b".formatted(whole, caption, lego.mask() == MaskMode.EXPLICIT);
    }

    private double estimated(SongDraft words) {
        return LyricsTiming.seconds(
                Lyrics.parse(words.lyrics()), words.metadata().language(), defaultSeconds);
    }

    private List<AudioCodes> codes(GenerationRequest request) {
        long known = config.fsqLevels().stream().reduce(1L, (a, b) -> a * b);
        long most = (long) (AudioDuration.LONGEST * vae.samplingRate()) / (vae.hop() * config.poolWindowSize());
        return AudioCodes.ofBatch(request.planning().audioCodes(), request.batchSize(), known, most);
    }

    private static String instruction(GenerationRequest request, boolean followsCodes) {
        if (!request.text().instruction().isBlank()) {
            return request.text().instruction();
        }
        boolean becomesCover = followsCodes && request.task() instanceof Task.TextToMusic;
        return becomesCover ? Instructions.COVER : Instructions.of(request.task());
    }

    private long frames(AudioCodes codes) {
        return codes.size() * config.poolWindowSize();
    }

    private double seconds(AudioCodes codes) {
        return frames(codes) * vae.hop() / (double) vae.samplingRate();
    }

    /** As the reference counts them: of tenths of a second, rounded half to even, and downwards. */
    private static long samples(double seconds) {
        double tenths =
                new BigDecimal(seconds).setScale(1, RoundingMode.HALF_EVEN).doubleValue();
        return (long) (tenths * Pcm.SAMPLE_RATE);
    }
}
