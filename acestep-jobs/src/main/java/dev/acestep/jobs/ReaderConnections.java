package dev.acestep.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.ConnectionFactory;

/** A few connections that only read, opened when first needed and then kept. */
final class ReaderConnections implements ConnectionFactory {
    private final int most;
    private final Opening opening;
    private final Semaphore free;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    ReaderConnections(int most, Opening opening) {
        this.most = most;
        this.opening = opening;
        this.free = new Semaphore(most, true);
    }

    @Override
    public Connection openConnection() throws SQLException {
        free.acquireUninterruptibly();
        boolean given = false;
        try {
            if (closed) {
                throw new SQLException("The database is closed");
            }
            Connection kept = idle.poll();
            Connection connection = kept != null ? kept : opening.open();
            given = true;
            return connection;
        } finally {
            if (!given) {
                free.release();
            }
        }
    }

    @Override
    public void closeConnection(Connection connection) {
        idle.push(connection);
        free.release();
    }

    /** Waits for the readers and closes the connections; who asks for one afterwards is refused. */
    void close() throws SQLException {
        free.acquireUninterruptibly(most);
        closed = true;
        try {
            for (Connection connection : idle) {
                connection.close();
            }
        } finally {
            free.release(most);
        }
    }

    /** How a connection is made. */
    interface Opening {
        Connection open() throws SQLException;
    }
}
