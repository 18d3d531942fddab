package dev.acestep.jobs;

import dev.acestep.music.AlignmentScores;
import dev.acestep.music.AudioFormat;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Metadata;
import dev.acestep.music.PromptMatch;
import dev.acestep.music.QualityScores;
import dev.acestep.music.SongDraft;
import dev.acestep.music.Text;
import dev.acestep.music.TimedLine;
import dev.acestep.music.Understanding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Submissions and results that tests work with. */
final class Requests {
    private Requests() {}

    static Submission song(String prompt) {
        return song(prompt, "[Verse]\nla la");
    }

    static Submission song(String prompt, String lyrics) {
        return submission(Dialect.NATIVE, Optional.empty(), prompt, lyrics, List.of());
    }

    static Submission from(Dialect dialect, String owner) {
        return submission(dialect, Optional.of(owner), "a song", "", List.of());
    }

    static Submission withUploads(Path... uploads) {
        return submission(Dialect.NATIVE, Optional.empty(), "a song", "", List.of(uploads));
    }

    static StoredTrack track(Job job, long bytes) {
        QualityScores scores = new QualityScores(
                Optional.of(new AlignmentScores(0.5, 0.25)),
                Optional.of(new PromptMatch(Optional.of(0.75), Optional.empty(), Optional.of(0.5))),
                "");
        return track(job, bytes, "<|audio_code_17|><|audio_code_40503|>", scores);
    }

    static StoredTrack track(Job job, long bytes, String audioCodes, QualityScores scores) {
        return new StoredTrack(
                0,
                job.id() + "-0.mp3",
                AudioFormat.MP3,
                bytes,
                30.5,
                42,
                "0".repeat(64),
                "caption",
                "lyrics",
                Metadata.UNKNOWN.withBpm(120).withKey("Am"),
                "acestep-sketch",
                audioCodes,
                "",
                "pop",
                List.of(new TimedLine(1, 2.5, "la la")),
                "",
                scores,
                List.of("a warning"),
                Map.of("render", 0.25),
                false);
    }

    static Understanding understanding() {
        return new Understanding(
                new SongDraft(
                        "a caption \" Ü",
                        "[Verse]\nla",
                        Metadata.UNKNOWN.withBpm(97).withDuration(61.5),
                        "folk"),
                "<|audio_code_17|><|audio_code_40503|>",
                "acestep-5Hz-lm-0.6B",
                List.of("a warning"),
                Map.of("LM", 1.25));
    }

    private static Submission submission(
            Dialect dialect, Optional<String> owner, String prompt, String lyrics, List<Path> uploads) {
        GenerationRequest request = GenerationRequest.sketch(Text.of(prompt, lyrics), Metadata.UNKNOWN, 42);
        return new Submission(
                dialect,
                owner,
                "ace-step",
                prompt,
                lyrics,
                request,
                List.of("steps reduced"),
                uploads,
                Submission.NO_INPUT,
                Optional.empty());
    }

    /** A song in the style of a file. */
    static Submission referring(Path audio) {
        GenerationRequest plain = GenerationRequest.sketch(Text.of("a", ""), Metadata.UNKNOWN, 1);
        GenerationRequest request = new GenerationRequest(
                plain.model(),
                plain.task(),
                plain.text(),
                plain.metadata(),
                Optional.of(audio),
                plain.flowEdit(),
                plain.batchSize(),
                plain.seeds(),
                plain.sampling(),
                plain.planning(),
                plain.decoding(),
                plain.output());
        return new Submission(
                Dialect.NATIVE,
                Optional.empty(),
                "",
                "a",
                "",
                request,
                List.of(),
                List.of(),
                Submission.NO_INPUT,
                Optional.empty());
    }
}
