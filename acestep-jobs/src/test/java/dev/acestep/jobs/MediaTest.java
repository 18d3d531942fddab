package dev.acestep.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acestep.jobs.Media.Receipt;
import dev.acestep.jobs.Media.Ticket;
import dev.acestep.testkit.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are sent ahead of jobs. */
class MediaTest {
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
    void aTicketLetsOneFileInAndOutlivesARestart() throws IOException {
        Ticket issued = media().issue("song.wav", 3);
        assertThat(media().find(issued.name())).isEmpty();
        open.reopen();
        Ticket ticket = media().ticket(issued.token()).orElseThrow();
        assertThat(ticket).isEqualTo(issued);
        assertThat(ticket.name()).matches("[0-9a-f]{40}\\.wav");
        assertThat(media().redeem(ticket, bytes(3))).isEqualTo(new Receipt.Stored());
        assertThat(media().ticket(issued.token())).isEmpty();
        assertThat(media().redeem(ticket, new ByteArrayInputStream(new byte[] {9, 9, 9})))
                .isEqualTo(new Receipt.TooLate());
        open.reopen();
        assertThat(media().find(ticket.name()).orElseThrow()).hasBinaryContent(new byte[3]);
        assertThat(files()).hasSize(1);
    }

    @Test
    void aFileOfAnotherSizeIsNotKeptAndMayBeSentAgain() throws IOException {
        Ticket ticket = media().issue("song", 3);
        assertThat(media().redeem(ticket, bytes(2))).isEqualTo(new Receipt.WrongSize(2));
        assertThat(media().redeem(ticket, bytes(1_000))).isEqualTo(new Receipt.WrongSize(4));
        assertThat(files()).isEmpty();
        assertThat(media().redeem(ticket, bytes(3))).isEqualTo(new Receipt.Stored());
    }

    @Test
    void aTicketTakesTwoFilesAtOnceAndNoMore() throws Exception {
        Ticket ticket = media().issue("song", 3);
        Receipt first = media().redeem(ticket, whileReading(3, () -> {
            Receipt second = media().redeem(
                            ticket,
                            whileReading(
                                    2,
                                    () -> assertThat(media().redeem(ticket, bytes(3)))
                                            .isEqualTo(new Receipt.TooLate())));
            assertThat(second).isEqualTo(new Receipt.WrongSize(2));
        }));
        assertThat(first).isEqualTo(new Receipt.Stored());
    }

    @Test
    void aTicketIsGoodForAnHour() throws IOException {
        Ticket ticket = media().issue("song.wav", 3);
        clock.advance(Media.TICKET_LIFE);
        assertThat(media().ticket(ticket.token())).isPresent();
        clock.advance(Duration.ofMillis(1));
        assertThat(media().ticket(ticket.token())).isEmpty();
        assertThat(media().redeem(ticket, bytes(3))).isEqualTo(new Receipt.TooLate());
        assertThat(files()).isEmpty();
    }

    @Test
    void aFileIsKeptAsLongAsEndedJobsAre() throws IOException {
        Ticket file = media().keep(bytes(5), "../../etc/song.mp3");
        assertThat(file.name()).matches("[0-9a-f]{40}\\.mp3");
        clock.advance(Duration.ofDays(7));
        sweep();
        assertThat(media().find(file.name())).isPresent();
        clock.advance(Duration.ofMillis(1));
        assertThat(media().find(file.name())).isEmpty();
        sweep();
        assertThat(files()).isEmpty();
    }

    @Test
    void aFileThatAWaitingJobReadsStays() throws IOException {
        Ticket file = media().keep(bytes(5), "song.mp3");
        Path path = media().find(file.name()).orElseThrow();
        Job job = open.jobs().submit(Requests.referring(path)).job();
        clock.advance(Duration.ofDays(8));
        sweep();
        assertThat(path).exists();
        open.jobs().cancel(job.id());
        sweep();
        assertThat(path).doesNotExist();
    }

    @Test
    void aFileThatIsTooLargeIsNotKept() throws IOException {
        assertThatThrownBy(() -> media().keep(bytes((1 << 20) + 1), "song.mp3"))
                .isInstanceOf(Uploads.UploadTooLarge.class);
        assertThat(files()).isEmpty();
    }

    private Media media() {
        return open.queue().media();
    }

    private void sweep() throws IOException {
        new Retention(open.database(), JobsConfig.DEFAULTS, new JobFiles(open.outputs(), open.uploads()), clock)
                .sweep();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(open.uploads().folder())) {
            return files.toList();
        }
    }

    /** So many bytes; something happens before the first. */
    private static InputStream whileReading(int count, Happening happening) {
        return new FilterInputStream(bytes(count)) {
            private boolean begun;

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (!begun) {
                    begun = true;
                    happening.run();
                }
                return super.read(target, offset, length);
            }
        };
    }

    private interface Happening {
        void run() throws IOException;
    }

    private static InputStream bytes(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }
}
