package dev.acestep.engine;

/** How far a whole request is, from how far its stages are; the shares are about what they take on a CPU. */
final class Stages {
    private static final double WORDS = 0.02;
    private static final double CONDITION = 0.04;
    private static final double BEGINNING = 0.05;
    private static final double HEARING = 0.15;

    /** The decoding of a song takes about as long as so many velocities of the DiT. */
    private static final double DECODING = 10;

    private final Part progress;
    private final int songs;
    private final double heard;
    private final double decodingBegins;

    /**
     * For one request.
     *
     * @param evaluations how often the sampler asks the DiT
     * @param hears whether there is audio to encode
     */
    Stages(Part progress, int songs, int evaluations, boolean hears) {
        this.progress = progress;
        this.songs = songs;
        this.heard = hears ? HEARING : 0;
        double begins = BEGINNING + heard;
        this.decodingBegins = begins + (1 - begins) * evaluations / (evaluations + DECODING);
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

    /** So much of the audio is latents. */
    void hearing(double share) {
        progress.report(WORDS + heard * share, "Encoding audio");
    }

    void condition() {
        progress.report(CONDITION + heard, "Reading the words");
    }

    void step(int done, int steps) {
        double share = done / (double) steps;
        double begins = BEGINNING + heard;
        progress.report(begins + (decodingBegins - begins) * share, "Generating music");
    }

    /** So much of one song, counted from 0, is audio. */
    void decoding(int song, double share) {
        String place = songs == 1 ? "" : " (%d of %d)".formatted(song + 1, songs);
        double done = (song + share) / songs;
        progress.report(Math.min(1, decodingBegins + (1 - decodingBegins) * done), "Decoding audio" + place);
    }
}
