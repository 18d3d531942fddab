package dev.acestep.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.music.QualityScores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases of older versions. */
class MigrationsTest {
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    private static final String SUCCEEDED = """
            INSERT INTO jobs (id, state, version, dialect, requested_model, model, task_type, progress, stage, attempts,
                cancel_requested, output_token, created_at, started_at, finished_at, has_uploads, uploads, warnings,
                prompt, lyrics, search, request, outputs)
            VALUES (:id, 'SUCCEEDED', 3, 'NATIVE', 'ace-step', 'acestep-sketch', 'TEXT2MUSIC', 1, 'Writing', 1, 0,
                'token', :now, :now, :now, 0, '[]', '["steps reduced"]', 'a song', '[Verse]
            la la', 'a song', :request, :outputs)
            """;

    @TempDir
    Path folder;

    @Test
    void aRowOfTheFirstVersionIsReadAsItWasWritten() throws IOException {
        JobId id = JobId.create(NOON);
        firstVersionWith(id);
        try (OpenQueue open = new OpenQueue(folder, JobsConfig.DEFAULTS, () -> NOON)) {
            Job job = open.jobs().find(id).orElseThrow();
            assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
            assertThat(job.submission()).isEqualTo(Requests.song("a song"));
            assertThat(job.understanding()).isEmpty();
            assertThat(job.outputs()).containsExactly(Requests.track(job, 5, "", QualityScores.UNKNOWN));
        }
    }

    private void firstVersionWith(JobId id) throws IOException {
        String url =
                "jdbc:sqlite:" + Files.createDirectories(folder.resolve("data")).resolve("acestep.db");
        Flyway.configure(MigrationsTest.class.getClassLoader())
                .dataSource(url, null, null)
                .locations("classpath:db/migration")
                .encoding(StandardCharsets.UTF_8)
                .target("1")
                .load()
                .migrate();
        Jdbi.create(url)
                .useHandle(sql -> sql.createUpdate(SUCCEEDED)
                        .bind("id", id.toString())
                        .bind("now", NOON.toEpochMilli())
                        .bind(
                                "request",
                                RequestJson.write(Requests.song("a song").request()))
                        .bind("outputs", outputs(id))
                        .execute());
    }

    /** A track as the first version wrote it, which knew neither codes nor scores. */
    private static String outputs(JobId id) {
        return """
                [{"index":0,"file":"%s-0.mp3","format":"MP3","sizeBytes":5,"durationSeconds":30.5,"seed":42,\
                "sha256":"%s","caption":"caption","lyrics":"lyrics","metadata":{"bpm":{"value":120},\
                "keyScale":{"text":"Am"},"timeSignature":null,"duration":null,"language":{"code":"en"}},\
                "languageModel":"acestep-sketch","genres":"pop",\
                "timestamps":[{"start":1.0,"end":2.5,"text":"la la"}],"warnings":["a warning"],\
                "timings":{"render":0.25},"deleted":false}]""".formatted(id, "0".repeat(64));
    }
}
