package dev.acestep.music;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of work, by their API names. */
public enum TaskType {
    TEXT2MUSIC("text2music"),
    COVER("cover"),
    COVER_NOFSQ("cover-nofsq"),
    REPAINT("repaint"),
    LEGO("lego"),
    EXTRACT("extract"),
    COMPLETE("complete"),
    CONTINUATION("continuation");

    private final String wireName;

    TaskType(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** Reads the API's word, in any case; throws {@link InvalidRequest} for any other. */
    public static TaskType of(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(word))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.notAllowed("task_type", text, "one of " + words()));
    }

    private static String words() {
        return Arrays.stream(values()).map(TaskType::wireName).collect(Collectors.joining(", "));
    }
}
