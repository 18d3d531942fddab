package dev.acestep.jobs;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Instant;
import java.util.List;

/** Claims the next entries in one statement, exactly as many as there are free workers. */
public final class SqliteClaims extends SqliteJdbcCustomization {
    @Override
    public boolean supportsSingleStatementLockAndFetch() {
        return true;
    }

    @Override
    public List<Execution> lockAndFetchSingleStatement(
            JdbcTaskRepositoryContext context, Instant now, int limit, boolean orderByPriority) {
        String claim = """
                UPDATE %1$s SET picked = 1, picked_by = ?, last_heartbeat = ?, version = version + 1
                WHERE (task_name, task_instance) IN (
                    SELECT task_name, task_instance FROM %1$s
                    WHERE picked = 0 AND execution_time <= ? ORDER BY execution_time LIMIT %2$d)
                RETURNING *
                """.formatted(context.tableName, limit);
        return context.jdbcRunner.query(
                claim,
                statement -> {
                    statement.setString(1, context.schedulerName.getName());
                    setInstant(statement, 2, now);
                    setInstant(statement, 3, now);
                },
                context.resultSetMapper.get());
    }
}
