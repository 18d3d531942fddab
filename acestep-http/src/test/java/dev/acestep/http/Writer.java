package dev.acestep.http;

import dev.acestep.music.EngineFailure;
import dev.acestep.music.Language;
import dev.acestep.music.LanguageModel;
import dev.acestep.music.Metadata;
import dev.acestep.music.Progress;
import dev.acestep.music.SongDraft;
import dev.acestep.music.TimeSignature;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/** A language model whose words are known before, and which fails, or waits, as the text that it is given says. */
final class Writer implements LanguageModel {
    static final String NAME = "acestep-5Hz-lm-0.6B";

    private final String whyItCannotBeLoaded;
    private final Semaphore waiting = new Semaphore(0);
    private volatile boolean loaded;

    Writer() {
        this("");
    }

    /** One that cannot be loaded, if there is a reason. */
    Writer(String whyItCannotBeLoaded) {
        this.whyItCannotBeLoaded = whyItCannotBeLoaded;
    }

    /** Waits until this many calls wait. */
    void awaitCalls(int count) {
        waiting.acquireUninterruptibly(count);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isLoaded() {
        return loaded;
    }

    @Override
    public void load() {
        if (!whyItCannotBeLoaded.isEmpty()) {
            throw new EngineFailure(whyItCannotBeLoaded);
        }
        loaded = true;
    }

    @Override
    public SongDraft sample(
            String query, boolean instrumental, Language language, double temperature, Progress progress) {
        obey(query, progress);
        Metadata metadata = settled(new Metadata(
                Metadata.UNKNOWN.bpm(),
                Metadata.UNKNOWN.keyScale(),
                Metadata.UNKNOWN.timeSignature(),
                Metadata.UNKNOWN.duration(),
                language));
        return new SongDraft(
                "%s at %.2f".formatted(query, temperature), instrumental ? "[Instrumental]" : "la", metadata, "folk");
    }

    @Override
    public SongDraft format(String caption, String lyrics, Metadata given, double temperature, Progress progress) {
        obey(caption, progress);
        return new SongDraft("better " + caption, "[Verse]\n" + lyrics, settled(given), "folk");
    }

    private void obey(String text, Progress progress) {
        if (text.startsWith("fail")) {
            throw new EngineFailure("The language model wrote nothing that can be read");
        }
        if (text.startsWith("wait")) {
            waiting.release();
            while (true) {
                progress.report(0.5, "Writing");
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private static Metadata settled(Metadata given) {
        Metadata own = Metadata.UNKNOWN
                .withBpm(97)
                .withKey("G major")
                .withTimeSignature(TimeSignature.THREE_FOUR)
                .withDuration(61.5);
        return new Metadata(
                given.bpm().or(own::bpm),
                given.keyScale().or(own::keyScale),
                given.timeSignature().or(own::timeSignature),
                given.duration().or(own::duration),
                given.language().equals(Language.UNKNOWN) ? new Language("de") : given.language());
    }
}
