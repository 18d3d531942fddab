package dev.acestep.http.fal;

/** An endpoint of the model: what is sent there, and whether this server does it. */
enum FalApp {
    /** Tags and lyrics to music. */
    TEXT_TO_MUSIC("", true),
    /** A description to music; lyrics are written for it if a language model is there. */
    PROMPT_TO_AUDIO("/prompt-to-audio", true),
    AUDIO_TO_AUDIO("/audio-to-audio", false),
    AUDIO_INPAINT("/audio-inpaint", false),
    AUDIO_OUTPAINT("/audio-outpaint", false);

    static final String ROOT = "/fal-ai/ace-step";

    private final String suffix;
    private final boolean served;

    FalApp(String suffix, boolean served) {
        this.suffix = suffix;
        this.served = served;
    }

    String path() {
        return ROOT + suffix;
    }

    /** The name under which fal lists it, {@code fal-ai/ace-step/prompt-to-audio}. */
    String id() {
        return path().substring(1);
    }

    /** Whether it makes music from words alone, which is what this server does here. */
    boolean served() {
        return served;
    }
}
