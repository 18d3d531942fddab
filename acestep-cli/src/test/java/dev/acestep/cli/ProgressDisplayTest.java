package dev.acestep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void aLongPlanIsAFewLines() {
        ProgressDisplay display = new ProgressDisplay(out(), false, false);
        display.report(0, "Planning the song");
        display.report(0.1, "Planning the song");
        for (int token = 1; token <= 3000; token++) {
            display.report(token / 3000.0, "Writing audio codes %d of 3000".formatted(token));
        }
        display.report(1, "Generating music (1 of 2)");
        display.report(1, "Generating music (2 of 2)");

        assertThat(lines().lines())
                .hasSize(14)
                .startsWith("Planning the song", "Writing audio codes 1 of 3000", "Writing audio codes 300 of 3000")
                .endsWith("Writing audio codes 3000 of 3000", "Generating music (1 of 2)", "Generating music (2 of 2)");
    }

    @Test
    void aTerminalSeesEveryToken() {
        ProgressDisplay display = new ProgressDisplay(out(), true, false);
        display.report(0.5, "Writing audio codes 7 of 14");
        display.report(0.5, "Writing audio codes 8 of 14");

        assertThat(lines())
                .contains("[###############...............]  50% Writing audio codes 7 of 14")
                .contains("8 of 14");
    }

    @Test
    void besideJsonItSaysNothing() {
        new ProgressDisplay(out(), false, true).report(0.5, "Planning the song");

        assertThat(lines()).isEmpty();
    }

    private PrintStream out() {
        return new PrintStream(shown, true, StandardCharsets.UTF_8);
    }

    private String lines() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
