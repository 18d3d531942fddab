package dev.acestep.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.testkit.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-31T12:00:00Z"));

    @TempDir
    Path folder;

    private OpenQueue open;

    @BeforeEach
    void openQueue() throws IOException {
        open = new OpenQueue(folder, JobsConfig.DEFAULTS, clock);
    }

    @AfterEach
    void closeQueue() {
        open.close();
    }

    @Test
    void anEndedJobGoesWithItsFilesWhenItsTimeIsOver() throws IOException {
        Job old = done(Requests.song("old"));
        clock.advance(Duration.ofDays(4));
        Job young = done(Requests.song("young"));
        Job waiting = submit(Requests.song("waiting"));
        clock.advance(Duration.ofDays(3));
        sweep(JobsConfig.DEFAULTS);
        assertThat(open.jobs().find(old.id())).as("not before its time").isPresent();
        clock.advance(Duration.ofMillis(1));
        sweep(JobsConfig.DEFAULTS);
        assertThat(open.jobs().find(List.of(old.id(), young.id(), waiting.id())))
                .containsOnlyKeys(young.id(), waiting.id());
        assertThat(file(old)).doesNotExist();
        assertThat(file(young)).exists();
    }

    @Test
    void nothingGoesWhenRetentionIsForEver() throws IOException {
        Job job = done(Requests.song("old"));
        clock.advance(Duration.ofDays(4000));
        sweep(JobsConfig.DEFAULTS.withRetention(JobsConfig.days(0)));
        assertThat(open.jobs().find(job.id())).isPresent();
        assertThat(file(job)).exists();
    }

    @Test
    void aJobOfWhoseEndSomebodyIsStillToBeToldStays() throws IOException {
        Job job = done(Requests.song("old"));
        open.database().write(sql -> sql.execute("""
                INSERT INTO notifications (job, last, id, version, event, url, host, state, attempts, next_attempt_at)
                VALUES (?, 1, 'one', 1, 'COMPLETED', 'https://example.org', 'example.org:443', 'WAITING', 1, 0)
                """, job.id().toString()));
        clock.advance(Duration.ofDays(8));
        sweep(JobsConfig.DEFAULTS);
        assertThat(open.jobs().find(job.id())).isPresent();
        open.database().write(sql -> sql.execute("UPDATE notifications SET state = 'DELIVERED'"));
        sweep(JobsConfig.DEFAULTS);
        assertThat(open.jobs().find(job.id())).isEmpty();
        assertThat(file(job)).doesNotExist();
    }

    @Test
    void retentionMayBeAFractionOfADay() {
        assertThat(JobsConfig.days(0.5)).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void aResultThatAWaitingJobWorksOnStays() throws IOException {
        Job source = done(Requests.song("source"));
        Job cover = submit(Requests.referring(file(source)));
        clock.advance(Duration.ofDays(8));
        sweep(JobsConfig.DEFAULTS);
        assertThat(file(source)).exists();
        open.jobs().cancel(cover.id());
        sweep(JobsConfig.DEFAULTS);
        assertThat(file(source)).doesNotExist();
    }

    @Test
    void uploadsGoWhenTheirJobHasEnded() throws IOException {
        Path upload = open.uploads().keep(new ByteArrayInputStream(new byte[10]), "song.wav");
        Files.setLastModifiedTime(upload, FileTime.from(clock.instant()));
        Job job = submit(Requests.withUploads(upload));
        clock.advance(Duration.ofDays(3));
        sweep(JobsConfig.DEFAULTS);
        assertThat(upload).as("the job still waits").exists();
        open.jobs().cancel(job.id());
        assertThat(upload).doesNotExist();
        assertThat(open.jobs().find(job.id())).isPresent();
    }

    @Test
    void anUploadThatAnotherJobWorksOnGoesADayLater() throws IOException {
        Path upload = open.uploads().keep(new ByteArrayInputStream(new byte[10]), "song.wav");
        Job job = submit(Requests.withUploads(upload));
        Job other = submit(Requests.referring(upload));
        open.jobs().cancel(job.id());
        assertThat(upload).exists();
        open.jobs().cancel(other.id());
        clock.advance(Duration.ofHours(24).plusMillis(1));
        sweep(JobsConfig.DEFAULTS);
        assertThat(upload).doesNotExist();
    }

    @Test
    void anUploadThatNoJobNamesGoesAfterADay() throws IOException {
        Path upload = open.uploads().keep(new ByteArrayInputStream(new byte[10]), "song.wav");
        Files.setLastModifiedTime(upload, FileTime.from(clock.instant()));
        clock.advance(Duration.ofHours(24));
        sweep(JobsConfig.DEFAULTS);
        assertThat(upload).exists();
        clock.advance(Duration.ofMillis(1));
        sweep(JobsConfig.DEFAULTS);
        assertThat(upload).doesNotExist();
    }

    @Test
    void deletedFilesLeaveTheRecord() throws IOException {
        Job job = done(Requests.song("a song"));
        assertThat(open.jobs().deleteFiles(job.id())).isEqualTo(new Jobs.DeletedFiles(1, 5));
        assertThat(file(job)).doesNotExist();
        Job left = open.jobs().find(job.id()).orElseThrow();
        assertThat(left.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(left.outputs()).singleElement().matches(StoredTrack::deleted);
        assertThat(open.jobs().deleteFiles(job.id())).isEqualTo(new Jobs.DeletedFiles(0, 0));
    }

    @Test
    void theAverageIsOverTheLastJobsThatSucceeded() {
        open.queue().start((job, progress) -> {
            clock.advance(Duration.ofSeconds(30));
            return new JobResult.Songs(List.of());
        });
        Await.end(open.jobs(), submit(Requests.song("a song")).id());
        assertThat(open.jobs().statistics().averageSeconds()).isEqualTo(30);
    }

    private void sweep(JobsConfig config) throws IOException {
        new Retention(open.database(), config, new JobFiles(open.outputs(), open.uploads()), clock).sweep();
    }

    private Job submit(Submission submission) {
        return open.jobs().submit(submission).job();
    }

    private Job done(Submission submission) {
        Job job = submit(submission);
        open.database().write(sql -> {
            JobRow row = new JobRows(sql).claim(job.id(), clock.instant()).orElseThrow();
            JobResult songs = open.writing().run(row.job(), (fraction, stage) -> {});
            return new JobRows(sql).end(row, new Outcome.Done(songs), clock.instant());
        });
        return open.jobs().find(job.id()).orElseThrow();
    }

    private Path file(Job job) throws IOException {
        return open.outputs().path(job.outputs().getFirst().file());
    }
}
