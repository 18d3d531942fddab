package dev.acestep.jobs;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteListingTest extends ListingContract {
    @TempDir
    Path folder;

    private OpenQueue open;

    @BeforeEach
    void openQueue() throws IOException {
        open = new OpenQueue(folder, JobsConfig.DEFAULTS, clock);
    }

    @AfterEach
    void closeQueue() {
        open.close();
    }

    @Override
    Jobs jobs() {
        return open.jobs();
    }
}
