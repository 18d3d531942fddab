package dev.acestep.http.segmind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.HostedConfig;
import dev.acestep.http.Settings;
import dev.acestep.http.TestServer;
import dev.acestep.http.body.BodyJson;
import dev.acestep.http.order.Order;
import dev.acestep.http.order.SamplingFields;
import dev.acestep.http.server.Patience;
import dev.acestep.jobs.Submission;
import dev.acestep.music.AudioDuration;
import dev.acestep.music.AudioFormat;
import dev.acestep.music.Bpm;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Seed;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of §5.1, row by row. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParametersTest {
    private TestServer server;
    private Client client;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = TestServer.withoutWorkers(folder, Settings.OPEN, Patience.USUAL);
        client = new Client(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void defaultsAreThoseOfTheProvider() throws Exception {
        Submission submission = submission("");
        GenerationRequest request = submission.request();
        assertThat(submission.prompt()).isEqualTo("funk");
        assertThat(request.text().lyrics())
                .isEqualTo("[Verse] \n No brush, no pen, just sparks and code \n You lit the path I’ve never known \n "
                        + "[Chorus] You make my mind \n Where chaos turns to perfect lines \n No hands, no rules \n "
                        + "Just visions breaking every rule \n [Outro] You’re not a tool, you’re the design \n "
                        + "You’re the storm — you’re Segmind");
        assertThat(request.metadata().duration()).contains(new AudioDuration(60));
        assertThat(request.metadata().bpm()).isEmpty();
        assertThat(request.sampling().lyricGuidanceScale()).isEqualTo(1);
        assertThat(request.sampling().guidanceScale()).isEqualTo(4);
        assertThat(request.sampling().shift()).isEqualTo(4);
        assertThat(request.seeds()).containsExactly(new Seed.Fixed(69_822_014));
        assertThat(request.batchSize()).isEqualTo(1);
        assertThat(request.output().format()).isEqualTo(AudioFormat.MP3);
        assertThat(submission.input()).isEqualTo("{}");
        assertThat(submission.requestedModel()).isEqualTo("ace-step-music");
    }

    @Test
    void theExampleOfTheProviderIsTaken() throws Exception {
        String id = client.submit("""
                {"genres": "funk, pop, soul, rock, energetic, groovy, 105 BPM", "lyrics": "[Verse] \\n No brush",
                 "lyrics_strength": 1, "output_seconds": 60, "shift": 4, "seed": 69822014, "steps": 50, "cfg": 4,
                 "base64": false}""");
        GenerationRequest request = client.job(id).submission().request();
        assertThat(request.metadata().bpm()).contains(new Bpm(105));
        assertThat(request.text().lyrics()).isEqualTo("[Verse] \n No brush");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "output_seconds | 10",
                "output_seconds | 240",
                "output_seconds | 60.0",
                "output_seconds | \"60\"",
                "cfg | 1",
                "cfg | 15",
                "cfg | 4.5",
                "cfg | \" 7 \"",
                "lyrics_strength | 0.1",
                "lyrics_strength | 10",
                "shift | 0",
                "shift | 10",
                "shift | 0.5",
                "steps | 10",
                "steps | 150",
                "steps | 50.0",
                "seed | -1",
                "seed | 0",
                "seed | 9223372036854775807",
                "seed | \"42\"",
                "base64 | true",
                "base64 | \"on\"",
                "base64 | 0",
                "lyrics | \"la\"",
                "lyrics | 42",
                "cfg | null",
                "steps | \"\"",
                "seed | null",
                "unknown | {}",
            })
    void whatIsInRangeIsTaken(String field, String value) throws Exception {
        assertThat(post(field, value).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "output_seconds | 9 | output_seconds: 9 is not allowed (integer from 10 to 240)",
                "output_seconds | 241 | output_seconds: 241 is not allowed (integer from 10 to 240)",
                "output_seconds | 60.5 | output_seconds: 60.5 is not allowed (integer from 10 to 240)",
                "output_seconds | \"long\" | output_seconds: \"long\" is not allowed (integer from 10 to 240)",
                "output_seconds | null | output_seconds: required field is missing",
                "genres | null | genres: required field is missing",
                "genres | \"\" | genres: required field is missing",
                "genres | \"  \" | genres: required field is missing",
                "genres | [1] | genres: a list is not allowed (text of at most 10,000 characters)",
                "cfg | 0.9 | cfg: 0.9 is not allowed (number from 1 to 15)",
                "cfg | 15.1 | cfg: 15.1 is not allowed (number from 1 to 15)",
                "cfg | \"x\" | cfg: \"x\" is not allowed (number from 1 to 15)",
                "lyrics | {} | lyrics: an object is not allowed (text of at most 20,000 characters)",
                "lyrics_strength | 0.05 | lyrics_strength: 0.05 is not allowed (number from 0.1 to 10)",
                "lyrics_strength | 10.5 | lyrics_strength: 10.5 is not allowed (number from 0.1 to 10)",
                "lyrics_strength | true | lyrics_strength: true is not allowed (number from 0.1 to 10)",
                "shift | -0.1 | shift: -0.1 is not allowed (number from 0 to 10)",
                "shift | 10.1 | shift: 10.1 is not allowed (number from 0 to 10)",
                "shift | [] | shift: a list is not allowed (number from 0 to 10)",
                "steps | 9 | steps: 9 is not allowed (integer from 10 to 150)",
                "steps | 151 | steps: 151 is not allowed (integer from 10 to 150)",
                "steps | \"many\" | steps: \"many\" is not allowed (integer from 10 to 150)",
                "seed | -2 | seed: -2 is not allowed (-1, or integer from 0 to 9223372036854775807)",
                "seed | 1.5 | seed: 1.5 is not allowed (-1, or integer from 0 to 9223372036854775807)",
                "seed | \"1,2\" | seed: \"1,2\" is not allowed (-1, or integer from 0 to 9223372036854775807)",
                "base64 | \"maybe\" | base64: \"maybe\" is not allowed (true or false)",
                "base64 | 2 | base64: 2 is not allowed (true or false)",
            })
    void whatIsNotIsNamed(String field, String value, String error) throws Exception {
        HttpResponse<String> refused = post(field, value);
        assertThat(TestServer.json(refused).path("error").asText()).isEqualTo(error);
        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.99, 1", "1, 1", "1.5, 1.5", "10, 10"})
    void shiftIsAtLeastOne(double sent, double inForce) throws Exception {
        Submission submission = submission(", \"shift\": " + sent);
        assertThat(submission.request().sampling().shift()).isEqualTo(inForce);
        assertThat(submission.warnings().stream().filter(each -> each.startsWith("shift")))
                .hasSize(sent < 1 ? 1 : 0);
    }

    @Test
    void moreStepsThanTheModelCanDoAreReducedInTheDialectsWords() throws Exception {
        assertThat(submission(", \"steps\": 150").request().sampling().steps()).isEqualTo(150);
        ObjectNode body = BodyJson.NODES.objectNode().put("genres", "funk").put("output_seconds", 60);
        Order order = new SegmindOrders(HostedConfig.DEFAULTS)
                .read(Slugs.STANDARD, Optional.empty(), body, new Caller(Optional.empty(), true));
        assertThat(order.wish().excess()).isEqualTo(Order.Excess.CLAMPED);
        assertThat(order.values().nameOf(SamplingFields.INFERENCE_STEPS)).isEqualTo("steps");
    }

    @Test
    void aSeedOfMinusOneIsRandom() throws Exception {
        assertThat(submission(", \"seed\": -1").request().seeds()).containsExactly(new Seed.Random());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"\" | ''", "\"[inst]\" | [inst]", "\"[Instrumental]\" | [Instrumental]"})
    void lyricsWithoutWordsStayWithoutWords(String sent, String lyrics) throws Exception {
        assertThat(submission(", \"lyrics\": " + sent).request().text().lyrics())
                .isEqualTo(lyrics);
    }

    @Test
    void aConfigurationChangesNamesFormatAndLyrics(@TempDir Path folder) throws Exception {
        try (TestServer other = TestServer.start(folder, Settings.OPEN, SegmindConfigs.other())) {
            Client caller = new Client(other);
            HttpResponse<byte[]> song = caller.post("/v1/music-2.0", Client.SONG);
            assertThat(song.headers().firstValue("Content-Type")).contains("audio/flac");
            String id = song.headers().firstValue("x-request-id").orElseThrow();
            assertThat(caller.job(id).submission().requestedModel()).isEqualTo("music-2.0");
            assertThat(caller.job(id).submission().request().text().lyrics()).isEmpty();
            assertThat(other.post("/v2/music-2.0", Client.SONG).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theTableIsDescribed() throws Exception {
        JsonNode schema = client.get("/openapi.json")
                .at("/paths/~1v2~1ace-step-music/post/requestBody/content/application~1json/schema");
        assertThat(schema.path("required").toString()).isEqualTo("[\"genres\",\"output_seconds\"]");
        assertThat(schema.path("properties").fieldNames())
                .toIterable()
                .containsExactly(
                        "genres",
                        "output_seconds",
                        "lyrics",
                        "lyrics_strength",
                        "cfg",
                        "shift",
                        "steps",
                        "seed",
                        "base64");
        JsonNode seed = schema.path("properties").path("seed");
        assertThat(seed.path("default").asLong()).isEqualTo(69_822_014);
    }

    private Submission submission(String more) throws Exception {
        String id = client.submit("{\"genres\": \"funk\", \"output_seconds\": 60%s}".formatted(more));
        return client.job(id).submission();
    }

    /** A submission that says this of the field, and the least of the others. */
    private HttpResponse<String> post(String field, String value) throws Exception {
        String genres = field.equals("genres") ? value : "\"funk\"";
        String seconds = field.equals("output_seconds") ? value : "60";
        return server.post(
                Client.V2,
                "{\"genres\": %s, \"output_seconds\": %s, \"%s\": %s}".formatted(genres, seconds, field, value));
    }
}
