package dev.acestep.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acestep.audio.AudioDecoder;
import dev.acestep.audio.Limits;
import dev.acestep.jobs.Dialect;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.JobResult;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.OutputFolder;
import dev.acestep.jobs.StoredTrack;
import dev.acestep.jobs.Submission;
import dev.acestep.music.AudioFormat;
import dev.acestep.music.Cancelled;
import dev.acestep.music.EngineFailure;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.LanguageModels;
import dev.acestep.music.Loudness;
import dev.acestep.music.Metadata;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.MusicEngine;
import dev.acestep.music.Output;
import dev.acestep.music.Pcm;
import dev.acestep.music.Planning;
import dev.acestep.music.Planning.Analysis;
import dev.acestep.music.Progress;
import dev.acestep.music.Seed;
import dev.acestep.music.SongDraft;
import dev.acestep.music.Text;
import dev.acestep.music.Track;
import dev.acestep.music.Understanding;
import dev.acestep.sketch.SketchEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesisTest {
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void everyResultBecomesAFileThatDecodesToTheLengthAskedFor() throws IOException {
        List<StoredTrack> tracks =
                synthesis().run(job(2, AudioFormat.FLAC), Progress.SILENT).files();

        assertThat(tracks).extracting(StoredTrack::index).containsExactly(0, 1);
        assertThat(tracks.getFirst().seed()).isEqualTo(7);
        for (StoredTrack track : tracks) {
            Path file = folder.resolve(track.file());
            assertThat(file).hasSize(track.sizeBytes());
            assertThat(AudioDecoder.decode(file, Limits.SONG).frames()).isEqualTo(6 * Pcm.SAMPLE_RATE);
        }
        assertThat(names()).hasSize(2);
    }

    @Test
    void normalisationDoesNotRaiseAMasteredTracksTruePeak() throws IOException {
        StoredTrack track = synthesis()
                .run(job(1, AudioFormat.MP3), Progress.SILENT)
                .files()
                .getFirst();

        Pcm heard = AudioDecoder.decode(folder.resolve(track.file()), Limits.SONG);
        assertThat(Loudness.truePeakDbtp(heard)).isLessThanOrEqualTo(-1.0);
        assertThat(Loudness.integratedLufs(heard)).isBetween(-18.0, -12.0);
    }

    @Test
    void aCancelledJobLeavesNoFile() {
        Progress untilTheSecond = (_, stage) -> {
            if (stage.contains("2 of 2")) {
                throw new Cancelled();
            }
        };

        assertThatThrownBy(() -> synthesis().run(job(2, AudioFormat.WAV), untilTheSecond))
                .isInstanceOf(Cancelled.class);
        assertThat(names()).isEmpty();
    }

    @Test
    void aFolderThatIsGoneFailsInOneSentence() throws IOException {
        Synthesis synthesis = synthesis();
        Files.delete(folder);

        assertThatThrownBy(() -> synthesis.run(job(1, AudioFormat.OPUS), Progress.SILENT))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("The result could not be stored: ");
    }

    @Test
    void anAnalysisIsTheEnginesAndLeavesNoFile() throws IOException {
        Understanding found = new Understanding(
                new SongDraft("folk", "", Metadata.UNKNOWN, ""), "<|audio_code_1|>", "", List.of(), Map.of());
        InstalledModels models = new InstalledModels(
                List.of(new Listener(found)), LanguageModels.NONE_INSTALLED, ModelInfo.SKETCH, Map.of());
        Synthesis synthesis = new Synthesis(models, new TrackFiles(new OutputFolder(folder)));

        JobResult result =
                synthesis.run(job(1, AudioFormat.WAV, Planning.DEFAULTS.withAnalysis(Analysis.FULL)), Progress.SILENT);

        assertThat(result).isEqualTo(new JobResult.Analysis(found));
        assertThat(names()).isEmpty();
    }

    /** An engine that makes no music. */
    private record Listener(Understanding found) implements MusicEngine {
        @Override
        public ModelInfo model() {
            return new ModelInfo(ModelInfo.SKETCH, ModelFamily.SKETCH);
        }

        @Override
        public void generate(GenerationRequest request, Progress progress, Consumer<Track> results) {
            throw new EngineFailure("Only listens");
        }

        @Override
        public Understanding analyse(GenerationRequest request, Progress progress) {
            return found;
        }
    }

    private Synthesis synthesis() throws IOException {
        InstalledModels models = new InstalledModels(
                List.of(new SketchEngine()), LanguageModels.NONE_INSTALLED, "acestep-v15-turbo", Map.of());
        return new Synthesis(models, new TrackFiles(new OutputFolder(folder)));
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Job job(int results, AudioFormat format) {
        return job(results, format, Planning.DEFAULTS);
    }

    private static Job job(int results, AudioFormat format, Planning planning) {
        GenerationRequest one =
                GenerationRequest.sketch(Text.of("quiet folk song", ""), Metadata.UNKNOWN.withDuration(6), 7);
        GenerationRequest request = new GenerationRequest(
                one.model(),
                one.task(),
                one.text(),
                one.metadata(),
                one.reference(),
                one.flowEdit(),
                results,
                List.of(new Seed.Fixed(7)),
                one.sampling(),
                planning,
                one.decoding(),
                Output.DEFAULTS.withFormat(format));
        Submission submission = new Submission(
                Dialect.NATIVE,
                Optional.empty(),
                "",
                "quiet folk song",
                "",
                request,
                List.of(),
                List.of(),
                Submission.NO_INPUT,
                Optional.empty());
        return new Job(
                JobId.create(NOON),
                submission,
                JobState.RUNNING,
                0,
                "",
                1,
                false,
                "token",
                NOON,
                Optional.of(NOON),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
