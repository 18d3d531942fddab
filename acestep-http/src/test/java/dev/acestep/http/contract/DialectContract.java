package dev.acestep.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.http.Settings;
import dev.acestep.http.TestServer;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.QueueFull;
import dev.acestep.jobs.keys.ApiKey.Limits;
import dev.acestep.jobs.keys.ApiKey.Role;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every dialect does with requests that it cannot fulfil: it says so in its own form and leaves nothing behind. */
abstract class DialectContract {
    private static final String PAGE = "http://localhost:5173";
    private static final Limits UNLIMITED = Limits.NONE;

    @TempDir
    Path folder;

    TestServer server;
    private long before;

    abstract DialectClient client();

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start(folder, Settings.OPEN);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aMalformedBodyIsRefused() throws Exception {
        assertRefused(send(client().malformed(), key("studio")), Situation.MALFORMED);
    }

    @Test
    void aValueOutOfRangeIsRefusedNamingFieldAndRule() throws Exception {
        assertRefused(send(client().outOfRange(), key("studio")), Situation.OUT_OF_RANGE);
    }

    @Test
    void whoSendsNoKeyIsRefused() throws Exception {
        key("studio");
        assertRefused(server.send(request(client().song("a song"))), Situation.NO_KEY);
    }

    @Test
    void whoSendsAWrongKeyIsRefused() throws Exception {
        key("studio");
        assertRefused(send(client().song("a song"), "sk-wrong"), Situation.WRONG_KEY);
    }

    @Test
    void whoHasTooLittleCreditIsRefused() throws Exception {
        String key = key("studio", UNLIMITED, Optional.of(29_999L));
        assertRefused(send(client().song("a song"), key), Situation.NO_CREDIT);
    }

    @Test
    void whoAsksTooOftenIsRefusedAndToldWhenToComeAgain() throws Exception {
        String key = key("studio", new Limits(Optional.of(1), Optional.empty()), Optional.empty());
        assertRefused(send(client().malformed(), key), Situation.MALFORMED);
        assertRefused(send(client().song("a song"), key), Situation.RATE_LIMITED);
    }

    @Test
    void whoHasTooManyJobsIsRefused() throws Exception {
        String key = key("studio", new Limits(Optional.empty(), Optional.of(1)), Optional.empty());
        server.submitAs("studio", "wait");
        assertRefused(send(client().song("a song"), key), Situation.TOO_MANY_JOBS);
    }

    @Test
    void aFullQueueIsSaid() throws Exception {
        String key = key("studio");
        try {
            while (true) {
                server.submitAs("studio", "wait");
            }
        } catch (QueueFull full) {
            assertThat(full).hasMessageContaining("full");
        }
        assertRefused(send(client().song("a song"), key), Situation.QUEUE_FULL);
    }

    @Test
    void aServerThatStopsTakesNothingNew() throws Exception {
        String key = key("studio");
        server.server().announceStop();
        assertRefused(send(client().song("a song"), key), Situation.STOPPING);
    }

    /** The key's text. */
    final String key(String name) {
        return key(name, UNLIMITED, Optional.empty());
    }

    private String key(String name, Limits limits, Optional<Long> creditMillis) {
        return server.keys.create(name, Role.USER, limits, creditMillis).text();
    }

    final HttpRequest.Builder request(Ask ask) {
        before = jobs();
        return ask.of(server).header("Origin", PAGE);
    }

    final HttpResponse<String> send(Ask ask, String key) throws IOException, InterruptedException {
        return server.send(request(ask).header(client().keyHeader(), client().keyScheme() + key));
    }

    final void assertRefused(HttpResponse<String> answer, Situation situation) throws IOException {
        Refusal expected = client().refusal(situation);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected.status());
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(TestServer.json(answer).at(expected.pointer()).asText())
                .as(answer.body())
                .contains(expected.words());
        assertThat(answer.headers().firstValue("x-request-id")).isPresent();
        assertThat(answer.headers().firstValue("access-control-allow-origin")).contains(PAGE);
        if (answer.statusCode() == 429 || answer.statusCode() == 503) {
            assertThat(answer.headers().firstValueAsLong("retry-after")).isPresent();
        }
        assertThat(answer.body()).doesNotContain("sk-", "\tat ", folder.toString());
        assertThat(jobs()).isEqualTo(before);
    }

    private long jobs() {
        return Arrays.stream(JobState.values())
                .mapToLong(state -> server.jobs().statistics().count(state))
                .sum();
    }
}
