package dev.acestep.sketch.sound;

import dev.acestep.music.Pcm;
import dev.acestep.music.Progress;
import dev.acestep.sketch.score.Part;
import dev.acestep.sketch.score.Role;
import dev.acestep.sketch.score.Score;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The mixing desk: plays all parts of a score block by block onto one tape, or onto one a role. */
final class Desk {
    static final int BLOCK = 64;

    private static final int REPORT = Pcm.SAMPLE_RATE / 2 / BLOCK * BLOCK;

    /** How much of the work is done when all is played and only the mastering is left. */
    private static final double SHARE = 0.9;

    private final Score score;
    private final int frames;

    Desk(Score score) {
        this.score = score;
        frames = (int) Math.round(score.seconds() * Pcm.SAMPLE_RATE);
    }

    Tape mix(Progress progress) {
        Channel all = channel(_ -> true);
        record(List.of(all), progress);
        return all.tape();
    }

    Map<Role, Tape> roles(Progress progress) {
        Map<Role, Channel> channels = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            channels.put(role, channel(part -> part.role() == role));
        }
        record(List.copyOf(channels.values()), progress);
        Map<Role, Tape> tapes = new EnumMap<>(Role.class);
        channels.forEach((role, channel) -> tapes.put(role, channel.tape()));
        return tapes;
    }

    private Channel channel(Predicate<Part> members) {
        List<Player> players = new ArrayList<>();
        for (int i = 0; i < score.parts().size(); i++) {
            Part part = score.parts().get(i);
            if (members.test(part)) {
                players.add(new Player(part, i));
            }
        }
        return new Channel(new Bus(), new Tape(frames), players);
    }

    private void record(List<Channel> channels, Progress progress) {
        for (int at = 0; at < frames; at += BLOCK) {
            if (at % REPORT == 0) {
                progress.report(SHARE * at / frames, "Rendering");
            }
            for (Channel channel : channels) {
                channel.record(at, Math.min(BLOCK, frames - at));
            }
        }
    }

    private record Channel(Bus bus, Tape tape, List<Player> players) {
        void record(int at, int frames) {
            bus.clear();
            players.forEach(player -> player.play(at, frames, bus));
            bus.finish(frames);
            tape.write(bus, at, frames);
        }
    }
}
