package dev.acestep.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * A row as it was read.
 *
 * @param version rises with every change of state, so that a change can be made conditional on what was read
 */
record JobRow(Job job, long version) {
    static final RowMapper<JobRow> MAPPER = (row, _) -> new JobRow(job(row), row.getLong("version"));

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                new JobId(UUID.fromString(row.getString("id"))),
                submission(row),
                JobState.valueOf(row.getString("state")),
                row.getDouble("progress"),
                row.getString("stage"),
                row.getInt("attempts"),
                row.getBoolean("cancel_requested"),
                row.getString("output_token"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                RequestJson.tracks(row.getString("outputs")),
                Optional.ofNullable(row.getString("understanding")).map(RequestJson::understanding),
                error(row));
    }

    private static Submission submission(ResultSet row) throws SQLException {
        return new Submission(
                new Dialect(row.getString("dialect")),
                Optional.ofNullable(row.getString("owner")),
                row.getString("requested_model"),
                row.getString("prompt"),
                row.getString("lyrics"),
                RequestJson.request(row.getString("request")),
                RequestJson.strings(row.getString("warnings")),
                RequestJson.paths(row.getString("uploads")),
                row.getString("input"),
                Optional.ofNullable(row.getString("webhook")).map(RequestJson::webhook));
    }

    private static Optional<JobError> error(ResultSet row) throws SQLException {
        String message = row.getString("error_message");
        return Optional.ofNullable(row.getString("error_kind"))
                .map(kind -> new JobError(JobError.Kind.valueOf(kind), message));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
