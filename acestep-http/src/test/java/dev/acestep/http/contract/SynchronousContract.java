package dev.acestep.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.http.Songs;
import dev.acestep.http.TestServer;
import dev.acestep.jobs.JobState;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The way of a song in a dialect whose clients wait for it in one call. */
abstract class SynchronousContract extends DialectContract {
    @Override
    abstract SynchronousClient client();

    @Test
    void aSongIsInTheAnswer() throws Exception {
        String key = key("studio");
        HttpResponse<byte[]> answer =
                server.bytes(request(client().song("a song")).header(client().keyHeader(), client().keyScheme() + key));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(client().audio(answer)).isEqualTo(Songs.BYTES);
        assertThat(answer.headers().firstValue("x-ace-engine")).contains("acestep-sketch");
    }

    @Test
    void aSongThatFailsIsSaid() throws Exception {
        HttpResponse<String> answer = send(client().song("fail"), key("studio"));
        Refusal expected = client().refusal(Situation.JOB_FAILED);
        assertThat(answer.statusCode()).isEqualTo(expected.status());
        assertThat(answer.body()).contains(expected.words());
    }

    @Test
    void whoWaitsForARunningSongGetsItThoughTheServerStops() throws Exception {
        String key = key("studio");
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<HttpResponse<byte[]>> answer = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return server.bytes(request(client().song("wait"))
                                    .header(client().keyHeader(), client().keyScheme() + key));
                        } catch (IOException | InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    callers);
            awaitRunning();
            server.server().announceStop();
            server.songs.step(100);
            assertThat(client().audio(answer.get(20, TimeUnit.SECONDS))).isEqualTo(Songs.BYTES);
        }
    }

    private void awaitRunning() throws InterruptedException {
        TestServer.until(() ->
                Optional.of(server.jobs().statistics().count(JobState.RUNNING)).filter(running -> running > 0));
    }
}
