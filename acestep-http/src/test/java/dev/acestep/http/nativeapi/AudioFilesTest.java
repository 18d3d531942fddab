package dev.acestep.http.nativeapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.Links;
import dev.acestep.http.order.AudioFiles;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract §3.8: which files a caller may name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AudioFilesTest {
    private static final Caller ANNA = new Caller(Optional.of("anna"), false);
    private static final Caller BERT = new Caller(Optional.of("bert"), false);

    private Bench bench;
    private AudioFiles files;
    private Path music;
    private Path song;
    private Job annasJob;
    private Path annasResult;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        music = Files.createDirectories(folder.resolve("music")).toRealPath();
        song = Files.writeString(music.resolve("söng.wav"), "audio");
        Files.writeString(folder.resolve("secret.wav"), "secret");
        Files.createSymbolicLink(music.resolve("link.wav"), folder.resolve("secret.wav"));
        Files.createDirectory(music.resolve("folder"));
        Files.createFile(music.resolve("empty.wav"));
        bench = Bench.open(folder, KnownModels.NEURAL);
        files = new AudioFiles(bench.services());
        Submission submission = bench.submission(Bench.json("{\"prompt\": \"x\"}"), ANNA);
        annasJob = bench.services().jobs().submit(submission).job();
        annasResult = bench.services().outputs().path(annasJob.id() + "_0.mp3");
        Files.writeString(annasResult, "music");
    }

    @AfterAll
    void close() {
        bench.close();
    }

    private Path find(String text, Caller caller) {
        return files.find("src_audio_path", text, caller, Bench.HOSTS);
    }

    private String refusal(String text, Caller caller) {
        Throwable refusal = catchThrowable(() -> find(text, caller));
        assertThat(refusal).as(text).isNotNull();
        return String.valueOf(refusal.getMessage());
    }

    @Test
    void pathsInsideTheRootsAreFound() throws IOException {
        assertThat(find(song.toString(), ANNA)).isEqualTo(song);
        assertThat(find(music + "/folder/../söng.wav", ANNA)).isEqualTo(song);
        Path upload = Files.writeString(bench.services().uploads().folder().resolve("up.wav"), "audio");
        assertThat(find("up.wav", ANNA)).isEqualTo(upload);
        assertThat(find("./up.wav", ANNA)).isEqualTo(upload);
        Files.delete(upload);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "/", "/etc", "/proc/self/environ", "/musical/x.wav"})
    void pathsOutsideTheRootsAreRefused(String text) {
        assertThat(refusal(text, Bench.ADMIN))
                .isEqualTo("src_audio_path: \"%s\" is outside the allowed audio folders".formatted(text));
    }

    @Test
    void aLinkOutOfARootIsRefused() {
        String link = music + "/link.wav";
        assertThat(refusal(link, Bench.ADMIN))
                .isEqualTo("src_audio_path: \"%s\" is outside the allowed audio folders".formatted(link));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../secret.wav", "a/../../../etc/passwd", "..\\..\\x", "/v1/audio?path=..%2F..%2Fetc%2Fpasswd"})
    void climbingOutIsRefused(String text) {
        assertThat(refusal(text, Bench.ADMIN))
                .satisfiesAnyOf(
                        message -> assertThat(message).isEqualTo("path traversal in audio file paths is not allowed"),
                        message -> assertThat(message).startsWith("src_audio_path: file not found"));
        assertThat(refusal(music + "/../secret.wav", Bench.ADMIN))
                .isEqualTo("path traversal in audio file paths is not allowed");
    }

    @Test
    void whatIsNoFileIsNotFound() {
        assertThat(refusal("gone.wav", ANNA)).isEqualTo("src_audio_path: file not found: \"gone.wav\"");
        assertThat(refusal(music + "/folder", ANNA)).startsWith("src_audio_path: file not found");
        assertThat(refusal("nul\0.wav", ANNA)).startsWith("src_audio_path: file not found");
        assertThat(refusal("x".repeat(4_000), ANNA))
                .startsWith("src_audio_path: file not found")
                .hasSizeLessThan(300);
        assertThat(refusal(music + "/empty.wav", ANNA)).endsWith("is an empty file");
    }

    @Test
    void ownResultsAreFoundByEveryTextThatNamesThem() {
        String encoded = Links.encode(annasResult.toString());
        for (String text : new String[] {
            annasResult.toString(),
            String.valueOf(annasResult.getFileName()),
            "/v1/audio?path=" + encoded,
            "/v1/audio?path=" + annasResult,
            "/api/v1/audio?path=" + encoded + "&download=1",
            "http://localhost:8001/v1/audio?path=" + encoded,
            "HTTP://LOCALHOST:8001/prefix/v1/audio?path=" + encoded,
            "/outputs/%s/%s".formatted(annasJob.outputToken(), annasResult.getFileName()),
            "http://localhost:8001/outputs/%s/%s".formatted(annasJob.outputToken(), annasResult.getFileName()),
        }) {
            assertThat(find(text, ANNA)).as(text).isEqualTo(annasResult);
        }
    }

    @Test
    void aFolderMayBeCalledOutputs() throws IOException {
        Path folder = Files.createDirectories(music.resolve("outputs/0123456789abcdef0123"));
        Path take = Files.writeString(folder.resolve("take.wav"), "audio");
        assertThat(find(take.toString(), ANNA)).isEqualTo(take);
    }

    @Test
    void somebodyElsesResultIsNotFoundButItsLinkIs() {
        assertThat(refusal(annasResult.toString(), BERT)).startsWith("src_audio_path: file not found");
        assertThat(refusal("/v1/audio?path=" + annasResult, BERT)).startsWith("src_audio_path: file not found");
        assertThat(find(annasResult.toString(), Bench.ADMIN)).isEqualTo(annasResult);
        String name = String.valueOf(annasResult.getFileName());
        assertThat(find("/outputs/%s/%s".formatted(annasJob.outputToken(), name), BERT))
                .isEqualTo(annasResult);
        assertThat(refusal("/outputs/%s/%s".formatted("A".repeat(22), name), BERT))
                .startsWith("src_audio_path: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/v1/audio?path=x.mp3",
                "https://user@localhost:8001/x.mp3",
                "file:///etc/passwd",
                "ftp://localhost:8001/v1/audio?path=x",
                "http://localhost:8001/other",
                "http://[broken",
            })
    void nothingIsFetchedFromElsewhere(String url) {
        assertThat(refusal(url, Bench.ADMIN)).contains("is a URL of another server");
    }
}
