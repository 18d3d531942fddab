package dev.acestep.music;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is to be made, with everything that only this kind of work needs; files are on the server and allowed. */
public sealed interface Task {
    TaskType type();

    /** The audio that the task works on. */
    Optional<Path> source();

    /** New music from words alone. */
    record TextToMusic() implements Task {
        @Override
        public TaskType type() {
            return TaskType.TEXT2MUSIC;
        }

        @Override
        public Optional<Path> source() {
            return Optional.empty();
        }
    }

    /**
     * No music: an audio file is only listened to, for the analyses {@link Planning.Analysis#FULL} and
     * {@link Planning.Analysis#CODES}. It asks for nothing of what makes editing tasks special.
     */
    record Listening(Path audio) implements Task {
        @Override
        public TaskType type() {
            return TaskType.TEXT2MUSIC;
        }

        @Override
        public Optional<Path> source() {
            return Optional.of(audio);
        }
    }

    /**
     * New music that follows a source; without the source file, the request's audio codes stand for it.
     *
     * @param quantised whether the source is taken through its 5Hz codes ({@code cover}) or not ({@code cover-nofsq})
     * @param strength 0 to 1, share of the schedule that follows the source
     * @param noiseStrength 0 (start from noise) to 1 (start closest to the source)
     */
    record Cover(Optional<Path> source, boolean quantised, double strength, double noiseStrength) implements Task {
        public Cover {
            Range.number("audio_cover_strength", strength, 0, 1);
            Range.number("cover_noise_strength", noiseStrength, 0, 1);
        }

        @Override
        public TaskType type() {
            return quantised ? TaskType.COVER : TaskType.COVER_NOFSQ;
        }
    }

    /** A region of the source made anew, the rest kept. */
    record Repaint(Path audio, Region region, Blend blend, MaskMode mask, double noiseStrength) implements Task {
        public Repaint {
            Range.number("cover_noise_strength", noiseStrength, 0, 1);
        }

        @Override
        public TaskType type() {
            return TaskType.REPAINT;
        }

        @Override
        public Optional<Path> source() {
            return Optional.of(audio);
        }
    }

    /** The source made longer: a repaint of what follows its end. */
    record Continuation(Path audio, Region region, Blend blend) implements Task {
        @Override
        public TaskType type() {
            return TaskType.CONTINUATION;
        }

        @Override
        public Optional<Path> source() {
            return Optional.of(audio);
        }
    }

    /** One more track for the source. */
    record Lego(Path audio, Optional<TrackName> track, Region region, MaskMode mask) implements Task {
        @Override
        public TaskType type() {
            return TaskType.LEGO;
        }

        @Override
        public Optional<Path> source() {
            return Optional.of(audio);
        }
    }

    /** One track out of the source. */
    record Extract(Path audio, Optional<TrackName> track) implements Task {
        @Override
        public TaskType type() {
            return TaskType.EXTRACT;
        }

        @Override
        public Optional<Path> source() {
            return Optional.of(audio);
        }
    }

    /** The tracks that the source lacks; without the source file, the request's audio codes stand for it. */
    record Complete(Optional<Path> source, List<TrackName> tracks) implements Task {
        public Complete {
            tracks = List.copyOf(tracks);
        }

        @Override
        public TaskType type() {
            return TaskType.COMPLETE;
        }
    }

    /**
     * A stretch of the source, in seconds; it may begin before the source and end after it.
     *
     * @param end empty is the end of the source
     */
    record Region(double start, Optional<Double> end) {
        public static final Region WHOLE = new Region(0, Optional.empty());

        public Region {
            Range.number("repainting_start", start, -AudioDuration.LONGEST, AudioDuration.LONGEST);
            if (end.isPresent() && !(end.get() > start && end.get() <= AudioDuration.LONGEST)) {
                throw InvalidRequest.notAllowed(
                        "repainting_end", Range.plain(end.get()), "number above repainting_start, up to 600");
            }
        }
    }

    /**
     * How a made region meets what is kept.
     *
     * @param strength 0 (keep most of the source) to 1 (free), in {@link RepaintMode#BALANCED}
     * @param latentCrossfadeFrames frames of 1/25 s, 0 to 250; empty lets the mode choose
     * @param wavCrossfadeSeconds 0 to 5; empty lets the mode choose
     */
    record Blend(
            RepaintMode mode,
            double strength,
            Optional<Integer> latentCrossfadeFrames,
            Optional<Double> wavCrossfadeSeconds) {
        public static final Blend DEFAULTS = new Blend(RepaintMode.BALANCED, 0.5, Optional.empty(), Optional.empty());

        public Blend {
            Range.number("repaint_strength", strength, 0, 1);
            latentCrossfadeFrames.ifPresent(frames -> Range.integer("repaint_latent_crossfade_frames", frames, 0, 250));
            wavCrossfadeSeconds.ifPresent(seconds -> Range.number("repaint_wav_crossfade_sec", seconds, 0, 5));
        }
    }

    /** How much of the source a repaint keeps. */
    enum RepaintMode {
        CONSERVATIVE,
        BALANCED,
        AGGRESSIVE
    }

    /** Whether exactly the region is masked, or the model decides. */
    enum MaskMode {
        EXPLICIT,
        AUTO
    }
}
