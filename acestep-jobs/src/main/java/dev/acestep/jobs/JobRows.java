package dev.acestep.jobs;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** The changes that a job's row goes through, each made only if the row still is as it was read. */
record JobRows(Handle sql) {
    private static final String INSERT = """
            INSERT INTO jobs (id, state, version, dialect, owner, requested_model, model, task_type, progress, stage,
                attempts, cancel_requested, output_token, created_at, has_uploads, uploads, warnings, prompt, lyrics,
                search, request, outputs, input, webhook)
            VALUES (:id, 'QUEUED', 1, :dialect, :owner, :requestedModel, :model, :taskType, 0, '', 0, 0, :token, :now,
                :hasUploads, :uploads, :warnings, :prompt, :lyrics, :search, :request, '[]', :input, :webhook)
            RETURNING place
            """;
    private static final String CLAIM = """
            UPDATE jobs SET state = 'RUNNING', version = version + 1, attempts = attempts + 1, started_at = :now,
                progress = 0, stage = ''
            WHERE id = :id AND state = 'QUEUED' RETURNING *
            """;
    private static final String END = """
            UPDATE jobs SET state = :state, version = version + 1, finished_at = :now, outputs = :outputs,
                understanding = :understanding, progress = coalesce(:progress, progress), error_kind = :kind, error_message = :message
            WHERE id = :id AND version = :version AND state IN ('QUEUED', 'RUNNING') RETURNING *
            """;
    private static final String PUT_BACK = """
            UPDATE jobs SET state = 'QUEUED', version = version + 1, attempts = attempts - :uncounted,
                started_at = NULL, progress = 0, stage = ''
            WHERE id = :id AND version = :version AND state = 'RUNNING' RETURNING *
            """;
    private static final String REPORT = """
            UPDATE jobs SET progress = :progress, stage = :stage
            WHERE id = :id AND version = :version AND state = 'RUNNING'
            """;

    /** Adds the job, waiting; returns its place in the queue. */
    long insert(Texts texts, Job job) {
        Submission submission = job.submission();
        return sql.createQuery(INSERT)
                .bind("id", job.id().toString())
                .bind("dialect", submission.dialect().wireName())
                .bind("owner", submission.owner().orElse(null))
                .bind("requestedModel", submission.requestedModel())
                .bind("model", submission.request().model())
                .bind("taskType", submission.request().task().type().name())
                .bind("token", job.outputToken())
                .bind("now", job.createdAt().toEpochMilli())
                .bind("hasUploads", !submission.uploads().isEmpty())
                .bind("uploads", texts.uploads)
                .bind("warnings", texts.warnings)
                .bind("prompt", submission.prompt())
                .bind("lyrics", submission.lyrics())
                .bind("search", texts.search)
                .bind("request", texts.request)
                .bind("input", submission.input())
                .bind("webhook", submission.webhook().map(RequestJson::write).orElse(null))
                .mapTo(Long.class)
                .one();
    }

    Optional<JobRow> find(JobId id) {
        return one(sql.createQuery("SELECT * FROM jobs WHERE id = :id AND discarded = 0")
                .bind("id", id.toString()));
    }

    Optional<JobRow> findByToken(String outputToken) {
        return one(sql.createQuery("SELECT * FROM jobs WHERE output_token = :token AND discarded = 0")
                .bind("token", outputToken));
    }

    /** The job even if its owner has discarded it. */
    Optional<JobRow> findAny(JobId id) {
        return one(sql.createQuery("SELECT * FROM jobs WHERE id = :id").bind("id", id.toString()));
    }

    List<JobRow> find(Collection<JobId> ids) {
        return sql.createQuery("SELECT * FROM jobs WHERE discarded = 0 AND id IN (SELECT value FROM json_each(:ids))")
                .bind("ids", texts(ids))
                .map(JobRow.MAPPER)
                .list();
    }

    /** Which of the jobs have succeeded. */
    Set<JobId> succeeded(Collection<JobId> ids) {
        String condition = "state = 'SUCCEEDED' AND id IN (SELECT value FROM json_each(:ids))";
        return sql.createQuery("SELECT id FROM jobs WHERE " + condition)
                .bind("ids", texts(ids))
                .map((row, _) -> JobId.parse(row.getString("id")).orElseThrow())
                .collect(Collectors.toSet());
    }

    List<JobRow> running() {
        return sql.createQuery("SELECT * FROM jobs WHERE state = 'RUNNING'")
                .map(JobRow.MAPPER)
                .list();
    }

    int waiting() {
        return sql.createQuery("SELECT count(*) FROM jobs WHERE state = 'QUEUED'")
                .mapTo(Integer.class)
                .one();
    }

    /** Begins an attempt; empty if the job does not wait any more. */
    Optional<JobRow> claim(JobId id, Instant now) {
        return one(sql.createQuery(CLAIM).bind("id", id.toString()).bind("now", now.toEpochMilli()));
    }

    /** Ends the attempt or the wait that {@code row} was read in; empty if something else ended it before. */
    Optional<JobRow> end(JobRow row, Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Done(JobResult result) ->
                one(ending(row, JobState.SUCCEEDED, now)
                        .bind("progress", 1.0)
                        .bind("outputs", RequestJson.write(result.files()))
                        .bind(
                                "understanding",
                                result.found().map(RequestJson::write).orElse(null)));
            case Outcome.Failed(JobError(JobError.Kind kind, String message)) ->
                one(ending(row, JobState.FAILED, now).bind("kind", kind.name()).bind("message", message));
            case Outcome.GivenUp() -> one(ending(row, JobState.CANCELLED, now));
            case Outcome.PutBack(boolean counted) ->
                one(at(sql.createQuery(PUT_BACK), row).bind("uncounted", counted ? 0 : 1));
        };
    }

    /** Writes down how far the attempt is; false if it was ended before. */
    boolean report(JobRow row, double progress, String stage) {
        return at(sql.createUpdate(REPORT), row)
                        .bind("progress", progress)
                        .bind("stage", stage)
                        .execute()
                > 0;
    }

    void requestCancel(JobId id) {
        sql.createUpdate("UPDATE jobs SET cancel_requested = 1 WHERE id = :id AND state = 'RUNNING'")
                .bind("id", id.toString())
                .execute();
    }

    boolean cancelRequested(JobId id) {
        return sql.createQuery("SELECT cancel_requested FROM jobs WHERE id = :id")
                .bind("id", id.toString())
                .mapTo(Boolean.class)
                .one();
    }

    int discard(JobId id) {
        return sql.createUpdate("UPDATE jobs SET discarded = 1 WHERE id = :id")
                .bind("id", id.toString())
                .execute();
    }

    boolean waits(JobId id) {
        return sql.createQuery("SELECT count(*) FROM jobs WHERE id = :id AND state = 'QUEUED'")
                        .bind("id", id.toString())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    int replaceOutputs(JobId id, List<StoredTrack> outputs) {
        return sql.createUpdate("UPDATE jobs SET outputs = :outputs WHERE id = :id")
                .bind("outputs", RequestJson.write(outputs))
                .bind("id", id.toString())
                .execute();
    }

    /** The ids as SQLite's {@code json_each} reads them. */
    static String texts(Collection<JobId> ids) {
        return RequestJson.write(ids.stream().map(JobId::toString).toList());
    }

    private Query ending(JobRow row, JobState state, Instant now) {
        return at(sql.createQuery(END), row)
                .bind("state", state.name())
                .bind("now", now.toEpochMilli())
                .bind("outputs", "[]")
                .bind("understanding", (String) null)
                .bind("progress", (Double) null)
                .bind("kind", (String) null)
                .bind("message", (String) null);
    }

    private static <S extends SqlStatement<S>> S at(S statement, JobRow row) {
        return statement.bind("id", row.job().id().toString()).bind("version", row.version());
    }

    private static Optional<JobRow> one(Query query) {
        return query.map(JobRow.MAPPER).findOne();
    }

    /** The longer columns of a new row, which can be made before it is the writer's turn. */
    record Texts(String request, String warnings, String uploads, String search) {
        static Texts of(Submission submission) {
            return new Texts(
                    RequestJson.write(submission.request()),
                    RequestJson.write(submission.warnings()),
                    RequestJson.write(submission.uploads()),
                    (submission.prompt() + '\n' + submission.lyrics()).toLowerCase(Locale.ROOT));
        }
    }
}
