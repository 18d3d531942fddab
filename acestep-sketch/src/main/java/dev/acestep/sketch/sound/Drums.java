package dev.acestep.sketch.sound;

/** The recipes of the drums. */
final class Drums {
    private Drums() {}

    static DrumRecipe acoustic(int drum) {
        return switch (drum) {
            case 35, 36 ->
                new DrumRecipe(0.5)
                        .skin(160, 52, 0.02, 0.42, 1)
                        .skin(95, 74, 0.03, 0.18, 0.3)
                        .noise(1800, 7000, 0, 0.018, 0.5)
                        .noise(200, 900, 0, 0.05, 0.3);
            case 37 ->
                new DrumRecipe(0.2)
                        .ring(1720, 0.5, 0.05, 820, 0.4, 0.06, 2900, 0.2, 0.03)
                        .noise(900, 8000, 0, 0.03, 0.4);
            case 38, 40 ->
                new DrumRecipe(0.4)
                        .skin(280, 188, 0.012, 0.16, 0.55)
                        .skin(400, 331, 0.01, 0.1, 0.25)
                        .noise(1500, 11_000, 0, 0.03, 0.6)
                        .noise(1100, 9000, 0.001, 0.24, 0.5);
            case 39 -> clap(new DrumRecipe(0.4));
            case 41 -> tom(82);
            case 43 -> tom(98);
            case 45 -> tom(118);
            case 47 -> tom(140);
            case 48 -> tom(164);
            case 50 -> tom(192);
            case 42 -> new DrumRecipe(0.16).metal(24, 3200, 14_000, 0.07, 0.4).noise(6500, 15_000, 0, 0.06, 0.42);
            case 44 -> new DrumRecipe(0.14).metal(20, 2800, 12_000, 0.06, 0.3).noise(5000, 13_000, 0.002, 0.05, 0.26);
            case 46 -> new DrumRecipe(0.8).metal(32, 3000, 14_000, 0.6, 0.4).noise(6200, 15_000, 0, 0.5, 0.34);
            default -> cymbalOrPercussion(drum);
        };
    }

    static DrumRecipe brushes(int drum) {
        return switch (drum) {
            case 35, 36 -> new DrumRecipe(0.45).skin(95, 50, 0.03, 0.4, 0.8).noise(300, 2500, 0, 0.02, 0.2);
            case 38 -> new DrumRecipe(0.35).skin(230, 182, 0.02, 0.1, 0.16).noise(1400, 8000, 0.006, 0.2, 0.5);
            case 40 -> new DrumRecipe(0.45).noise(1200, 6000, 0.07, 0.34, 0.4);
            case 42 -> new DrumRecipe(0.12).metal(20, 3600, 13_000, 0.05, 0.3).noise(6500, 13_000, 0, 0.05, 0.24);
            default -> acoustic(drum);
        };
    }

    static DrumRecipe electronic(int drum) {
        return switch (drum) {
            case 35 -> new DrumRecipe(0.9).skin(190, 46, 0.025, 0.85, 1).noise(2000, 9000, 0, 0.008, 0.35);
            case 36 ->
                new DrumRecipe(0.45)
                        .skin(260, 50, 0.016, 0.36, 1)
                        .skin(700, 120, 0.006, 0.03, 0.4)
                        .noise(2500, 10_000, 0, 0.01, 0.4);
            case 37 ->
                new DrumRecipe(0.12).ring(1667, 0.6, 0.04, 455, 0.3, 0.04).noise(1500, 9000, 0, 0.015, 0.3);
            case 38 ->
                new DrumRecipe(0.32)
                        .skin(330, 178, 0.012, 0.14, 0.6)
                        .skin(420, 332, 0.01, 0.08, 0.25)
                        .noise(1200, 12_000, 0, 0.19, 0.62);
            case 40 ->
                clap(new DrumRecipe(0.4).skin(300, 190, 0.012, 0.13, 0.45).noise(1800, 12_000, 0, 0.16, 0.3));
            case 42, 44 ->
                new DrumRecipe(0.12).metal(6, 5200, 10_500, 0.05, 0.25).noise(8000, 16_000, 0, 0.045, 0.55);
            case 46 -> new DrumRecipe(0.5).metal(6, 5200, 10_500, 0.4, 0.25).noise(8000, 16_000, 0, 0.36, 0.5);
            default -> acoustic(drum);
        };
    }

    private static DrumRecipe cymbalOrPercussion(int drum) {
        return switch (drum) {
            case 49, 57 -> crash(drum == 49 ? 1 : 1.12, 2.4);
            case 52 -> crash(0.8, 1.6);
            case 55 -> crash(1.5, 0.9);
            case 51, 59 ->
                new DrumRecipe(1.6)
                        .metal(40, drum == 51 ? 480 : 560, 11_000, 1.5, 0.2)
                        .noise(5000, 12_000, 0, 0.025, 0.3)
                        .ring(3870, 0.07, 0.9, 5120, 0.06, 0.7);
            case 53 ->
                new DrumRecipe(1.6)
                        .ring(793, 0.2, 1.2, 1630, 0.16, 1.1, 2580, 0.12, 0.8)
                        .metal(24, 900, 10_000, 1, 0.14);
            case 54 -> new DrumRecipe(0.3).metal(20, 5200, 13_000, 0.2, 0.3).noise(6500, 14_000, 0, 0.11, 0.4);
            case 56 ->
                new DrumRecipe(0.5)
                        .ring(562, 0.42, 0.32, 845, 0.42, 0.28, 1690, 0.12, 0.12)
                        .noise(600, 5000, 0, 0.01, 0.3);
            case 60 -> hand(415, 0.16);
            case 61 -> hand(305, 0.2);
            case 62 -> hand(240, 0.09).noise(900, 6000, 0, 0.02, 0.4);
            case 63 -> hand(225, 0.3);
            case 64 -> hand(165, 0.36);
            case 69, 82 -> new DrumRecipe(0.16).noise(5500, 13_000, 0.012, 0.07, 0.55);
            case 70 -> new DrumRecipe(0.12).noise(6500, 15_000, 0.004, 0.05, 0.6);
            case 75 -> new DrumRecipe(0.2).ring(2490, 0.6, 0.07, 5150, 0.1, 0.02);
            case 76 -> new DrumRecipe(0.2).ring(1180, 0.6, 0.06, 2640, 0.2, 0.03);
            case 77 -> new DrumRecipe(0.2).ring(820, 0.6, 0.08, 1850, 0.2, 0.03);
            case 80 -> triangle(0.09);
            case 81 -> triangle(1.5);
            default -> new DrumRecipe(0.15).noise(1500, 9000, 0, 0.08, 0.5);
        };
    }

    private static DrumRecipe tom(double hertz) {
        return new DrumRecipe(0.7)
                .skin(hertz * 1.5, hertz, 0.035, 0.55, 0.85)
                .skin(hertz * 2.4, hertz * 1.72, 0.03, 0.16, 0.25)
                .noise(500, 5000, 0, 0.03, 0.35);
    }

    private static DrumRecipe hand(double hertz, double seconds) {
        return new DrumRecipe(seconds + 0.15)
                .skin(hertz * 1.12, hertz, 0.015, seconds, 0.7)
                .ring(hertz * 1.85, 0.18, seconds * 0.4, hertz * 2.6, 0.1, seconds * 0.25)
                .noise(700, 6000, 0, 0.014, 0.35);
    }

    private static DrumRecipe clap(DrumRecipe recipe) {
        return recipe.burst(0, 900, 5200, 0, 0.018, 0.9)
                .burst(0.010, 900, 5200, 0, 0.018, 0.8)
                .burst(0.021, 900, 5200, 0, 0.02, 0.8)
                .burst(0.03, 800, 6000, 0, 0.2, 0.75);
    }

    private static DrumRecipe crash(double pitch, double seconds) {
        return new DrumRecipe(seconds)
                .metal(64, 420 * pitch, 14_000, 0.8 * seconds, 0.3)
                .noise(2500 * pitch, 15_000, 0.002, seconds * 0.5, 0.36)
                .noise(800, 6000, 0, 0.05, 0.2);
    }

    private static DrumRecipe triangle(double seconds) {
        return new DrumRecipe(seconds + 0.1)
                .ring(
                        1410,
                        0.06,
                        seconds,
                        3520,
                        0.18,
                        seconds,
                        5380,
                        0.2,
                        seconds * 0.9,
                        8150,
                        0.16,
                        seconds * 0.8,
                        11_300,
                        0.1,
                        seconds * 0.6);
    }
}
