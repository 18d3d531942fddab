package dev.acestep.sketch.sound;

import dev.acestep.music.Progress;
import dev.acestep.sketch.score.Score;

/** Says how much faster than it plays a minute of a dense arrangement is rendered; run by hand, on a quiet machine. */
final class StudioSpeed {
    private StudioSpeed() {}

    public static void main(String[] args) {
        Score score = Songs.pop(60);
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            new Studio().mix(score, Progress.SILENT);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("%d parts, %.2f s, %.0f x%n", score.parts().size(), seconds, score.seconds() / seconds);
        }
    }
}
