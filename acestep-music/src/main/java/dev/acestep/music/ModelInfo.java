package dev.acestep.music;

import java.util.Set;

/**
 * An installed model: the name by which requests ask for it, and its family.
 *
 * @param tasks that it can be asked for here
 */
public record ModelInfo(String name, ModelFamily family, Set<TaskType> tasks) {
    /** The embedded engine's name in requests, results and model lists. */
    public static final String SKETCH = "acestep-sketch";

    public ModelInfo {
        tasks = Set.copyOf(tasks);
    }

    /** A model that can be asked for everything that its family can do. */
    public ModelInfo(String name, ModelFamily family) {
        this(name, family, family.tasks());
    }

    /** The shift used when the request gives none; one published turbo model was trained for another than its family. */
    public double defaultShift() {
        return name.endsWith("-shift1") ? 1 : family.defaultShift();
    }

    public boolean supports(TaskType task) {
        return tasks.contains(task);
    }
}
