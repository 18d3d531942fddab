package dev.acestep.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.music.FlowEdit;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.LatentDecoding;
import dev.acestep.music.Metadata;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.Output;
import dev.acestep.music.Planning;
import dev.acestep.music.QualityScores;
import dev.acestep.music.Sampling;
import dev.acestep.music.Seed;
import dev.acestep.music.Task;
import dev.acestep.music.Text;
import dev.acestep.music.TimeSignature;
import dev.acestep.music.TrackName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestJsonTest {
    private static final Path AUDIO = Path.of("/data/a song & Ü.flac");

    static Stream<Task> tasks() {
        Task.Region region = new Task.Region(-1.5, Optional.of(20.0));
        Task.Blend blend = new Task.Blend(Task.RepaintMode.AGGRESSIVE, 0.25, Optional.of(10), Optional.of(0.5));
        return Stream.of(
                new Task.TextToMusic(),
                new Task.Listening(AUDIO),
                new Task.Cover(Optional.of(AUDIO), true, 0.5, 0.25),
                new Task.Cover(Optional.of(AUDIO), false, 1, 0),
                new Task.Repaint(AUDIO, region, blend, Task.MaskMode.AUTO, 0.75),
                new Task.Continuation(AUDIO, Task.Region.WHOLE, Task.Blend.DEFAULTS),
                new Task.Lego(AUDIO, Optional.of(TrackName.DRUMS), region, Task.MaskMode.EXPLICIT),
                new Task.Extract(AUDIO, Optional.empty()),
                new Task.Complete(Optional.of(AUDIO), List.of(TrackName.VOCALS, TrackName.BASS)));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void everyTaskComesBackAsItWas(Task task) {
        GenerationRequest request = request(task, Planning.DEFAULTS);
        assertThat(RequestJson.request(RequestJson.write(request))).isEqualTo(request);
    }

    @Test
    void everyKindOfTaskIsTried() {
        assertThat(tasks().map(Object::getClass).distinct()).hasSameSizeAs(Task.class.getPermittedSubclasses());
    }

    @Test
    void audioCodesStandForASource() {
        GenerationRequest request = request(
                new Task.Cover(Optional.empty(), true, 1, 0),
                planning(List.of("<|audio_code_1|>", "<|audio_code_2|>")));
        assertThat(RequestJson.request(RequestJson.write(request))).isEqualTo(request);
    }

    @Test
    void whatALaterVersionAddedIsPassedOver() {
        GenerationRequest request = request(new Task.TextToMusic(), Planning.DEFAULTS);
        String json = RequestJson.write(request).replaceFirst("\\{", "{\"novelty\":{\"a\":[1]},");
        assertThat(RequestJson.request(json.replace("\"output\":{", "\"output\":{\"stems\":true,")))
                .isEqualTo(request);
    }

    @Test
    void whatAnEarlierVersionDidNotKnowHasItsDefault() {
        GenerationRequest request = GenerationRequest.sketch(Text.of("a", "b"), Metadata.UNKNOWN, 7);
        String json = RequestJson.write(request);
        String older = json.replaceFirst("\"decoding\":\\{[^}]*},", "").replaceFirst("\"mp3BitRate\":128000,", "");
        assertThat(older).hasSizeLessThan(json.length() - 50);
        assertThat(RequestJson.request(older)).isEqualTo(request);
    }

    @Test
    void tracksOfAnEarlierVersionHaveNoScores() {
        String earlier = """
                [{"index": 0, "file": "a.mp3", "format": "MP3", "sizeBytes": 1, "durationSeconds": 1.5, "seed": 1,
                  "sha256": "00", "caption": "c", "lyrics": "l", "metadata": {"language": {"code": "en"}},
                  "languageModel": "", "genres": "", "timestamps": [], "warnings": [], "timings": {}, "deleted": false}]
                """;
        assertThat(RequestJson.tracks(earlier)).singleElement().satisfies(track -> {
            assertThat(track.scores()).isEqualTo(QualityScores.UNKNOWN);
            assertThat(track.timestampsAbsence()).isEmpty();
        });
    }

    private static GenerationRequest request(Task task, Planning planning) {
        Sampling defaults = Sampling.defaults(ModelFamily.BASE);
        Sampling sampling = new Sampling(
                30,
                defaults.guidanceScale(),
                2.5,
                3,
                Sampling.InferMethod.SDE,
                Sampling.SamplerMode.HEUN,
                List.of(0.9, 0.5, 0.0),
                true,
                0.1,
                0.9,
                1,
                0.25,
                Optional.of(new Sampling.Dcw(Sampling.DcwMode.DOUBLE, 0.25, 0.5, Sampling.Wavelet.DB4)),
                Optional.of(new Sampling.Retake(0.5, List.of(new Seed.Fixed(1), new Seed.Random()))));
        return new GenerationRequest(
                "acestep-v15-base",
                task,
                new Text("prompt \" \\ \n 😀", "global", "[Verse]\nla", "instruction"),
                Metadata.UNKNOWN
                        .withBpm(97)
                        .withKey("F# minor")
                        .withDuration(12.25)
                        .withTimeSignature(TimeSignature.SIX_EIGHT),
                Optional.of(Path.of("relative/reference.wav")),
                Optional.of(new FlowEdit(AUDIO, "caption", "", 0.25, 0.75, 3)),
                4,
                List.of(new Seed.Fixed(Long.MAX_VALUE), new Seed.Random()),
                sampling,
                planning,
                new LatentDecoding(0.1, 1.25, false),
                Output.DEFAULTS);
    }

    private static Planning planning(List<String> codes) {
        Planning base = Planning.DEFAULTS;
        return new Planning(
                true,
                true,
                "query",
                true,
                true,
                Planning.Analysis.FULL,
                codes,
                Optional.of("acestep-5Hz-lm-0.6B"),
                "pt",
                base.temperature(),
                base.cfgScale(),
                "negative",
                40,
                base.topP(),
                base.repetitionPenalty(),
                false,
                false,
                false,
                true,
                false);
    }
}
