package dev.acestep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acestep.audio.AudioDecoder;
import dev.acestep.audio.AudioEncoder;
import dev.acestep.audio.Limits;
import dev.acestep.audio.Tags;
import dev.acestep.cli.bench.NativeClient;
import dev.acestep.cli.bench.ServerProcess;
import dev.acestep.music.AudioFormat;
import dev.acestep.music.Output;
import dev.acestep.music.Pcm;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server with tiny checkpoints works on a song that its sketch engine made. */
@Timeout(240)
class EditingServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE = "acestep-v15-base";

    /** Of the source. */
    private static final double SECONDS = 10;

    private static final int RATE = Pcm.SAMPLE_RATE;

    @TempDir
    private static Path folder = Path.of("");

    private static ServerProcess server;
    private static NativeClient client;
    private static Path song;
    private static String songUrl;

    @BeforeAll
    static void start() throws Exception {
        String data = folder.resolve("data").toString();
        server = ServerProcess.start(
                folder.resolve("server.log"),
                Map.of("ACESTEP_CHECKPOINTS_DIR", Fixtures.checkpoints().toString()),
                List.of("--port", "0", "--data", data));
        client = new NativeClient(server.url(), Optional.empty());
        JsonNode made =
                done(submit(Map.of("model", "acestep-sketch", "audio_duration", (int) SECONDS, "audio_format", "wav")));
        songUrl = made.path("file").asText();
        song = download(made.path("file").asText(), "song.wav");
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @AfterEach
    void noFileThatWasSentStays() throws Exception {
        for (int i = 0; i < 100 && !sent().isEmpty(); i++) {
            Thread.sleep(20);
        }
        assertThat(sent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"cover, turbo", "cover-nofsq, base", "repaint, turbo", "repaint, base"})
    void aSongThatWasSentIsEditedAtItsLength(String task, String model) throws Exception {
        JsonNode item = edited(Map.of("task_type", task, "model", "acestep-v15-" + model));

        assertThat(item.path("duration").asDouble()).isCloseTo(SECONDS, within(0.05));
        assertThat(item.path("dit_model").asText()).isEqualTo("acestep-v15-" + model);
        assertThat(pcm(item).seconds()).isCloseTo(SECONDS, within(0.05));
    }

    @ParameterizedTest
    @CsvSource({"lego, track_name, drums", "extract, track_name, vocals", "complete, track_classes, bass"})
    void tracksAreForBaseModels(String task, String field, String track) throws Exception {
        JsonNode item = edited(Map.of("task_type", task, field, track, "model", BASE));
        assertThat(item.path("duration").asDouble()).isCloseTo(SECONDS, within(0.05));

        NativeClient.Answer refused = Upload.of("src_audio", song)
                .with(Map.of("task_type", task, field, track, "model", "acestep-v15-turbo"))
                .to(server.url());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("detail").asText())
                .startsWith("task_type: \"%s\"".formatted(task))
                .contains(BASE);
    }

    @ParameterizedTest
    @CsvSource({"audio_duration, 14, 14", "repainting_end, 12, 12", "batch_size, 1, 40"})
    void aSongIsContinued(String field, String value, double seconds) throws Exception {
        JsonNode item = edited(Map.of("task_type", "continuation", field, value, "seed", 4));
        assertThat(item.path("duration").asDouble()).isCloseTo(seconds, within(0.05));
    }

    @Test
    void aRepaintKeepsTheRestToTheSample() throws Exception {
        JsonNode item = edited(Map.of(
                "task_type",
                "repaint",
                "repainting_start",
                4,
                "repainting_end",
                6,
                "repaint_mode",
                "conservative",
                "repaint_wav_crossfade_sec",
                0,
                "enable_normalization",
                false));

        Pcm source = AudioDecoder.decode(song, Limits.SONG);
        Pcm made = pcm(item);
        assertThat(made.frames()).isEqualTo(source.frames());
        assertThat(part(made, 0, 3)).isEqualTo(part(source, 0, 3));
        assertThat(part(made, 7, 10)).isEqualTo(part(source, 7, 10));
        assertThat(part(made, 4, 6)).isNotEqualTo(part(source, 4, 6));
    }

    @Test
    void aReferenceChangesTheSong() throws Exception {
        Map<String, Object> wanted = Map.of("seed", 3, "audio_duration", (int) SECONDS);
        JsonNode alone = done(submit(wanted));
        JsonNode styled = done(accepted(
                Upload.of("reference_audio", song).with(request(wanted)).to(server.url())));

        assertThat(pcm(styled).frames()).isEqualTo(pcm(alone).frames());
        assertThat(pcm(styled).left()).isNotEqualTo(pcm(alone).left());
    }

    @Test
    void aSongIsMorphed() throws Exception {
        JsonNode item = edited(Map.of("flow_edit_morph", true, "flow_edit_source_caption", "a sketch"));
        assertThat(item.path("duration").asDouble()).isCloseTo(SECONDS, within(0.05));
    }

    @Test
    void aResultOfThisServerIsASourceAsALinkAndAsAPath() throws Exception {
        Path stored = outputs().resolve(songUrl.substring(songUrl.lastIndexOf("%2F") + 3));
        assertThat(stored).exists();
        JsonNode linked = done(submit(Map.of("task_type", "cover", "seed", 1, "src_audio_path", songUrl)));
        JsonNode named = done(submit(Map.of("task_type", "cover", "seed", 1, "src_audio_path", stored.toString())));
        assertThat(pcm(linked).left()).isEqualTo(pcm(named).left());
        assertThat(stored).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text2music", "cover"})
    void linesHaveTimesAndSongsHaveScores(String task) throws Exception {
        JsonNode item = edited(Map.of("task_type", task, "lrc", true, "score", true, "audio_duration", 10));

        assertThat(item.path("lrc").path("error").isNull()).as(item.toString()).isTrue();
        assertThat(item.path("lrc").path("text").asText()).contains("]Morning light is falling on the river");
        assertThat(item.path("lrc").path("lines").path(0).path("end").asDouble())
                .isBetween(0.0, SECONDS);
        assertThat(item.path("scores").path("lyric_alignment").asDouble(-1)).isBetween(0.0, 1.0);
        assertThat(item.path("scores").path("overall").asDouble(-1)).isBetween(0.0, 1.0);
    }

    @Test
    void theTimesAreInTheFileToo() throws Exception {
        JsonNode item = edited(Map.of("task_type", "cover", "lrc", true, "audio_format", "mp3"));
        Path file = download(item.path("file").asText(), "timed.mp3");
        assertThat(AudioDecoder.probe(file).tags().lyrics())
                .isEqualTo(item.path("lrc").path("text").asText());
    }

    @Test
    void latentsThatAreReturnedSaveTheNextEditItsEncoding() throws Exception {
        String first = submit(Map.of("audio_duration", SECONDS, "return_latents", true));
        JsonNode item = done(first);
        String link = item.path("latents").asText();
        assertThat(link).startsWith("/v1/audio?path=").endsWith(first + "_0.safetensors");
        assertThat(Files.size(download(link, "kept.safetensors"))).isGreaterThan(8 * 250 * Float.BYTES);

        JsonNode next = done(submit(Map.of("task_type", "cover-nofsq", "src_audio_path", link)));
        assertThat(next.path("duration").asDouble()).isCloseTo(SECONDS, within(0.05));
        assertThat(next.path("generation_info").asText()).doesNotContain("encode");
        assertThat(next.has("latents")).isFalse();
    }

    @Test
    void latentsAreASource() throws Exception {
        Path good = latents("good.safetensors", 250, 8);
        JsonNode item = done(accepted(Upload.of("src_audio", good)
                .with(request(Map.of("task_type", "cover-nofsq")))
                .to(server.url())));
        assertThat(item.path("duration").asDouble()).isCloseTo(SECONDS, within(0.05));

        Path wrong = latents("wrong.safetensors", 250, 64);
        JsonNode entry = ended(accepted(Upload.of("src_audio", wrong)
                .with(request(Map.of("task_type", "cover-nofsq")))
                .to(server.url())));
        assertThat(entry.path("progress_text").asText())
                .startsWith("src_audio_path: latents of this model are")
                .doesNotContain("/", "\n");
    }

    private static Path latents(String name, int frames, int channels) throws IOException {
        int bytes = frames * channels * Float.BYTES;
        byte[] header = "{\"latents\":{\"dtype\":\"F32\",\"shape\":[%d,%d],\"data_offsets\":[0,%d]}}"
                .formatted(frames, channels, bytes)
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer file =
                ByteBuffer.allocate(Long.BYTES + header.length + bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(header.length).put(header);
        for (int i = 0; i < frames * channels; i++) {
            file.putFloat((float) Math.sin(i * 0.1));
        }
        return Files.write(folder.resolve(name), file.array());
    }

    @ParameterizedTest
    @CsvSource({"src_audio, src_audio_path", "reference_audio, reference_audio_path"})
    void aFileThatIsNoUseIsRefusedAtOnce(String part, String field) throws Exception {
        Path words = Files.writeString(folder.resolve("words.mp3"), "these are words");
        Path empty = Files.write(folder.resolve("empty.wav"), new byte[0]);
        Path endless = folder.resolve("long.wav");
        float[] samples = new float[601 * RATE];
        AudioEncoder.write(endless, new Pcm(samples, samples), Output.DEFAULTS.withFormat(AudioFormat.FLAC), Tags.NONE);

        assertThat(refusal(part, words)).startsWith(field + ": the file is not audio of a known kind");
        assertThat(refusal(part, empty)).isEqualTo(part + ": the uploaded file is empty");
        assertThat(refusal(part, endless)).startsWith(field + ": the audio is longer than 600 s");
    }

    @ParameterizedTest
    @CsvSource({"src_audio, src_audio_path", "reference_audio, reference_audio_path"})
    void whatOnlyDecodingShowsFailsTheJob(String part, String field) throws Exception {
        Path silence = folder.resolve("silence.wav");
        float[] samples = new float[RATE];
        AudioEncoder.write(silence, new Pcm(samples, samples), Output.DEFAULTS.withFormat(AudioFormat.WAV), Tags.NONE);
        Map<String, Object> task = part.equals("src_audio") ? Map.of("task_type", "cover") : Map.of();

        JsonNode entry =
                ended(accepted(Upload.of(part, silence).with(request(task)).to(server.url())));

        assertThat(entry.path("status").asInt()).isEqualTo(2);
        assertThat(entry.path("progress_text").asText())
                .startsWith(field + ": ")
                .contains("silent")
                .doesNotContain("/", "\n");
    }

    @Test
    void aCancelledJobLeavesNoFile() throws Exception {
        String running = accepted(Upload.of("src_audio", song)
                .with(request(Map.of("task_type", "continuation", "audio_duration", 600)))
                .to(server.url()));
        String waiting = accepted(Upload.of("src_audio", song)
                .with(request(Map.of("task_type", "cover")))
                .to(server.url()));
        assertThat(sent()).isNotEmpty();

        client.delete("/v1/jobs/" + waiting);
        client.delete("/v1/jobs/" + running);

        assertThat(ended(running).path("progress_text").asText()).isEqualTo("Cancelled");
        assertThat(ended(waiting).path("progress_text").asText()).isEqualTo("Cancelled");
    }

    private static JsonNode edited(Map<String, Object> more) throws Exception {
        return done(accepted(Upload.of("src_audio", song).with(request(more)).to(server.url())));
    }

    private static Map<String, Object> request(Map<String, Object> more) {
        Map<String, Object> request = new HashMap<>(Map.of(
                "prompt",
                GoldenSong.PROMPT,
                "lyrics",
                GoldenSong.LYRICS,
                "batch_size",
                1,
                "inference_steps",
                2,
                "audio_format",
                "wav32"));
        request.putAll(more);
        return request;
    }

    private static String submit(Map<String, Object> more) throws IOException {
        return accepted(client.post("/release_task", JSON.writeValueAsString(request(more))));
    }

    private static String accepted(NativeClient.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.data().path("task_id").asText();
    }

    private static String refusal(String part, Path file) throws Exception {
        NativeClient.Answer answer = Upload.of(part, file)
                .with(request(Map.of("task_type", "cover", "audio_codes", "<|audio_code_1|>")))
                .to(server.url());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        return answer.body().path("detail").asText();
    }

    private static JsonNode done(String id) throws Exception {
        JsonNode entry = ended(id);
        assertThat(entry.path("status").asInt()).as(entry.toString()).isEqualTo(1);
        return NativeClient.items(entry).path(0);
    }

    private static JsonNode ended(String id) throws Exception {
        JsonNode entry = client.query(List.of(id)).data().path(0);
        while (entry.path("status").asInt() == 0) {
            Thread.sleep(50);
            entry = client.query(List.of(id)).data().path(0);
        }
        return entry;
    }

    private static Pcm pcm(JsonNode item) throws Exception {
        return AudioDecoder.decode(download(item.path("file").asText(), "made.wav"), Limits.SONG);
    }

    private static Path download(String link, String name) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.url() + link)).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofFile(folder.resolve(name))).body();
        }
    }

    private static float[] part(Pcm audio, int from, int to) {
        return Arrays.copyOfRange(audio.left(), from * RATE, to * RATE);
    }

    private static Path outputs() {
        return folder.resolve("data/tmp/api_audio");
    }

    private static List<Path> sent() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data/tmp/uploads"))) {
            return files.toList();
        }
    }
}
