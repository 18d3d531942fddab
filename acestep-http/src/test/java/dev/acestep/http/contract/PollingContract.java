package dev.acestep.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.Songs;
import dev.acestep.http.TestServer;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.JobState;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The way of a song in a dialect whose clients submit, poll and fetch. */
abstract class PollingContract extends DialectContract {
    private static final String UNKNOWN = "0198c0de-5a3b-7c11-9d0e-3b2f6a1c9e77";

    @Override
    abstract PollingClient client();

    @Test
    void aSongIsSubmittedPolledAndFetchedWithoutAKey() throws Exception {
        String key = key("studio");
        HttpResponse<String> submitted = send(client().song("wait for it"), key);
        assertEngine(submitted);
        String id = client().id(TestServer.json(submitted));
        server.await(core(id), job -> job.state() == JobState.RUNNING);
        assertThat(client().progress(polled(id, key))).isEqualTo(PollingClient.Progress.OPEN);

        server.songs.step(100);
        server.await(core(id), job -> job.state().isFinal());

        JsonNode ended = polled(id, key);
        assertThat(client().progress(ended)).isEqualTo(PollingClient.Progress.SUCCEEDED);
        assertThat(client().audio(ended)).hasSize(1);
        HttpResponse<byte[]> audio =
                server.bytes(Ask.get(client().audio(ended).getFirst()).of(server));
        assertThat(audio.statusCode()).isEqualTo(200);
        assertThat(audio.body()).isEqualTo(Songs.BYTES);
    }

    @Test
    void linksAreAbsoluteUnderTheNameThatTheProxyHas() throws Exception {
        String key = key("studio");
        String id = submitted("a song", key, JobState.SUCCEEDED);
        HttpRequest.Builder poll = request(client().poll(id))
                .header(client().keyHeader(), client().keyScheme() + key)
                .header("Forwarded", "proto=https;host=music.example.org")
                .header("X-Forwarded-Prefix", "/ace");
        assertThat(client().audio(TestServer.json(server.send(poll))))
                .allSatisfy(link -> assertThat(link).startsWith("https://music.example.org/ace/outputs/"));
    }

    @Test
    void aSongThatFailedSaysWhy() throws Exception {
        String key = key("studio");
        String id = submitted("fail", key, JobState.FAILED);
        HttpResponse<String> answer = send(client().poll(id), key);
        assertThat(answer.statusCode()).isEqualTo(client().failed());
        JsonNode polled = TestServer.json(answer);
        assertThat(client().progress(polled)).isEqualTo(PollingClient.Progress.FAILED);
        assertThat(client().error(polled)).contains("The engine gave up");
    }

    @Test
    void aSongThatIsCancelledEndsLikeOneThatFailed() throws Exception {
        String key = key("studio");
        String id = submitted("wait", key, JobState.RUNNING);
        assertThat(send(client().cancel(id), key).statusCode()).isBetween(200, 202);
        server.songs.step(1);
        server.await(core(id), job -> job.state() == JobState.CANCELLED);
        JsonNode polled = polled(id, key);
        assertThat(client().progress(polled)).isEqualTo(PollingClient.Progress.FAILED);
        assertThat(client().error(polled)).contains(client().cancelled());
    }

    @Test
    void anUnknownJobAndSomebodyElsesAreTheSame() throws Exception {
        String key = key("studio");
        String stranger = key("label");
        String id = submitted("a song", key, JobState.SUCCEEDED);
        HttpResponse<String> unknown = send(client().poll(id.replace(plain(id), unknownIn(id))), stranger);
        assertRefused(unknown, Situation.UNKNOWN_JOB);
        HttpResponse<String> others = send(client().poll(id), stranger);
        assertRefused(others, Situation.UNKNOWN_JOB);
        assertThat(others.headers().firstValue("x-ace-engine")).isEmpty();
    }

    @Test
    void whoStopsTheServerDoesNotStopThoseWhoLook() throws Exception {
        String key = key("studio");
        String id = submitted("a song", key, JobState.SUCCEEDED);
        server.server().announceStop();
        assertThat(client().progress(polled(id, key))).isEqualTo(PollingClient.Progress.SUCCEEDED);
    }

    private String submitted(String prompt, String key, JobState until) throws Exception {
        HttpResponse<String> answer = send(client().song(prompt), key);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(client().accepted());
        String id = client().id(TestServer.json(answer));
        server.await(core(id), job -> job.state() == until);
        return id;
    }

    private JsonNode polled(String id, String key) throws Exception {
        HttpResponse<String> answer = send(client().poll(id), key);
        assertEngine(answer);
        return TestServer.json(answer);
    }

    private void assertEngine(HttpResponse<String> answer) {
        if (client().namesEngineInHeader()) {
            assertThat(answer.headers().firstValue("x-ace-engine")).contains("acestep-sketch");
        }
    }

    private static JobId core(String id) {
        return JobId.parse(id).orElseThrow();
    }

    /** The part of a visible id that is the core id, with or without hyphens. */
    private static String plain(String id) {
        String core = core(id).toString();
        return id.contains(core) ? core : core.replace("-", "");
    }

    private static String unknownIn(String id) {
        return plain(id).contains("-") ? UNKNOWN : UNKNOWN.replace("-", "");
    }
}
