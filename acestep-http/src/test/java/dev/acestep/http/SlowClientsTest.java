package dev.acestep.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.http.server.Patience;
import dev.acestep.jobs.Job;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowClientsTest {
    private static final Patience SHORT = new Patience(Duration.ofSeconds(2), Duration.ofMillis(1_500), 200);
    private static final int DRIPS = 100;
    private static final long LARGE = 256L << 20;

    @TempDir
    static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.withoutWorkers(folder, Settings.OPEN, SHORT);
        assertThat(server.get("/health").statusCode()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whoSendsNothingIsCut() throws Exception {
        try (RawConnection connection = connect()) {
            connection.write("GET /health HTTP/1.1\r\nHo");
            assertThat(connection.closesByItself()).isTrue();
        }
    }

    @Test
    void whoDripsAHeaderIsCut() throws Exception {
        try (RawConnection connection = connect()) {
            connection.write("GET /health HTTP/1.1\r\nHost: a\r\n");
            assertThat(dripsTaken(connection, "x: y\r\n")).isLessThan(DRIPS);
        }
    }

    @Test
    void whoDripsABodyIsCut() throws Exception {
        try (RawConnection connection = connect()) {
            connection.write("POST /query_result HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 10000\r\n\r\n{");
            assertThat(dripsTaken(connection, " ")).isLessThan(DRIPS);
        }
    }

    /** What fits into the buffers of the connection is his; the rest is not sent any more. */
    @Test
    void whoAsksForMuchAndReadsNothingIsCut() throws Exception {
        try (TestServer other = TestServer.start(folder.resolve("large"), Settings.OPEN, SHORT)) {
            Job job = other.finished("a song");
            try (RandomAccessFile file =
                    new RandomAccessFile(other.outputs.path(job.id() + "-0.mp3").toFile(), "rw")) {
                file.setLength(LARGE);
            }
            try (Socket reader =
                    new Socket(InetAddress.getLoopbackAddress(), other.server().port())) {
                String request =
                        "GET /outputs/%s/%s-0.mp3 HTTP/1.1\r\nHost: a\r\n\r\n".formatted(job.outputToken(), job.id());
                reader.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                awaitCut(other);
                assertThat(readable(reader.getInputStream())).isLessThan(LARGE);
            }
        }
    }

    @Test
    void whoWaitsForAnAnswerIsNotCut() throws Exception {
        String id = server.submit("for later").id().toString();
        CompletableFuture<String> stream = events(server, id).thenApply(HttpResponse::body);
        Thread.sleep(3_000);
        server.delete("/v1/jobs/" + id);
        assertThat(stream.get(5, TimeUnit.SECONDS)).contains("event: queue").contains("event: error");
    }

    @Test
    void aStopLetsEventStreamsEndAndTakesNoLongTime() throws Exception {
        TestServer other = TestServer.start(folder.resolve("other"), Settings.OPEN);
        String id = other.running("wait").id().toString();
        CompletableFuture<Integer> stream = events(other, id).thenApply(HttpResponse::statusCode);
        Thread.sleep(500);
        other.server().announceStop();
        assertThat(stream.get(2, TimeUnit.SECONDS)).isEqualTo(200);
        long start = System.nanoTime();
        other.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    /** Its exchange is counted when it is over. */
    private static void awaitCut(TestServer server) throws Exception {
        Instant deadline = Instant.now().plusSeconds(20);
        while (!server.get("/metrics").body().contains("route=\"/outputs/{token}/{file}\"")) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(100);
        }
    }

    /** The bytes that come before the connection ends, in whatever way it does. */
    private static long readable(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
            }
        } catch (SocketException _) {
            return bytes;
        }
        return bytes;
    }

    private static CompletableFuture<HttpResponse<String>> events(TestServer server, String id) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return server.get("/v1/jobs/" + id + "/events");
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static RawConnection connect() throws IOException {
        return new RawConnection(server.server().port(), 5_000);
    }

    /** Sends a little every 100 ms, until the server has had enough. */
    private static int dripsTaken(RawConnection connection, String drip) throws Exception {
        for (int i = 0; i < DRIPS; i++) {
            try {
                connection.write(drip);
            } catch (SocketException _) {
                return i;
            }
            Thread.sleep(100);
        }
        return DRIPS;
    }
}
