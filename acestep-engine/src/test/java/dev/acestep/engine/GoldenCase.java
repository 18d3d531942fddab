package dev.acestep.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Language;
import dev.acestep.music.LatentDecoding;
import dev.acestep.music.Metadata;
import dev.acestep.music.Sampling;
import dev.acestep.music.Sampling.InferMethod;
import dev.acestep.music.Sampling.SamplerMode;
import dev.acestep.music.Seed;
import dev.acestep.music.Task;
import dev.acestep.music.Task.Blend;
import dev.acestep.music.Task.MaskMode;
import dev.acestep.music.Task.Region;
import dev.acestep.music.Task.RepaintMode;
import dev.acestep.music.Text;
import dev.acestep.music.TimeSignature;
import dev.acestep.music.TrackName;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One of the reference's end-to-end cases, as a request of ours. */
record GoldenCase(JsonNode json) {
    static Stream<GoldenCase> all() {
        try {
            JsonNode cases =
                    new JsonMapper().readTree(Fixtures.golden("e2e.cases.json").toFile());
            return StreamSupport.stream(cases.spliterator(), false).map(GoldenCase::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GoldenCase named(String name) {
        return all().filter(example -> example.name().equals(name)).findFirst().orElseThrow();
    }

    String name() {
        return json.get("case").textValue();
    }

    String model() {
        return json.get("model").textValue();
    }

    Golden open() {
        return Golden.open("e2e_" + name() + ".safetensors");
    }

    GenerationRequest request() {
        JsonNode asked = json.get("generate_music_arguments");
        return new Requests(
                        model(),
                        Text.of(text(asked, "captions"), text(asked, "lyrics")),
                        metadata(asked),
                        sampling(json.get("generate_audio_arguments"), asked),
                        Requests.planning(
                                asked.has("audio_code_string") ? List.of(text(asked, "audio_code_string")) : List.of()),
                        LatentDecoding.DEFAULTS,
                        List.of(new Seed.Fixed(asked.get("seed").longValue())))
                .request(task(asked), file(asked, "reference_audio"), Optional.empty());
    }

    private static Task task(JsonNode asked) {
        Optional<Path> source = file(asked, "src_audio");
        return switch (asked.path("task_type").asText("text2music")) {
            case "text2music" -> new Task.TextToMusic();
            case "cover" ->
                new Task.Cover(
                        source,
                        true,
                        asked.path("audio_cover_strength").asDouble(1),
                        asked.path("cover_noise_strength").asDouble(0));
            case "repaint" -> new Task.Repaint(source.orElseThrow(), region(asked), blend(asked), mask(asked), 0);
            case "lego" ->
                new Task.Lego(source.orElseThrow(), Optional.of(TrackName.DRUMS), region(asked), mask(asked));
            case "extract" -> new Task.Extract(source.orElseThrow(), Optional.of(TrackName.VOCALS));
            case "complete" -> new Task.Complete(source, List.of(TrackName.GUITAR, TrackName.BASS));
            case String other -> throw new IllegalArgumentException(other);
        };
    }

    private static Region region(JsonNode asked) {
        double end = asked.get("repainting_end").asDouble();
        return new Region(asked.get("repainting_start").asDouble(), end < 0 ? Optional.empty() : Optional.of(end));
    }

    private static Blend blend(JsonNode asked) {
        String mode = asked.path("repaint_mode").asText("balanced").toUpperCase(Locale.ROOT);
        return new Blend(RepaintMode.valueOf(mode), 0.5, Optional.empty(), Optional.empty());
    }

    private static MaskMode mask(JsonNode asked) {
        return MaskMode.valueOf(asked.path("chunk_mask_mode").asText("auto").toUpperCase(Locale.ROOT));
    }

    private static Optional<Path> file(JsonNode asked, String field) {
        return asked.has(field) ? Optional.of(Path.of(text(asked, field))) : Optional.empty();
    }

    private static Metadata metadata(JsonNode asked) {
        Metadata metadata = new Metadata(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new Language(text(asked, "vocal_language")))
                .withDuration(asked.get("audio_duration").doubleValue());
        return asked.get("bpm").isNull()
                ? metadata
                : metadata.withBpm(asked.get("bpm").intValue())
                        .withKey(text(asked, "key_scale"))
                        .withTimeSignature(TimeSignature.of(text(asked, "time_signature")));
    }

    private static Sampling sampling(JsonNode used, JsonNode asked) {
        return new Sampling(
                used.get("infer_steps").intValue(),
                asked.path("guidance_scale").asDouble(7),
                1,
                used.get("shift").doubleValue(),
                text(used, "infer_method").equals("sde") ? InferMethod.SDE : InferMethod.ODE,
                SamplerMode.EULER,
                List.of(),
                used.get("use_adg").booleanValue(),
                used.get("cfg_interval_start").doubleValue(),
                used.get("cfg_interval_end").doubleValue(),
                0,
                0,
                Optional.empty(),
                Optional.empty());
    }

    private static String text(JsonNode node, String name) {
        return node.get(name).textValue();
    }

    @Override
    public String toString() {
        return name();
    }
}
