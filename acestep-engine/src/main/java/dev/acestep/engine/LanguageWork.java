package dev.acestep.engine;

import dev.acestep.music.Planning;
import dev.acestep.music.TaskType;
import java.util.Set;

/**
 * What a request has a language model do.
 *
 * @param invents caption, lyrics and metadata from a description
 * @param formats caption and lyrics
 * @param describes the song: metadata that nobody gave
 * @param writesCodes that the songs follow
 * @param isRequired whether the request is in vain without
 */
record LanguageWork(boolean invents, boolean formats, boolean describes, boolean writesCodes, boolean isRequired) {
    /** What an answer in words takes of a whole song on a CPU, and what its codes take. */
    private static final double WORDS = 0.1;

    private static final double CODES = 0.25;

    private static final Set<TaskType> PLANNED = Set.of(TaskType.TEXT2MUSIC, TaskType.LEGO, TaskType.COMPLETE);

    static LanguageWork of(PlannedSong asked) {
        Planning planning = asked.request().planning();
        boolean analysed = planning.analysis() == Planning.Analysis.METADATA;
        boolean planned = analysed || PLANNED.contains(asked.request().task().type());
        boolean invents = planning.sampleMode() || !planning.sampleQuery().isBlank();
        boolean codes = planned && !analysed && planning.thinking() && !asked.hasCodes();
        return new LanguageWork(
                invents,
                planning.useFormat(),
                planned && !asked.isDescribed(),
                codes,
                invents || planning.useFormat() || codes || analysed);
    }

    boolean isAny() {
        return isRequired || describes;
    }

    /** Its share of the whole request. */
    double share() {
        return beforeCodes() + (writesCodes ? CODES : 0);
    }

    Part inventing(Part all) {
        return part(all, 0, words(invents));
    }

    Part formatting(Part all) {
        return part(all, words(invents), words(invents) + words(formats));
    }

    Part describing(Part all) {
        return part(all, words(invents) + words(formats), beforeCodes());
    }

    Part writingCodes(Part all) {
        return part(all, beforeCodes(), share());
    }

    private double beforeCodes() {
        return words(invents) + words(formats) + words(describes);
    }

    private static double words(boolean some) {
        return some ? WORDS : 0;
    }

    private Part part(Part all, double from, double to) {
        return all.between(from / share(), to / share());
    }
}
