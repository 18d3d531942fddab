package dev.acestep.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files that callers send ahead of the jobs that will read them, kept for the retention time under names that nobody
 * guesses. Safe to use from any thread.
 */
public final class Media {
    /** How long a ticket lets a file in. */
    public static final Duration TICKET_LIFE = Duration.ofHours(1);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 20;

    /** A second try of a sender whose first one hangs; more would only fill the disk. */
    private static final int MOST_AT_ONCE = 2;

    private final Database database;
    private final Uploads uploads;
    private final Duration retention;
    private final InstantSource clock;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    /**
     * The media of one server.
     *
     * @param retention how long files are kept; zero is for ever
     */
    Media(Database database, Uploads uploads, Duration retention, InstantSource clock) {
        this.database = database;
        this.uploads = uploads;
        this.retention = retention;
        this.clock = clock;
    }

    /** The most that one file may have, in bytes. */
    public long largestBytes() {
        return uploads.largestBytes();
    }

    /**
     * Lets one file of that size in, within {@link #TICKET_LIFE}.
     *
     * @param callersName lends the file its extension, if that is a plain one
     */
    public Ticket issue(String callersName, long size) {
        Ticket ticket = new Ticket(token(), token() + Uploads.extension(callersName), size);
        database.write(sql -> new MediaRows(sql).insert(ticket, clock.instant(), Optional.empty()));
        return ticket;
    }

    /** The ticket of that token, unless it has been used or is too old. */
    public Optional<Ticket> ticket(String token) {
        Instant oldest = clock.instant().minus(TICKET_LIFE);
        return database.read(sql -> new MediaRows(sql).ticket(token, oldest));
    }

    /**
     * Keeps the ticket's file. Of two that come at once the first to be complete is kept, and a third is too late; a file
     * that does not fit leaves the ticket as it was.
     *
     * @throws IOException if the bytes break off, or cannot be kept
     */
    public Receipt redeem(Ticket ticket, InputStream bytes) throws IOException {
        try {
            return underWay.merge(ticket.token(), 1, Integer::sum) > MOST_AT_ONCE
                    ? new Receipt.TooLate()
                    : receive(ticket, bytes);
        } finally {
            underWay.computeIfPresent(ticket.token(), (_, count) -> count == 1 ? null : count - 1);
        }
    }

    private Receipt receive(Ticket ticket, InputStream bytes) throws IOException {
        Path file = uploads.keep(new AtMost(bytes, ticket.size() + 1), ticket.name());
        try {
            long size = Files.size(file);
            if (size != ticket.size()) {
                return new Receipt.WrongSize(size);
            }
            sync(file);
            Instant oldest = clock.instant().minus(TICKET_LIFE);
            boolean stored = database.write(sql -> {
                boolean first = new MediaRows(sql).store(ticket, oldest, clock.instant());
                return first && place(file, ticket.name());
            });
            return stored ? new Receipt.Stored() : new Receipt.TooLate();
        } finally {
            uploads.discard(file);
        }
    }

    /**
     * Keeps a file that comes without a ticket.
     *
     * @throws Uploads.UploadTooLarge if it has too many bytes; nothing is kept then
     */
    public Ticket keep(InputStream bytes, String callersName) throws IOException {
        Path file = uploads.keep(bytes, callersName);
        try {
            sync(file);
            Ticket media = new Ticket(token(), token() + Uploads.extension(callersName), Files.size(file));
            Instant now = clock.instant();
            boolean _ = database.write(sql -> {
                new MediaRows(sql).insert(media, now, Optional.of(now));
                return place(file, media.name());
            });
            return media;
        } finally {
            uploads.discard(file);
        }
    }

    /** The file of that name, as long as it is kept. */
    public Optional<Path> find(String name) {
        Optional<Instant> oldest = retention.isZero()
                ? Optional.empty()
                : Optional.of(clock.instant().minus(retention));
        return database.read(sql -> new MediaRows(sql).storedAt(name))
                .filter(at -> oldest.stream().noneMatch(at::isBefore))
                .map(_ -> uploads.folder().resolve(name))
                .filter(Files::isRegularFile);
    }

    private boolean place(Path file, String name) {
        try {
            Files.move(file, uploads.folder().resolve(name), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static String token() {
        byte[] token = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(token);
        return HexFormat.of().formatHex(token);
    }

    /**
     * The right to send one file.
     *
     * @param token secret of the sender
     * @param name under which the file will be read: 40 hex digits and perhaps an extension
     * @param size in bytes
     */
    public record Ticket(String token, String name, long size) {}

    /** What became of a file that was sent with a ticket. */
    public sealed interface Receipt {
        record Stored() implements Receipt {}

        /**
         * It does not have the announced size.
         *
         * @param received in bytes; one more than announced if there were too many
         */
        record WrongSize(long received) implements Receipt {}

        /** Another file was sent with the ticket, two are on their way, or its time was over. */
        record TooLate() implements Receipt {}
    }
}
