package dev.acestep.music;

/** An installed model: the name by which requests ask for it, and its family. */
public record ModelInfo(String name, ModelFamily family) {
    /** The embedded engine's name in requests, results and model lists. */
    public static final String SKETCH = "acestep-sketch";

    public boolean supports(TaskType task) {
        return family.tasks().contains(task);
    }
}
