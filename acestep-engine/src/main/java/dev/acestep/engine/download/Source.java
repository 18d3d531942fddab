package dev.acestep.engine.download;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Where checkpoints are taken from. */
public enum Source {
    /** Hugging Face, or ModelScope if that cannot be reached. */
    AUTO("auto"),
    HUGGING_FACE(Hub.HUGGING_FACE.wireName()),
    MODELSCOPE(Hub.MODELSCOPE.wireName());

    private final String wireName;

    Source(String wireName) {
        this.wireName = wireName;
    }

    public static Source of(String wireName) {
        return Arrays.stream(values())
                .filter(source -> source.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("No source is called %s, only %s".formatted(wireName, words())));
    }

    /** The hubs in the order in which they are asked. */
    List<Hub> hubs() {
        return switch (this) {
            case AUTO -> List.of(Hub.HUGGING_FACE, Hub.MODELSCOPE);
            case HUGGING_FACE -> List.of(Hub.HUGGING_FACE);
            case MODELSCOPE -> List.of(Hub.MODELSCOPE);
        };
    }

    public String wireName() {
        return wireName;
    }

    private static String words() {
        return Arrays.stream(values()).map(Source::wireName).collect(Collectors.joining(", "));
    }
}
