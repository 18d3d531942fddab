package dev.acestep.jobs.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.Webhook.Event;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract §9.3 and §9.5, with real receivers. */
class DeliveryTest {
    @TempDir
    Path folder;

    @Test
    void theEndIsToldOnceAndSigned() throws Exception {
        try (Receiver receiver = Receiver.with(204);
                OpenWebhooks open = OpenWebhooks.delivering(folder)) {
            Job job = open.submit(receiver.url());
            Attempt attempt = open.attempt(job, 1);
            assertThat(attempt.state()).isEqualTo(Attempt.State.DELIVERED);
            assertThat(attempt.status()).contains(204);
            assertThat(attempt.error()).isEmpty();
            assertThat(receiver.calls).hasSize(1);
            Receiver.Call call = receiver.calls.getFirst();
            assertThat(call.body()).isEqualTo("POST /hook\nCOMPLETED SUCCEEDED https://music.example ");
            assertThat(call.headers())
                    .containsEntry("Content-Type", "application/json")
                    .containsEntry("User-Agent", "acestep-server/test")
                    .containsEntry("webhook-id", attempt.notification())
                    .containsEntry("webhook-timestamp", String.valueOf(OpenWebhooks.NOON.getEpochSecond()))
                    .containsEntry("webhook-signature", signature(call))
                    .doesNotContainKeys("Accept-Encoding", "Upgrade", "Cookie", "Authorization");
            assertThat(open.webhooks()
                            .pending(List.of(open.jobs().find(job.id()).orElseThrow())))
                    .isEmpty();
        }
    }

    @Test
    void whatFailsIsTriedAgainLaterAndLater() throws Exception {
        try (Receiver receiver = Receiver.with(500, 503, 404, 200);
                OpenWebhooks open = OpenWebhooks.delivering(folder)) {
            Job job = open.submit(receiver.url());
            for (int number = 1; number <= 3; number++) {
                Attempt attempt = open.attempt(job, number);
                assertThat(attempt.state()).isEqualTo(Attempt.State.RETRYING);
                assertThat(attempt.number()).isEqualTo(number);
                Duration wait =
                        Duration.between(open.clock.instant(), attempt.next().orElseThrow());
                double usual = 10_000 * Math.pow(3, number - 1);
                assertThat((double) wait.toMillis()).isBetween(usual * 0.8 - 1, usual * 1.2 + 1);
                open.clock.advance(wait);
            }
            assertThat(open.attempt(job, 4).state()).isEqualTo(Attempt.State.DELIVERED);
            assertThat(open.log(job))
                    .extracting(attempt -> attempt.error().orElse(""))
                    .containsExactly("answered 500", "answered 503", "answered 404", "");
            assertThat(receiver.calls.stream().map(Receiver.Call::id).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void anAnswerWhoseHeadNeverEndsIsNotReadOn() throws Exception {
        for (String line : List.of("X: y\r\n", "x".repeat(1_000))) {
            AtomicLong sent = new AtomicLong();
            try (ServerSocket endless = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
                    OpenWebhooks open = OpenWebhooks.delivering(folder.resolve(String.valueOf(line.length())))) {
                Thread.ofVirtual().start(() -> pour(endless, line, sent));
                Job job = open.submit(URI.create("http://127.0.0.1:%d/hook".formatted(endless.getLocalPort())));
                Attempt attempt = open.attempt(job, 1);
                assertThat(attempt.state()).isEqualTo(Attempt.State.RETRYING);
                assertThat(attempt.status()).isEmpty();
                assertThat(sent.get()).isLessThan(32L << 20);
            }
        }
    }

    /** Answers with a head that goes on for as long as somebody reads. */
    private static void pour(ServerSocket server, String line, AtomicLong sent) {
        byte[] lines = line.repeat(100).getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            while (sent.get() < 1L << 30) {
                socket.getOutputStream().write(lines);
                sent.addAndGet(lines.length);
            }
        } catch (IOException _) {
            // nobody reads any more
        }
    }

    @Test
    void afterTheLastAttemptItHasFailed() throws Exception {
        try (Receiver receiver = Receiver.with(500);
                OpenWebhooks open = OpenWebhooks.delivering(folder)) {
            Job job = open.submit(receiver.url());
            for (int number = 1; number < 8; number++) {
                open.attempt(job, number);
                open.clock.advance(Duration.ofMinutes(73));
            }
            assertThat(open.attempt(job, 8).state()).isEqualTo(Attempt.State.FAILED);
            assertThat(open.attempt(job, 8).next()).isEmpty();
            receiver.answerFromNowOn(200);
            assertThat(open.webhooks().redeliver(job)).isTrue();
            assertThat(open.attempt(job, 9).state()).isEqualTo(Attempt.State.DELIVERED);
            assertThat(receiver.calls.stream().map(Receiver.Call::id).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void whoIsGoneIsToldNoMore() throws Exception {
        try (Receiver receiver = Receiver.with(410);
                OpenWebhooks open = OpenWebhooks.delivering(folder)) {
            Job job = open.submit(receiver.url());
            assertThat(open.attempt(job, 1).state()).isEqualTo(Attempt.State.FAILED);
            assertThat(open.webhooks()
                            .pending(List.of(open.jobs().find(job.id()).orElseThrow())))
                    .isEmpty();
        }
    }

    @Test
    void aReceiverMayAskForTimeButNotForMoreThanAnHour() throws Exception {
        try (Receiver receiver = Receiver.answering((number, exchange) -> {
                    exchange.getResponseHeaders().set("Retry-After", number == 1 ? "600" : "86400");
                    Receiver.send(exchange, 429, "");
                });
                OpenWebhooks open = OpenWebhooks.delivering(folder)) {
            Job job = open.submit(receiver.url());
            assertThat(open.attempt(job, 1).next()).contains(OpenWebhooks.NOON.plusSeconds(600));
            open.clock.advance(Duration.ofMinutes(10));
            assertThat(open.attempt(job, 2).next()).contains(OpenWebhooks.NOON.plusSeconds(600 + 3600));
        }
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        try (Receiver secret = Receiver.with(200);
                Receiver receiver = Receiver.answering((_, exchange) -> {
                    exchange.getResponseHeaders().set("Location", secret.url().toString());
                    Receiver.send(exchange, 307, "");
                });
                OpenWebhooks open = OpenWebhooks.delivering(folder)) {
            Job job = open.submit(receiver.url());
            Attempt attempt = open.attempt(job, 1);
            assertThat(attempt.state()).isEqualTo(Attempt.State.RETRYING);
            assertThat(attempt.error()).contains("answered 307 (redirects are not followed)");
            assertThat(secret.calls).isEmpty();
        }
    }

    @Test
    void nobodyAnswersAtAClosedPort() throws Exception {
        URI closed;
        try (Receiver receiver = Receiver.with(200)) {
            closed = receiver.url();
        }
        try (OpenWebhooks open = OpenWebhooks.delivering(folder)) {
            Attempt attempt = open.attempt(open.submit(closed), 1);
            assertThat(attempt.state()).isEqualTo(Attempt.State.RETRYING);
            assertThat(attempt.status()).isEmpty();
            assertThat(attempt.error().orElse("")).startsWith("no connection: ");
        }
    }

    @Test
    void ofTheAnswerOnlyTheBeginningIsKept() throws Exception {
        try (Receiver receiver = Receiver.answering((_, exchange) -> {
                    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                    Receiver.send(exchange, 200, "x".repeat(5_000_000));
                });
                OpenWebhooks open = OpenWebhooks.delivering(folder)) {
            assertThat(open.attempt(open.submit(receiver.url()), 1).answer()).contains("x".repeat(1024));
        }
    }

    @Test
    void aDrippingReceiverGetsNoMoreThanTheTime() throws Exception {
        try (Receiver dripping = Receiver.answering((_, exchange) -> {
                    exchange.sendResponseHeaders(200, 1000);
                    drip(exchange.getResponseBody());
                });
                OpenWebhooks open = OpenWebhooks.delivering(folder)) {
            Attempt attempt = open.attempt(open.submit(dripping.url()), 1);
            assertThat(attempt.state()).as("its answer began in time").isEqualTo(Attempt.State.DELIVERED);
            assertThat(attempt.took()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(10));
        }
    }

    @Test
    void aReceiverThatSaysNothingFails() throws Exception {
        try (java.net.ServerSocket silent = new java.net.ServerSocket(0);
                OpenWebhooks open = OpenWebhooks.delivering(folder)) {
            Job job = open.submit(URI.create("http://127.0.0.1:%d/".formatted(silent.getLocalPort())));
            Attempt attempt = open.attempt(job, 1);
            assertThat(attempt.state()).isEqualTo(Attempt.State.RETRYING);
            assertThat(attempt.error()).contains("no answer within 3.0 seconds");
        }
    }

    @Test
    void aHostThatFailsTwentyTimesIsLeftAloneForAnHour() throws Exception {
        try (Receiver receiver = Receiver.with(500);
                OpenWebhooks open = OpenWebhooks.delivering(folder)) {
            for (int i = 0; i < 20; i++) {
                open.attempt(open.submit(receiver.url()), 1);
            }
            Job next = open.submit(receiver.url());
            Attempt suspended = open.attempt(next, 1);
            assertThat(suspended.state()).isEqualTo(Attempt.State.SUSPENDED);
            assertThat(suspended.next()).contains(OpenWebhooks.NOON.plusSeconds(3600));
            assertThat(receiver.calls).hasSize(20);
            open.reopen();
            open.start();
            Job later = open.submit(receiver.url());
            assertThat(open.attempt(later, 1).state()).as("after a restart").isEqualTo(Attempt.State.SUSPENDED);
            receiver.answerFromNowOn(200);
            open.clock.advance(Duration.ofHours(1));
            OpenWebhooks.until("as many calls as one host may have", () -> receiver.calls.size() >= 20 + 16);
            open.clock.advance(Duration.ofSeconds(5));
            assertThat(open.attempt(next, 2).state()).isEqualTo(Attempt.State.DELIVERED);
            assertThat(open.attempt(next, 2).number()).isEqualTo(1);
        }
    }

    @Test
    void aSyncReceiverHearsOfEveryChangeAndOfLife() throws Exception {
        try (Receiver receiver = Receiver.with(200);
                OpenWebhooks open = OpenWebhooks.delivering(folder)) {
            Job job = open.submit("wait", receiver.url(), EnumSet.allOf(Event.class));
            open.running(job);
            OpenWebhooks.until(
                    "the running",
                    () -> receiver.calls.stream().anyMatch(call -> call.body().contains("RUNNING RUNNING")));
            open.step(1);
            OpenWebhooks.until(
                    "the progress",
                    () -> receiver.calls.stream()
                            .anyMatch(call -> call.body().contains("PROGRESS RUNNING https://music.example step 1")));
            OpenWebhooks.until(
                    "the end of that delivery",
                    () -> open.log(job).stream().anyMatch(attempt -> attempt.event() == Event.PROGRESS));
            int before = receiver.calls.size();
            open.clock.advance(Duration.ofSeconds(15));
            OpenWebhooks.until("a sign of life", () -> receiver.calls.size() > before);
            open.step(3);
            OpenWebhooks.until("the end", () -> receiver.calls.getLast().body().contains("COMPLETED"));
            open.clock.advance(Duration.ofSeconds(60));
            Job later = open.submit(receiver.url());
            open.attempt(later, 1);
            assertThat(receiver.calls.stream().filter(call -> call.body().contains("COMPLETED")))
                    .as("the end of both jobs, once")
                    .hasSize(2);
            assertThat(receiver.calls.stream().map(Receiver.Call::id).distinct())
                    .hasSameSizeAs(receiver.calls);
        }
    }

    @Test
    void whatIsToldOfTheCourseIsNotTriedTwice() throws Exception {
        try (Receiver receiver = Receiver.with(500);
                OpenWebhooks open = OpenWebhooks.delivering(folder)) {
            Job job = open.submit("wait", receiver.url(), Set.of(Event.RUNNING));
            Attempt attempt = open.attempt(job, 1);
            assertThat(attempt.event()).isEqualTo(Event.RUNNING);
            assertThat(attempt.state()).isEqualTo(Attempt.State.FAILED);
            open.step(4);
            assertThat(open.attempt(job, 2).event()).isEqualTo(Event.COMPLETED);
            assertThat(open.attempt(job, 2).state()).isEqualTo(Attempt.State.RETRYING);
        }
    }

    @Test
    void aCancelledJobIsToldOfAndADiscardedOneIsNot() throws Exception {
        try (Receiver receiver = Receiver.with(500, 200);
                OpenWebhooks open = OpenWebhooks.delivering(folder)) {
            Job job = open.submit("wait", receiver.url(), Set.of());
            open.running(job);
            open.jobs().cancel(job.id());
            open.step(1);
            assertThat(open.attempt(job, 1).state()).isEqualTo(Attempt.State.RETRYING);
            assertThat(receiver.calls.getFirst().body()).contains("COMPLETED CANCELLED");
            open.jobs().discard(job.id());
            open.clock.advance(Duration.ofHours(2));
            Job later = open.submit(receiver.url());
            open.attempt(later, 1);
            assertThat(receiver.calls).hasSize(2);
        }
    }

    @Test
    void aRestartLosesNothing() throws Exception {
        try (Receiver receiver = Receiver.with(500);
                OpenWebhooks open = OpenWebhooks.delivering(folder)) {
            Job tried = open.submit(receiver.url());
            String id = open.attempt(tried, 1).notification();
            open.reopen();
            Job untried = open.submit("a song", receiver.url(), Set.of());
            receiver.answerFromNowOn(200);
            open.clock.advance(Duration.ofSeconds(12));
            open.start();
            assertThat(open.attempt(tried, 2).state()).isEqualTo(Attempt.State.DELIVERED);
            assertThat(open.attempt(tried, 2).notification()).isEqualTo(id);
            assertThat(open.attempt(untried, 1).state()).isEqualTo(Attempt.State.DELIVERED);
            assertThat(open.jobs().find(untried.id()).orElseThrow().state()).isEqualTo(JobState.SUCCEEDED);
        }
    }

    @Test
    void anAttemptThatIsCutComesAgainWithTheSameId() throws Exception {
        try (Receiver receiver = Receiver.answering((number, exchange) -> {
                    if (number > 1) {
                        Receiver.send(exchange, 200, "");
                    }
                });
                OpenWebhooks open = OpenWebhooks.delivering(folder)) {
            Job job = open.submit(receiver.url());
            OpenWebhooks.until("the first call", () -> receiver.calls.size() == 1);
            open.reopen();
            assertThat(open.log(job)).isEmpty();
            open.start();
            assertThat(open.attempt(job, 1).state()).isEqualTo(Attempt.State.DELIVERED);
            assertThat(receiver.calls.getFirst().id())
                    .isEqualTo(receiver.calls.getLast().id());
        }
    }

    private static void drip(java.io.OutputStream out) throws java.io.IOException {
        try {
            for (int i = 0; i < 100; i++) {
                out.write('.');
                out.flush();
                Thread.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As a receiver in another language would reckon it. */
    private static String signature(Receiver.Call call) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("of-alice".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String body = call.body().substring(call.body().indexOf('\n') + 1);
        String signed = call.id() + "." + call.headers().get("webhook-timestamp") + "." + body;
        return "v3," + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
