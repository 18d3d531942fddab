package dev.acestep.jobs;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Metadata;
import dev.acestep.music.QualityScores;
import dev.acestep.music.Seed;
import dev.acestep.music.Task;
import dev.acestep.music.Text;
import dev.acestep.music.Understanding;
import java.nio.file.Path;
import java.util.List;

/**
 * The JSON texts within a job's row. Rows outlive versions of the program: fields that are not known are passed over,
 * and those that an older version did not write have their defaults.
 */
final class RequestJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(pathsAsText())
            .addMixIn(Task.class, Tasks.class)
            .addMixIn(Seed.class, Seeds.class)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectNode DEFAULTS =
            MAPPER.valueToTree(GenerationRequest.sketch(Text.of("", ""), Metadata.UNKNOWN, 0));
    private static final ObjectNode TRACK_DEFAULTS = MAPPER.createObjectNode()
            .put("audioCodes", "")
            .put("latents", "")
            .put("timestampsAbsence", "")
            .set("scores", MAPPER.valueToTree(QualityScores.UNKNOWN));
    private static final TypeReference<Understanding> UNDERSTANDING = new TypeReference<>() {};
    private static final TypeReference<Webhook> WEBHOOK = new TypeReference<>() {};
    private static final TypeReference<List<StoredTrack>> TRACKS = new TypeReference<>() {};
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
    private static final TypeReference<List<Path>> PATHS = new TypeReference<>() {};

    private RequestJson() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static GenerationRequest request(String json) {
        try {
            return MAPPER.treeToValue(withDefaults(DEFAULTS, MAPPER.readTree(json)), GenerationRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static List<StoredTrack> tracks(String json) {
        try {
            ArrayNode tracks = MAPPER.createArrayNode();
            MAPPER.readTree(json).forEach(track -> tracks.add(withDefaults(TRACK_DEFAULTS, track)));
            return MAPPER.treeToValue(tracks, TRACKS);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Understanding understanding(String json) {
        return read(json, UNDERSTANDING);
    }

    static Webhook webhook(String json) {
        return read(json, WEBHOOK);
    }

    static List<String> strings(String json) {
        return read(json, STRINGS);
    }

    static List<Path> paths(String json) {
        return read(json, PATHS);
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ObjectNode withDefaults(ObjectNode defaults, JsonNode written) {
        ObjectNode complete = defaults.deepCopy();
        fill(complete, written);
        return complete;
    }

    private static void fill(ObjectNode target, JsonNode source) {
        source.properties().forEach(field -> {
            if (field.getValue().isObject() && target.get(field.getKey()) instanceof ObjectNode inner) {
                fill(inner, field.getValue());
            } else {
                target.set(field.getKey(), field.getValue());
            }
        });
    }

    private static SimpleModule pathsAsText() {
        return new SimpleModule()
                .addSerializer(Path.class, new ToStringSerializer(Path.class))
                .addDeserializer(Path.class, new PathReader());
    }

    private static final class PathReader extends FromStringDeserializer<Path> {
        private static final long serialVersionUID = 1L;

        PathReader() {
            super(Path.class);
        }

        @Override
        protected Path _deserialize(String value, DeserializationContext context) {
            return Path.of(value);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Task.TextToMusic.class, name = "text2music"),
        @JsonSubTypes.Type(value = Task.Listening.class, name = "listening"),
        @JsonSubTypes.Type(value = Task.Cover.class, name = "cover"),
        @JsonSubTypes.Type(value = Task.Repaint.class, name = "repaint"),
        @JsonSubTypes.Type(value = Task.Continuation.class, name = "continuation"),
        @JsonSubTypes.Type(value = Task.Lego.class, name = "lego"),
        @JsonSubTypes.Type(value = Task.Extract.class, name = "extract"),
        @JsonSubTypes.Type(value = Task.Complete.class, name = "complete")
    })
    private interface Tasks {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Seed.Fixed.class, name = "fixed"),
        @JsonSubTypes.Type(value = Seed.Random.class, name = "random")
    })
    private interface Seeds {}
}
