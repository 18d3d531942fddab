package dev.acestep.cli;

import dev.acestep.cli.config.Configuration;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code acestep serve}: the server, until somebody stops it. */
@Command(
        name = "serve",
        description = "Runs the HTTP server with its queue and workers.",
        sortOptions = false,
        footer = {
            "",
            "Values come from these options, else from environment variables, else from .env in the working folder,",
            "else from the configuration file. Ctrl-C or SIGTERM stops it when the running job is done or given back."
        })
final class Serve implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Serve.class);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ServeOptions options = new ServeOptions();

    @Override
    public void run() {
        Configuration configuration = options.read();
        Logging.ofServer(configuration.logFormat(), options.verbose);
        configuration.warnings().forEach(LOG::warn);
        LOG.info("Configuration: {}", configuration.summary());
        MissingModels.fetch(configuration.models(), System.getenv());
        Application application = start(configuration);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> stop(application, stopped)));
        announce(application);
        await(stopped);
    }

    private static Application start(Configuration configuration) {
        try {
            return Application.start(configuration);
        } catch (IOException e) {
            throw new CommandFailed("the server cannot start: " + e.getMessage(), e);
        }
    }

    private void announce(Application application) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Listening on %s (documentation: %s/docs)".formatted(application.url(), application.url()));
        out.flush();
    }

    /** Being stopped is no failure, so the exit code is 0 and not that of the signal. */
    private static void stop(Application application, CountDownLatch stopped) {
        LOG.info("Stopping");
        application.close();
        LOG.info("Stopped");
        stopped.countDown();
        Runtime.getRuntime().halt(0);
    }

    private static void await(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
