package dev.acestep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.acestep.engine.models.FreeMemory;
import dev.acestep.engine.models.ModelStore;
import dev.acestep.engine.models.Residency;
import dev.acestep.engine.models.Resident;
import dev.acestep.music.EngineFailure;
import dev.acestep.music.Language;
import dev.acestep.music.Metadata;
import dev.acestep.music.Progress;
import dev.acestep.music.SongDraft;
import dev.acestep.music.Text;
import dev.acestep.music.Track;
import dev.acestep.testkit.Fixtures;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Songs that the tiny language model planned and the tiny DiT made. */
class PlannedSongsTest {
    private static final TinyEngines ENGINES = TinyEngines.open();
    private static final Requests OPEN = Requests.turbo(6, 7).with(Metadata.UNKNOWN.withDuration(6));

    @AfterAll
    static void close() {
        ENGINES.close();
    }

    @Test
    void aTrackTellsWhatThePlanMadeOfTheRequest() {
        Track track = songs(OPEN.with(Requests.plans().thinks().isFormatted().planning()))
                .getFirst();
        assertThat(track.languageModel()).isEqualTo("acestep-5Hz-lm-0.6B");
        assertThat(track.audioCodes()).startsWith("<|audio_code_").endsWith("|>");
        assertThat(track.metadata().bpm()).isPresent();
        assertThat(track.metadata().keyScale()).isPresent();
        assertThat(track.metadata().timeSignature()).isPresent();
        assertThat(track.audio().seconds()).isEqualTo(6);
        assertThat(track.timings())
                .containsOnlyKeys("load", "lm", "lm_codes", "text", "condition", "diffusion", "decode");
        assertThat(track.warnings()).isEmpty();
    }

    @Test
    void equalRequestsGiveEqualSongs() {
        Requests thinking = OPEN.with(Requests.plans().thinks().planning());
        Track once = songs(thinking).getFirst();
        Track again = songs(thinking).getFirst();
        assertThat(again.audio().left()).isEqualTo(once.audio().left());
        assertThat(again.audioCodes()).isEqualTo(once.audioCodes());
    }

    @Test
    void aPlannedSongIsWhatItsPlanWouldMakeIfItWereGiven() {
        Track planned = songs(OPEN.with(Requests.plans().thinks().planning())).getFirst();
        Requests given = OPEN.with(Text.of(planned.caption(), planned.lyrics()))
                .with(planned.metadata())
                .withCodes(planned.audioCodes());
        Track again = TinyEngines.generate(ENGINES.engine(Requests.TURBO), given.request())
                .getFirst();
        assertThat(again.audio().left()).isEqualTo(planned.audio().left());
        assertThat(again.audioCodes()).isEqualTo(planned.audioCodes());
    }

    @Test
    void songsOfABatchFollowTheirOwnCodes() {
        Requests two = Requests.turbo(6, 7, 8)
                .with(OPEN.metadata())
                .with(Requests.plans().thinks().planning());
        List<Track> tracks = songs(two);
        assertThat(tracks).extracting(Track::audioCodes).doesNotHaveDuplicates().hasSize(2);
        assertThat(tracks)
                .extracting(Track::caption)
                .containsOnly(tracks.getFirst().caption());
    }

    @Test
    void withoutPlannerASongIsWhatItWas() {
        Track plain = TinyEngines.generate(ENGINES.engine(Requests.TURBO), OPEN.request())
                .getFirst();
        Requests described = OPEN.with(Requests.plans().withoutWishes().planning());
        Track quiet = TinyEngines.generate(ENGINES.engine(Requests.TURBO), described.request())
                .getFirst();
        assertThat(plain.audio().left()).isEqualTo(quiet.audio().left());
        assertThat(plain.warnings()).hasSize(1);
        assertThat(quiet.warnings()).isEmpty();
        assertThat(plain.languageModel()).isEmpty();
    }

    @Test
    void progressBeginsWithThePlanAndNeverFalls() {
        List<Double> fractions = new ArrayList<>();
        List<String> stages = new ArrayList<>();
        ENGINES.thinking(Requests.TURBO)
                .generate(
                        OPEN.with(Requests.plans().thinks().planning()).request(),
                        (fraction, stage) -> {
                            fractions.add(fraction);
                            stages.add(stage);
                        },
                        _ -> {});
        assertThat(fractions).isSorted().startsWith(0.0).endsWith(1.0);
        assertThat(stages).contains("Planning the song", "Writing audio codes 12 of 31", "Decoding audio");
        int begins = stages.indexOf("Generating music");
        assertThat(fractions.get(begins)).isGreaterThan(0.35);
    }

    @Test
    void plannerAndSongModelAreNeverThereTogetherWhereTheyDoNotFit() {
        Set<Set<String>> seen = new HashSet<>();
        try (TinyEngines small = new TinyEngines(
                new ModelStore(Residency.ONE_AT_A_TIME, FreeMemory.UNKNOWN, InstantSource.system()),
                Fixtures.checkpoints())) {
            Progress watching = (_, _) -> seen.add(parts(small.store()));
            small.thinking(Requests.TURBO)
                    .generate(OPEN.with(Requests.plans().thinks().planning()).request(), watching, _ -> {});
        }
        assertThat(seen).contains(Set.of("PlannerModel"), Set.of("SongModel"));
        assertThat(seen).noneMatch(parts -> parts.size() > 1);
    }

    @Test
    void memoryForOneOfThemAtATimeIsEnough() {
        long planner = bytes("PlannerModel");
        long song = bytes("SongModel");
        List<Long> taken = new ArrayList<>();
        TinyEngines[] machine = new TinyEngines[1];
        long room = Math.max(planner, song) + 400_000_000;
        FreeMemory memory = _ -> OptionalLong.of(room - taken(machine[0].store()));
        try (TinyEngines small = new TinyEngines(
                new ModelStore(Residency.KEEP, memory, InstantSource.system()), Fixtures.checkpoints())) {
            machine[0] = small;
            Progress watching = (_, _) -> taken.add(taken(small.store()));
            List<Track> tracks = new ArrayList<>();
            small.thinking(Requests.TURBO)
                    .generate(OPEN.with(Requests.plans().thinks().planning()).request(), watching, tracks::add);
            assertThat(tracks).hasSize(1);
        }
        assertThat(taken).allMatch(bytes -> bytes <= room);
    }

    @Test
    void aPlannerThatDoesNotFitFailsWhatNeedsItAndIsWarnedOfElse() {
        FreeMemory little = _ -> OptionalLong.of(3_000_000);
        try (TinyEngines small = new TinyEngines(
                new ModelStore(Residency.KEEP, little, InstantSource.system()), Fixtures.checkpoints())) {
            assertThatExceptionOfType(EngineFailure.class)
                    .isThrownBy(() -> small.thinking(Requests.TURBO)
                            .generate(
                                    OPEN.with(Requests.plans().thinks().planning())
                                            .request(),
                                    Progress.SILENT,
                                    _ -> {}))
                    .withMessageStartingWith("5Hz LM init failed: acestep-5Hz-lm-0.6B (fp32 on cpu) needs ");
            PlannedSong song = new Thinking(
                            small.planners(), ENGINES.asked(OPEN), Part.all(Progress.SILENT), new Stopwatch())
                    .run();
            assertThat(song.warnings())
                    .singleElement()
                    .asString()
                    .startsWith("use_cot_caption and use_cot_language are off: ");
        }
    }

    @Test
    void aLanguageModelWritesForWhoeverAsks() {
        NeuralLanguageModel model = ENGINES.languageModel();
        SongDraft sample = model.sample("a song", true, new Language("fr"), 0.85, Progress.SILENT);
        assertThat(sample.lyrics()).isEqualTo("[Instrumental]");
        assertThat(sample.metadata().language()).isEqualTo(new Language("fr"));
        Metadata given = Metadata.UNKNOWN.withBpm(97).withDuration(180);
        SongDraft formatted = model.format("folk", "[Verse]\nla la", given, 0, Progress.SILENT);
        assertThat(formatted.metadata().bpm()).isEqualTo(given.bpm());
        assertThat(formatted.metadata().duration()).isEqualTo(given.duration());
        assertThat(formatted.caption()).isNotBlank();
        assertThat(model.format("folk", "[Verse]\nla la", given, 0, Progress.SILENT))
                .isEqualTo(formatted);
        assertThat(model.isLoaded()).isTrue();
        assertThat(ENGINES.store().resident()).extracting(Resident::leases).containsOnly(0);
    }

    private static List<Track> songs(Requests requests) {
        return TinyEngines.generate(ENGINES.thinking(Requests.TURBO), requests.request());
    }

    private static Set<String> parts(ModelStore store) {
        Set<String> names = new HashSet<>();
        store.resident().forEach(resident -> names.add(resident.key().type().getSimpleName()));
        return names;
    }

    private static long taken(ModelStore store) {
        return store.resident().stream().mapToLong(Resident::bytes).sum();
    }

    private static long bytes(String part) {
        return ENGINES.store().resident().stream()
                .filter(resident -> resident.key().type().getSimpleName().equals(part))
                .mapToLong(Resident::bytes)
                .max()
                .orElse(0);
    }
}
