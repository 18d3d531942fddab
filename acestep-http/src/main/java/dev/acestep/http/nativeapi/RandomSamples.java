package dev.acestep.http.nativeapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.http.body.Body;
import dev.acestep.http.body.BodyJson;
import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Kind;
import dev.acestep.http.fields.Sources;
import dev.acestep.http.fields.Values;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Prepared examples that fill a form: the answers of {@code /create_random_sample}. */
final class RandomSamples {
    static final Field<SampleType> SAMPLE_TYPE = Field.of(
                    "sample_type", Kind.oneOf(SampleType.class), "a description, or caption and lyrics")
            .or(SampleType.SIMPLE_MODE);

    /** The members that have a second spelling, for clients that read that one. */
    private static final Map<String, String> OTHER_SPELLINGS =
            Map.of("key_scale", "keyscale", "time_signature", "timesignature", "vocal_language", "language");

    private static final List<String> MEMBERS =
            List.of("caption", "lyrics", "bpm", "key_scale", "time_signature", "duration", "vocal_language");

    private final Map<SampleType, List<ObjectNode>> examples = new ConcurrentHashMap<>();

    Envelope pick(Body body) {
        SampleType type = Values.read(List.of(SAMPLE_TYPE), Sources.of(body)).get(SAMPLE_TYPE);
        List<ObjectNode> choice = examples.computeIfAbsent(type, RandomSamples::load);
        return choice.isEmpty()
                ? Envelope.softFailure(500, "No example data available")
                : Envelope.of(choice.get(ThreadLocalRandom.current().nextInt(choice.size())));
    }

    private static List<ObjectNode> load(SampleType type) {
        String name = "examples/" + type.name().toLowerCase(Locale.ROOT) + ".json";
        try (@Nullable InputStream in = RandomSamples.class.getResourceAsStream(name)) {
            return in == null ? List.of() : samples(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The examples of a file: a JSON array of objects. */
    static List<ObjectNode> samples(byte[] json) {
        List<ObjectNode> samples = new ArrayList<>();
        if (BodyJson.parse(json).orElse(null) instanceof ArrayNode list) {
            for (JsonNode each : list) {
                samples.add(sample(each));
            }
        }
        return List.copyOf(samples);
    }

    private static ObjectNode sample(JsonNode example) {
        ObjectNode sample = BodyJson.NODES.objectNode();
        for (String member : MEMBERS) {
            String other = OTHER_SPELLINGS.getOrDefault(member, member);
            JsonNode value = example.has(member) ? example.path(member) : example.path(other);
            sample.set(member, value.isMissingNode() ? BodyJson.NODES.nullNode() : value);
        }
        OTHER_SPELLINGS.forEach((member, other) -> sample.set(other, sample.get(member)));
        return sample;
    }

    /** What an example has. */
    enum SampleType {
        /** A description. */
        SIMPLE_MODE,
        /** Caption and lyrics. */
        CUSTOM_MODE
    }
}
