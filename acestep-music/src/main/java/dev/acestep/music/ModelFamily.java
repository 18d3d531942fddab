package dev.acestep.music;

import static dev.acestep.music.TaskType.COMPLETE;
import static dev.acestep.music.TaskType.CONTINUATION;
import static dev.acestep.music.TaskType.COVER;
import static dev.acestep.music.TaskType.COVER_NOFSQ;
import static dev.acestep.music.TaskType.EXTRACT;
import static dev.acestep.music.TaskType.LEGO;
import static dev.acestep.music.TaskType.REPAINT;
import static dev.acestep.music.TaskType.TEXT2MUSIC;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What models of one training have in common: their defaults, their limit of steps and their tasks. */
public enum ModelFamily {
    TURBO(8, 20, 3.0, EnumSet.of(TEXT2MUSIC, COVER, COVER_NOFSQ, REPAINT, CONTINUATION)),
    BASE(50, 200, 1.0, EnumSet.of(TEXT2MUSIC, COVER, COVER_NOFSQ, REPAINT, CONTINUATION, LEGO, EXTRACT, COMPLETE)),
    SFT(50, 200, 1.0, EnumSet.of(TEXT2MUSIC, COVER, COVER_NOFSQ, REPAINT, CONTINUATION, LEGO, EXTRACT, COMPLETE)),
    SKETCH(8, 200, 3.0, EnumSet.of(TEXT2MUSIC));

    /** The prompt guidance used when the request gives none, of every family. */
    public static final double DEFAULT_GUIDANCE_SCALE = 7.0;

    private final int defaultSteps;
    private final int maxSteps;
    private final double defaultShift;

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf makes it so
    private final Set<TaskType> tasks;

    ModelFamily(int defaultSteps, int maxSteps, double defaultShift, Set<TaskType> tasks) {
        this.defaultSteps = defaultSteps;
        this.maxSteps = maxSteps;
        this.defaultShift = defaultShift;
        this.tasks = Set.copyOf(tasks);
    }

    public int defaultSteps() {
        return defaultSteps;
    }

    public int maxSteps() {
        return maxSteps;
    }

    public double defaultShift() {
        return defaultShift;
    }

    public Set<TaskType> tasks() {
        return tasks;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
