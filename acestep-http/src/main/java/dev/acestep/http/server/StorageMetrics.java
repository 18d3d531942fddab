package dev.acestep.http.server;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Shows how much the folders of files hold at the moment of each scrape. */
record StorageMetrics(Map<String, Path> folders) implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
        folders.forEach((kind, folder) -> Gauge.builder("acestep.storage", folder, StorageMetrics::bytes)
                .description("Size of all files")
                .baseUnit(BaseUnits.BYTES)
                .tag("kind", kind)
                .register(registry));
    }

    private static double bytes(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(StorageMetrics::size).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException _) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
