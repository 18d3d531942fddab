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
import dev.acestep.music.Task;
import dev.acestep.music.Task.MaskMode;
import dev.acestep.music.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

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
     * Everything chosen.
     *
     * @param material decides how long the songs of an edit are
     * @param random where the seeds come from that nobody chose
     */
    SongSheet sheet(GenerationRequest request, Material material, RandomGenerator random) {
        List<Song> songs = songs(request, material, random);
        List<Seed> second =
                request.sampling().retake().map(Sampling.Retake::seeds).orElse(List.of());
        List<Long> secondSeeds = IntStream.range(0, songs.size())
                .mapToObj(i -> (i < second.size() ? second.get(i) : new Seed.Random()).resolve(random))
                .toList();
        return new SongSheet(request, songs, secondSeeds, warnings(request));
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

    private List<Song> songs(GenerationRequest request, Material material, RandomGenerator random) {
        List<AudioCodes> codes =
                material.hasSource() ? Collections.nCopies(request.batchSize(), AudioCodes.NONE) : codes(request);
        boolean followsCodes = codes.stream().anyMatch(some -> !some.isEmpty());
        String instruction = instruction(request, followsCodes);
        return IntStream.range(0, request.batchSize())
                .mapToObj(i -> song(
                        request,
                        material,
                        instruction,
                        codes.get(i),
                        request.seed(i).resolve(random)))
                .toList();
    }

    private Song song(GenerationRequest request, Material material, String instruction, AudioCodes codes, long seed) {
        double seconds = material.sourceSeconds(format)
                .or(() -> request.metadata().duration().map(AudioDuration::seconds))
                .orElseGet(() -> codes.isEmpty() ? estimated(request) : seconds(codes));
        SongDescription description = new SongDescription(
                instruction, caption(request, instruction), request.text().lyrics(), request.metadata(), seconds);
        long frames = material.sourceFrames(format)
                .orElseGet(() -> codes.isEmpty() ? samples(seconds) / vae.hop() : frames(codes));
        return new Song(description, codes, seed, frames);
    }

    /** A model tuned for single tracks reads what the whole is, unless it makes a segment, and what the track is. */
    private String caption(GenerationRequest request, String instruction) {
        Text text = request.text();
        if (!config.legoSft() || !(request.task() instanceof Task.Lego lego)) {
            return text.prompt();
        }
        boolean segment = instruction.toLowerCase(Locale.ROOT).contains("a segment");
        return "%sLocal: %s\nMask Control: %b"
                .formatted(
                        segment ? "" : "Global: %s\n".formatted(text.globalCaption()),
                        text.prompt(),
                        lego.mask() == MaskMode.EXPLICIT);
    }

    private double estimated(GenerationRequest request) {
        Lyrics lyrics = Lyrics.parse(request.text().lyrics());
        return LyricsTiming.seconds(lyrics, request.metadata().language(), defaultSeconds);
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
