package dev.acestep.cli;

import dev.acestep.cli.config.Configuration;
import dev.acestep.jobs.Database;
import dev.acestep.jobs.keys.KeyStore;
import java.io.IOException;
import java.time.Clock;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The options of a command that manages keys, and the way to them beside a server that may be running. */
class KeyOptions extends CommonOptions {
    /** What comes of work on the keys of the data folder. */
    final <T> T with(Function<KeyStore, T> work) {
        return with((database, _) -> work.apply(new KeyStore(database, Clock.systemUTC())));
    }

    /** What comes of work on the database of the data folder. */
    final <T> T with(BiFunction<Database, Configuration, T> work) {
        Configuration configuration = read();
        Logging.quiet(verbose);
        try (Database database = Database.visit(configuration.folders().data())) {
            return work.apply(database, configuration);
        } catch (IOException e) {
            throw new CommandFailed("the keys cannot be reached: " + e.getMessage(), e);
        }
    }
}
