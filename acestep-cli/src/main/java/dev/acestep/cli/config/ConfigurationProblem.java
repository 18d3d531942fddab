package dev.acestep.cli.config;

/** A configuration that the program cannot start with; the message names the variable, its value and the rule. */
public final class ConfigurationProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigurationProblem(String message) {
        super(message);
    }
}
