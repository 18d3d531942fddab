package dev.acestep.engine;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.config.VaeConfig;
import dev.acestep.engine.sampling.SamplingPlan;
import dev.acestep.engine.sampling.Schedule;
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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Chooses what a request leaves open. */
final class SongPlanner {
    private final AceStepConfig config;
    private final VaeConfig vae;
    private final double defaultSeconds;

    /**
     * For one checkpoint.
     *
     * @param defaultSeconds of an instrumental song whose length nobody chose
     */
    SongPlanner(AceStepConfig config, VaeConfig vae, double defaultSeconds) {
        this.config = config;
        this.vae = vae;
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
     * @param random where the seeds of retakes come from that nobody chose
     */
    SongSheet sheet(PlannedSong planned, RandomGenerator random) {
        GenerationRequest request = planned.request();
        List<Seed> second =
                request.sampling().retake().map(Sampling.Retake::seeds).orElse(List.of());
        List<Long> secondSeeds = IntStream.range(0, request.batchSize())
                .mapToObj(i -> (i < second.size() ? second.get(i) : new Seed.Random()).resolve(random))
                .toList();
        List<String> warnings = Stream.concat(planned.warnings().stream(), warnings(request).stream())
                .toList();
        return new SongSheet(planned, songs(planned), secondSeeds, warnings);
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

    private List<Song> songs(PlannedSong planned) {
        String instruction = instruction(planned.request(), planned.hasCodes());
        return IntStream.range(0, planned.seeds().size())
                .mapToObj(i -> song(
                        planned.words(),
                        instruction,
                        planned.codes().get(i),
                        planned.seeds().get(i)))
                .toList();
    }

    private Song song(SongDraft words, String instruction, AudioCodes codes, long seed) {
        double seconds = words.metadata()
                .duration()
                .map(AudioDuration::seconds)
                .orElseGet(() -> codes.isEmpty() ? estimated(words) : seconds(codes));
        SongDescription description =
                new SongDescription(instruction, words.caption(), words.lyrics(), words.metadata(), seconds);
        long frames = codes.isEmpty() ? samples(seconds) / vae.hop() : frames(codes);
        return new Song(description, codes, seed, frames);
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
        return followsCodes ? Instructions.COVER : Instructions.of(request.task());
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
