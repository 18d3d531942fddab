package dev.acestep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.acestep.engine.models.Residency;
import dev.acestep.engine.models.Resident;
import dev.acestep.music.Cancelled;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.LatentDecoding;
import dev.acestep.music.Metadata;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.Pcm;
import dev.acestep.music.Progress;
import dev.acestep.music.Sampling;
import dev.acestep.music.Seed;
import dev.acestep.music.Track;
import dev.acestep.testkit.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeuralEngineTest {
    private static final TinyEngines ENGINES = TinyEngines.open();

    @AfterAll
    static void close() {
        ENGINES.close();
    }

    @ParameterizedTest
    @EnumSource(Sampling.InferMethod.class)
    void equalRequestsGiveEqualSongs(Sampling.InferMethod method) {
        GenerationRequest request = Requests.turbo(5.5, 7, 8)
                .with(sampling(method, Optional.empty()))
                .request();
        List<Track> first = songs(request);
        List<Track> second = songs(request);
        for (int i = 0; i < 2; i++) {
            assertEqual(first.get(i).audio(), second.get(i).audio());
        }
    }

    @Test
    void aSongIsTheSameWhateverItsNeighboursSeedIs() {
        Pcm one = songs(Requests.turbo(5.5, 3, 7).request()).get(1).audio();
        Pcm other = songs(Requests.turbo(5.5, 4, 7).request()).get(1).audio();
        Pcm alone = songs(Requests.turbo(5.5, 7).request()).getFirst().audio();
        assertEqual(one, other);
        assertClose(one, alone, 1e-4);
    }

    @Test
    void seedsThatNobodyChoseAreToldAndMakeTheSongAgain() {
        Requests open = Requests.turbo(5.5);
        Track drawn = songs(open.request()).getFirst();
        Track again = songs(Requests.turbo(5.5, drawn.seed()).request()).getFirst();
        assertThat(drawn.seed()).isBetween(0L, (1L << 32) - 1);
        assertEqual(drawn.audio(), again.audio());
        assertThat(songs(open.request()).getFirst().seed()).isNotEqualTo(drawn.seed());
    }

    @Test
    void aRetakeOfNoVarianceIsTheSongAndOneOfSomeIsAnother() {
        Pcm song = songs(Requests.turbo(5.5, 7).request()).getFirst().audio();
        assertEqual(song, retake(0).audio());
        assertThat(retake(0.3).audio().left()).isNotEqualTo(song.left());
        assertEqual(retake(0.3).audio(), retake(0.3).audio());
    }

    @Test
    void aTrackTellsWhatItIs() {
        Track track = songs(Requests.turbo(5.5, 7).request()).getFirst();
        Metadata metadata = track.metadata();
        assertThat(track.caption()).isEqualTo("A calm piano piece.");
        assertThat(track.lyrics()).isEqualTo("[Verse]\nSing with me");
        assertThat(metadata.bpm()).get().extracting("value").isEqualTo(92);
        assertThat(metadata.keyScale()).isEmpty();
        assertThat(metadata.duration()).get().extracting("seconds").isEqualTo(137 * 1920 / 48_000.0);
        assertThat(track.languageModel()).isEmpty();
        assertThat(track.mastered()).isFalse();
        assertThat(track.timings()).containsOnlyKeys("load", "text", "condition", "diffusion", "decode");
        assertThat(track.timings().values()).allMatch(seconds -> seconds >= 0);
    }

    @Test
    void theShortestSongIsAsLongAsTheNetworksNeed() {
        Pcm audio = songs(Requests.turbo(5, 7).request()).getFirst().audio();
        assertThat(audio.frames()).isEqualTo(128 * 1920);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tilesMakeTheSameSong(boolean tiled) {
        Requests twelveSeconds = Requests.turbo(12, 7);
        Pcm usual = songs(twelveSeconds.request()).getFirst().audio();
        Pcm other = songs(twelveSeconds.with(new LatentDecoding(0, 1, tiled)).request())
                .getFirst()
                .audio();
        assertClose(other, usual, 1e-4);
    }

    @Test
    void shiftAndRescaleOfTheLatentsAreHeard() {
        Requests song = Requests.turbo(5.5, 7);
        Pcm usual = songs(song.request()).getFirst().audio();
        for (LatentDecoding decoding : List.of(new LatentDecoding(0.1, 1, true), new LatentDecoding(0, 0.8, true))) {
            assertThat(songs(song.with(decoding).request()).getFirst().audio().left())
                    .isNotEqualTo(usual.left());
        }
    }

    @ParameterizedTest
    @EnumSource(Residency.class)
    void whereModelsStayChangesNoSample(Residency residency) {
        GenerationRequest request = Requests.turbo(5.5, 7, 8).request();
        try (TinyEngines other = TinyEngines.of(Fixtures.checkpoints(), residency)) {
            List<Track> tracks = TinyEngines.generate(other.engine(Requests.TURBO), request);
            assertEqual(tracks.get(1).audio(), songs(request).get(1).audio());
            assertThat(other.store().resident()).hasSize(residency == Residency.ONE_AT_A_TIME ? 1 : 3);
        }
    }

    @Test
    void modelsWithTheSamePartsShareThem() {
        try (TinyEngines other = TinyEngines.open()) {
            for (String model : List.of(Requests.TURBO, "acestep-v15-base")) {
                TinyEngines.generate(other.engine(model), Requests.turbo(5, 7).request());
            }
            assertThat(other.store().resident())
                    .extracting(resident -> resident.key().name())
                    .containsExactlyInAnyOrder("Qwen3-Embedding-0.6B", Requests.TURBO, "vae", "acestep-v15-base");
        }
    }

    @Test
    void progressRisesToItsEndAndSaysWhatIsDone() {
        List<Double> fractions = new ArrayList<>();
        List<String> stages = new ArrayList<>();
        ENGINES.engine(Requests.TURBO)
                .generate(
                        Requests.turbo(12, 7, 8).request(),
                        (fraction, stage) -> {
                            fractions.add(fraction);
                            stages.add(stage);
                        },
                        _ -> {});
        assertThat(fractions).isSorted().startsWith(0.0).endsWith(1.0);
        assertThat(stages.stream().distinct())
                .containsExactly(
                        "Loading models",
                        "Reading the words",
                        "Generating music",
                        "Decoding audio (1 of 2)",
                        "Decoding audio (2 of 2)");
        assertThat(stages.stream().filter("Generating music"::equals)).hasSize(9);
        assertThat(stages.stream().filter("Decoding audio (2 of 2)"::equals)).hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "Loading models, 1, 0",
        "Reading the words, 2, 0",
        "Generating music, 1, 0",
        "Generating music, 4, 0",
        "Decoding audio (1 of 2), 2, 0",
        "Decoding audio (2 of 2), 2, 1"
    })
    void itStopsWhereItIsToldTo(String where, int time, int finished) {
        List<Track> tracks = new ArrayList<>();
        List<String> after = new ArrayList<>();
        Progress cancelling = (_, stage) -> {
            after.add(stage);
            if (after.stream().filter(where::equals).count() == time) {
                throw new Cancelled();
            }
        };
        assertThatExceptionOfType(Cancelled.class)
                .isThrownBy(() -> ENGINES.engine(Requests.TURBO)
                        .generate(Requests.turbo(12, 7, 8).request(), cancelling, tracks::add));
        assertThat(after).endsWith(where);
        assertThat(tracks).hasSize(finished);
        assertThat(ENGINES.store().resident()).extracting(Resident::leases).containsOnly(0);
    }

    @Test
    void eachTrackIsHandedOverBeforeTheNextIsDecoded() {
        List<String> order = new ArrayList<>();
        ENGINES.engine(Requests.TURBO)
                .generate(
                        Requests.turbo(5, 7, 8).request(),
                        (_, stage) -> order.add(stage),
                        track -> order.add("track " + track.index()));
        assertThat(order.indexOf("track 0")).isLessThan(order.indexOf("Decoding audio (2 of 2)"));
        assertThat(order).endsWith("track 1");
    }

    @Test
    void workersSideBySideMakeWhatEachMakesAlone() throws InterruptedException {
        List<GenerationRequest> requests = LongStream.of(7, 8)
                .mapToObj(seed -> Requests.turbo(5, seed)
                        .with(sampling(Sampling.InferMethod.SDE, Optional.empty()))
                        .request())
                .toList();
        Map<Long, Pcm> together = new ConcurrentHashMap<>();
        List<Thread> workers = requests.stream()
                .map(request -> Thread.ofPlatform()
                        .start(() -> songs(request).forEach(track -> together.put(track.seed(), track.audio()))))
                .toList();
        for (Thread worker : workers) {
            worker.join();
        }
        for (GenerationRequest request : requests) {
            Track alone = songs(request).getFirst();
            assertThat(together).containsKey(alone.seed());
            assertEqual(alone.audio(), together.getOrDefault(alone.seed(), alone.audio()));
        }
    }

    private static Track retake(double variance) {
        Sampling.Retake retake = new Sampling.Retake(variance, List.of(new Seed.Fixed(99)));
        return songs(Requests.turbo(5.5, 7)
                        .with(sampling(Sampling.InferMethod.ODE, Optional.of(retake)))
                        .request())
                .getFirst();
    }

    private static Sampling sampling(Sampling.InferMethod method, Optional<Sampling.Retake> retake) {
        Sampling base = Sampling.defaults(ModelFamily.TURBO);
        return new Sampling(
                base.steps(),
                base.guidanceScale(),
                base.lyricGuidanceScale(),
                base.shift(),
                method,
                base.samplerMode(),
                base.timesteps(),
                base.adg(),
                base.cfgIntervalStart(),
                base.cfgIntervalEnd(),
                base.velocityNormThreshold(),
                base.velocityEmaFactor(),
                base.dcw(),
                retake);
    }

    private static List<Track> songs(GenerationRequest request) {
        return TinyEngines.generate(ENGINES.engine(Requests.TURBO), request);
    }

    private static void assertEqual(Pcm actual, Pcm expected) {
        assertThat(actual.left()).isEqualTo(expected.left());
        assertThat(actual.right()).isEqualTo(expected.right());
    }

    private static void assertClose(Pcm actual, Pcm expected, double tolerance) {
        assertThat(actual.frames()).isEqualTo(expected.frames());
        float largest = 0;
        for (int i = 0; i < actual.frames(); i++) {
            largest = Math.max(largest, Math.abs(actual.left()[i] - expected.left()[i]));
            largest = Math.max(largest, Math.abs(actual.right()[i] - expected.right()[i]));
        }
        assertThat((double) largest).isCloseTo(0, within(tolerance));
    }
}
