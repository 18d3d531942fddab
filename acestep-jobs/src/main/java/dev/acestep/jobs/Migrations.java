package dev.acestep.jobs;

import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the database file to the newest schema. */
final class Migrations {
    private Migrations() {}

    static void run(DataSource source) {
        flyway(source).migrate();
    }

    /** Whether the schema is this version's, or a newer one's. */
    static boolean areDone(DataSource source) {
        return flyway(source).info().pending().length == 0;
    }

    private static Flyway flyway(DataSource source) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .loggers("slf4j")
                .encoding(StandardCharsets.UTF_8)
                .load();
    }
}
