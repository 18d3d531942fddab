package dev.acestep.engine;

/** How far a whole request is, from how far its stages are; the shares are about what they take on a CPU. */
final class Stages {
    private static final double WORDS = 0.02;
    private static final double CONDITION = 0.04;
    private static final double BEGINNING = 0.05;

    /** The decoding of a song takes about as long as so many velocities of the DiT. */
    private static final double DECODING = 10;

    private final Part progress;
    private final int songs;
    private final double decodingBegins;

    /**
     * For one request.
     *
     * @param evaluations how often the sampler asks the DiT
     */
    Stages(Part progress, int songs, int evaluations) {
        this.progress = progress;
        this.songs = songs;
        this.decodingBegins = BEGINNING + (1 - BEGINNING) * evaluations / (evaluations + DECODING);
    }

    void loading() {
        progress.report(0, "Loading models");
    }

    void waiting() {
        progress.waiting();
    }

    void words() {
        progress.report(WORDS, "Reading the words");
    }

    void condition() {
        progress.report(CONDITION, "Reading the words");
    }

    void step(int done, int steps) {
        double share = done / (double) steps;
        progress.report(BEGINNING + (decodingBegins - BEGINNING) * share, "Generating music");
    }

    /** So much of one song, counted from 0, is audio. */
    void decoding(int song, double share) {
        String place = songs == 1 ? "" : " (%d of %d)".formatted(song + 1, songs);
        double done = (song + share) / songs;
        progress.report(Math.min(1, decodingBegins + (1 - decodingBegins) * done), "Decoding audio" + place);
    }
}
