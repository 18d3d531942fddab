package dev.acestep.cli;

import dev.acestep.cli.config.Configuration;
import dev.acestep.generation.InstalledModels;
import dev.acestep.sketch.SketchEngine;
import java.util.List;

/** The engines that this installation has. */
final class Engines {
    private Engines() {}

    static InstalledModels installed(Configuration configuration) {
        return new InstalledModels(
                List.of(new SketchEngine(configuration.defaultDurationSeconds())),
                configuration.models().slots().getFirst());
    }
}
