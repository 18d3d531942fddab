package dev.acestep.jobs;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * The one connection that writes: whoever opens it has it alone until he closes it, and may open it again meanwhile.
 */
final class WriterConnection implements ConnectionFactory {
    private final Connection connection;
    private final ReentrantLock turn = new ReentrantLock(true);

    WriterConnection(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Connection openConnection() {
        turn.lock();
        return connection;
    }

    @Override
    public void closeConnection(Connection opened) {
        turn.unlock();
    }

    /** Whether the calling thread has it open. */
    boolean isOpenedHere() {
        return turn.isHeldByCurrentThread();
    }

    /** For libraries that close what they open. */
    DataSource asDataSource() {
        return (DataSource) proxy(DataSource.class, (method, arguments) -> switch (method.getName()) {
            case "getConnection" -> borrowed(openConnection());
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    void close() throws SQLException {
        turn.lock();
        try {
            connection.close();
        } finally {
            turn.unlock();
        }
    }

    /** A view whose close only ends the turn, once. */
    private Connection borrowed(Connection opened) {
        AtomicBoolean closed = new AtomicBoolean();
        return (Connection) proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("close")) {
                if (closed.compareAndSet(false, true)) {
                    closeConnection(opened);
                }
                return null;
            }
            return method.invoke(opened, arguments);
        });
    }

    private static Object proxy(Class<?> type, Call call) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
            try {
                return call.make(method, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private interface Call {
        @Nullable
        Object make(Method method, @Nullable Object @Nullable [] arguments) throws ReflectiveOperationException;
    }
}
