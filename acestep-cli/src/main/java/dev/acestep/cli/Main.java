package dev.acestep.cli;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program: reads the command line and runs the command. */
@Command(
        name = "acestep",
        description =
                "Makes music from words: a self-hosted server that speaks ACE-Step, and the same on a command line.",
        subcommands = {
            Serve.class,
            Generate.class,
            Sample.class,
            FormatSong.class,
            Understand.class,
            TimeLyrics.class,
            ListModels.class,
            Download.class,
            Keys.class,
            Doctor.class,
            Bench.class,
            Version.class,
            Rehearsal.class,
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done, 1 failed (one line on the error output says why), 2 wrong usage.",
            "'acestep COMMAND --help' says what a command takes."
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command line; returns the exit code. */
    public static int run(String... args) {
        Failures failures = new Failures(Arrays.asList(args).contains("--verbose"));
        CommandLine program = new CommandLine(new Main());
        Map<String, IHelpSectionRenderer> help = new HashMap<>(program.getHelpSectionMap());
        help.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new OptionSections());
        return program.setHelpSectionMap(help)
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setUsageHelpWidth(110)
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                .execute(args);
    }

    /** Every command has it; picocli itself answers. */
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    void help(boolean asked) {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do");
    }
}
