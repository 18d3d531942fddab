package dev.acestep.sketch.composition;

import java.util.List;

/**
 * What a caption's adjectives ask for.
 *
 * @param energy −1 (hardly there) to 1 (as much as possible)
 * @param light −1 (dark, so minor) to 1 (bright, so major)
 * @param speed −1 (slow) to 1 (fast)
 */
record Mood(double energy, double light, double speed) {
    private static final Vocabulary<Mood> WORDS = new Vocabulary<Mood>()
            .add(
                    new Mood(0, -1, 0),
                    "dark",
                    "sinister",
                    "haunting",
                    "gothic",
                    "eerie",
                    "ominous",
                    "mysterious",
                    "brooding")
            .add(new Mood(-0.3, -1, -0.4), "sad", "melancholic", "melancholy", "sorrowful", "mournful", "heartbreak")
            .add(new Mood(-0.3, -0.8, -0.3), "lonely", "tragic", "nostalgic", "moody", "somber", "sombre", "悲伤", "忧郁")
            .add(new Mood(0.2, 1, 0.2), "happy", "joyful", "cheerful", "playful", "bright", "sunny", "fun", "欢快", "快乐")
            .add(
                    new Mood(0, 0.8, 0),
                    "hopeful",
                    "optimistic",
                    "sweet",
                    "positive",
                    "warm",
                    "romantic",
                    "tender",
                    "dreamy")
            .add(
                    new Mood(0.2, 0.6, 0.1),
                    "uplifting",
                    "inspiring",
                    "inspirational",
                    "feel-good",
                    "triumphant",
                    "heroic")
            .add(new Mood(0.6, 0, 0), "epic", "powerful", "massive", "anthemic", "intense", "dramatic", "grand", "loud")
            .add(
                    new Mood(0.5, 0, 0.4),
                    "energetic",
                    "driving",
                    "exciting",
                    "high-energy",
                    "high energy",
                    "party",
                    "hype")
            .add(new Mood(0.6, -0.5, 0.3), "aggressive", "angry", "furious", "brutal", "heavy", "fierce")
            .add(new Mood(-0.6, 0.1, -0.4), "calm", "relaxing", "relaxed", "peaceful", "gentle", "soothing", "serene")
            .add(new Mood(-0.5, 0, -0.2), "soft", "quiet", "mellow", "delicate", "intimate", "minimal", "sparse", "安静")
            .add(new Mood(-0.3, 0, -1), "slow", "ballad", "slow tempo", "slow-paced", "downtempo", "lullaby", "slowly")
            .add(new Mood(-0.1, 0, 0), "mid-tempo", "moderate", "midtempo", "medium tempo", "mid tempo")
            .add(new Mood(0.3, 0.2, 0.6), "upbeat", "up-tempo", "uptempo", "lively", "bouncy", "catchy", "dance")
            .add(new Mood(0.3, 0, 1), "fast", "fast-paced", "frantic", "rapid", "speed", "fast tempo", "furious pace");

    /** The moods of a lower-case caption, together. */
    static Mood in(String caption) {
        double energy = 0;
        double light = 0;
        double speed = 0;
        for (Vocabulary.Found<Mood> found : WORDS.find(caption)) {
            energy += found.meaning().energy;
            light += found.meaning().light;
            speed += found.meaning().speed;
        }
        return new Mood(clamp(energy), clamp(light), clamp(speed));
    }

    /** The moods of a section tag's modifiers, such as {@code powerful} or {@code whispered, soft}. */
    static double energyOf(String modifiers) {
        boolean whispered = List.of("whisper", "acapella", "stripped", "breathy", "fading").stream()
                .anyMatch(modifiers::contains);
        boolean shouted =
                List.of("scream", "shout", "climax", "explosive", "full band", "belt", "final", "big").stream()
                        .anyMatch(modifiers::contains);
        return clamp(in(modifiers).energy + (whispered ? -0.6 : 0) + (shouted ? 0.6 : 0));
    }

    private static double clamp(double value) {
        return Math.max(-1, Math.min(1, value));
    }
}
