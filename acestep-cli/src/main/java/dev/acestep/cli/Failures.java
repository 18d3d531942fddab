package dev.acestep.cli;

import dev.acestep.cli.config.ConfigurationProblem;
import dev.acestep.engine.download.DownloadFailed;
import dev.acestep.http.server.CannotListen;
import dev.acestep.jobs.FolderInUse;
import dev.acestep.jobs.keys.KeyRefused;
import dev.acestep.music.EngineFailure;
import dev.acestep.music.InvalidRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line on the error output and an exit code. */
final class Failures implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    private final boolean verbose;

    Failures(boolean verbose) {
        this.verbose =
                verbose || "true".equals(System.getenv("ACESTEP_DEBUG")) || "1".equals(System.getenv("ACESTEP_DEBUG"));
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        say(command, sentence(failure, command), failure);
        return failure instanceof InvalidRequest || failure instanceof ConfigurationProblem ? WRONG_USAGE : FAILED;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        String hint = wrong instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream()
                        .limit(1)
                        .map(" (did you mean %s?)"::formatted)
                        .findFirst()
                        .orElse("")
                : "";
        String line = wrong.getMessage()
                + hint
                + "; '%s --help' says what there is"
                        .formatted(command.getCommandSpec().qualifiedName());
        say(command, line, wrong);
        return WRONG_USAGE;
    }

    private void say(CommandLine command, String line, Exception cause) {
        command.getErr().println("acestep: " + line.replaceAll("\\R+", " "));
        if (verbose) {
            cause.printStackTrace(command.getErr());
        }
    }

    private static String sentence(Exception failure, CommandLine command) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure) {
            case InvalidRequest invalid -> OptionNames.inWordsOfTheCommandLine(invalid, command.getCommandSpec());
            case ConfigurationProblem _,
                    CommandFailed _,
                    EngineFailure _,
                    FolderInUse _,
                    KeyRefused _,
                    CannotListen _,
                    DownloadFailed _ -> message;
            case UncheckedIOException io -> message;
            case IOException io -> io.getClass().getSimpleName() + ": " + message;
            default ->
                "unexpected %s: %s (--verbose shows where)"
                        .formatted(failure.getClass().getSimpleName(), withoutNativeFrames(message));
        };
    }

    /** libtorch's messages go on with where in it something was thrown. */
    private static String withoutNativeFrames(String message) {
        int frames = message.indexOf("Exception raised from");
        return frames < 0 ? message : message.substring(0, frames).strip();
    }
}
