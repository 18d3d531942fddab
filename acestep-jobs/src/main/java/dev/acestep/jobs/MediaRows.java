package dev.acestep.jobs;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** {@link Media} as rows. */
record MediaRows(Handle sql) {
    int insert(Media.Ticket media, Instant issuedAt, Optional<Instant> storedAt) {
        return sql.createUpdate("INSERT INTO media VALUES (:name, :ticket, :size, :issued, :stored)")
                .bind("name", media.name())
                .bind("ticket", media.token())
                .bind("size", media.size())
                .bind("issued", issuedAt.toEpochMilli())
                .bind("stored", storedAt.map(Instant::toEpochMilli).orElse(null))
                .execute();
    }

    /** A ticket that still lets a file in. */
    Optional<Media.Ticket> ticket(String token, Instant oldest) {
        return sql.createQuery(
                        "SELECT * FROM media WHERE ticket = :ticket AND stored_at IS NULL AND issued_at >= :oldest")
                .bind("ticket", token)
                .bind("oldest", oldest.toEpochMilli())
                .map((row, _) -> new Media.Ticket(row.getString("ticket"), row.getString("name"), row.getLong("size")))
                .findOne();
    }

    /** Uses the ticket up, if it still is good. */
    boolean store(Media.Ticket media, Instant oldest, Instant now) {
        return sql.createUpdate("""
                        UPDATE media SET stored_at = :now
                        WHERE name = :name AND stored_at IS NULL AND issued_at >= :oldest
                        """)
                        .bind("name", media.name())
                        .bind("oldest", oldest.toEpochMilli())
                        .bind("now", now.toEpochMilli())
                        .execute()
                > 0;
    }

    Optional<Instant> storedAt(String name) {
        return sql.createQuery("SELECT stored_at FROM media WHERE name = :name AND stored_at IS NOT NULL")
                .bind("name", name)
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    /** Names of all files that rows still speak of. */
    Set<String> names() {
        return sql.createQuery("SELECT name FROM media").mapTo(String.class).stream()
                .collect(Collectors.toSet());
    }

    List<String> storedBefore(Instant then) {
        return sql.createQuery("SELECT name FROM media WHERE stored_at < :then")
                .bind("then", then.toEpochMilli())
                .mapTo(String.class)
                .list();
    }

    int delete(Collection<String> names) {
        return sql.createUpdate("DELETE FROM media WHERE name IN (SELECT value FROM json_each(:names))")
                .bind("names", RequestJson.write(List.copyOf(names)))
                .execute();
    }

    int deleteTicketsBefore(Instant then) {
        return sql.createUpdate("DELETE FROM media WHERE stored_at IS NULL AND issued_at < :then")
                .bind("then", then.toEpochMilli())
                .execute();
    }
}
