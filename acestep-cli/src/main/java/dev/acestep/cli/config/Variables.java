package dev.acestep.cli.config;

import java.util.List;

/** Variables that are known and have no effect on the server's configuration. */
final class Variables {
    private static final List<String> OF_THE_LAUNCHER =
            List.of("ACESTEP_DEBUG", "ACESTEP_JAVA_HOME", "ACESTEP_JAVA_OPTS", "ACESTEP_CACHE_DIR");
    private static final List<String> OF_TRAINING =
            List.of("ACESTEP_TENSORBOARD_URL", "ACESTEP_TRAINING_DEVICE", "ACESTEP_TRAINING_ROOTS");

    private Variables() {}

    /** Notes them as known, so that nobody is warned of them, and checks the one that can be wrong. */
    static void acceptForLater(Settings settings) {
        OF_THE_LAUNCHER.forEach(variable -> settings.find(variable, Form.TEXT));
        OF_TRAINING.forEach(variable -> settings.find(variable, Form.TEXT));
        settings.find("ACESTEP_TRAINING_ENABLED", Form.FLAG);
    }
}
