package dev.acestep.sketch.sound;

import dev.acestep.music.Pcm;
import dev.acestep.music.Progress;
import dev.acestep.sketch.score.Role;
import dev.acestep.sketch.score.Score;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Plays scores: the same score gives the same samples on any machine. May be used from many threads. */
public final class Studio {
    /** The finished stereo master, as long as the score says to the frame. */
    public Pcm mix(Score score, Progress progress) {
        Tape mix = new Desk(score).mix(progress);
        Mastering.finish(mix, List.of(), score.fadeSeconds());
        progress.report(1, "Rendering");
        return mix.pcm();
    }

    /** Every role by itself as it is in the master, to which they add up; silence for a role that nobody plays. */
    public Map<Role, Pcm> stems(Score score, Progress progress) {
        Map<Role, Tape> tapes = new Desk(score).roles(progress);
        Mastering.finish(Tape.sum(tapes.values()), List.copyOf(tapes.values()), score.fadeSeconds());
        Map<Role, Pcm> stems = new EnumMap<>(Role.class);
        tapes.forEach((role, tape) -> stems.put(role, tape.pcm()));
        progress.report(1, "Rendering");
        return stems;
    }
}
