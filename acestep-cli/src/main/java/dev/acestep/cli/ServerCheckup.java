package dev.acestep.cli;

import dev.acestep.cli.Doctor.Finding;
import dev.acestep.cli.config.Configuration;
import dev.acestep.http.ServerConfig;
import dev.acestep.jobs.Database;
import dev.acestep.jobs.FolderInUse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code doctor} looks at for the server as it is configured. */
final class ServerCheckup {
    private static final double WANTED_FREE_GB = 1;
    private static final double NEEDED_FREE_GB = 0.1;

    private ServerCheckup() {}

    static Finding database(Configuration configuration) {
        Path folder = configuration.folders().data();
        try (Database database = Database.open(folder)) {
            return Finding.ok("database", "writable, in " + database.folder());
        } catch (FolderInUse e) {
            return Finding.warn("database", String.valueOf(e.getMessage()), "nothing, if that is your server");
        } catch (IOException e) {
            return Finding.fail(
                    "database",
                    "%s: %s".formatted(folder, e.getMessage()),
                    "make the folder writable or choose another (--data)");
        }
    }

    static Finding space(Configuration configuration) {
        Path folder = existing(configuration.folders().output());
        try {
            double free = Files.getFileStore(folder).getUsableSpace() / 1e9;
            String found = "%.1f GB free for %s"
                    .formatted(free, configuration.folders().output());
            if (free < NEEDED_FREE_GB) {
                return Finding.fail("disk", found, "free some, or choose another folder (ACESTEP_OUTPUT_DIR)");
            }
            return free < WANTED_FREE_GB
                    ? Finding.warn("disk", found, "a minute of mp3 is 1 MB, of wav32 23 MB")
                    : Finding.ok("disk", found);
        } catch (IOException e) {
            return Finding.warn("disk", "%s: %s".formatted(folder, e.getMessage()), "check its rights");
        }
    }

    static Finding port(Configuration configuration) {
        ServerConfig server = configuration.server();
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(server.host(), server.port()));
            return Finding.ok("port", "%s:%d is free".formatted(server.host(), server.port()));
        } catch (IOException e) {
            return Finding.warn(
                    "port",
                    "%s:%d: %s".formatted(server.host(), server.port(), e.getMessage()),
                    "nothing, if that is your server; else choose another (--port)");
        }
    }

    private static Path existing(Path folder) {
        Path candidate = folder.toAbsolutePath();
        while (!Files.exists(candidate) && candidate.getParent() != null) {
            candidate = candidate.getParent();
        }
        return candidate;
    }
}
