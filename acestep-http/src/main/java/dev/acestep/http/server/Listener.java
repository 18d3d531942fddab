package dev.acestep.http.server;

import dev.acestep.http.ServerConfig;
import io.javalin.config.JettyConfig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.Scheduler;

/** How connections are taken and what they may cost: sizes, times and what every exchange passes through. */
final class Listener {
    // Ids of models hold slashes, which OpenAI's clients send as %2F.
    private static final UriCompliance URIS =
            UriCompliance.DEFAULT.with("slashes in segments", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR);

    private static final int LARGEST_HEADER = 16 * 1024;
    private static final int MOST_CONNECTIONS = 4_096;
    private static final int PLATFORM_THREADS = 16;
    private static final long LAST_WORD_MILLIS = 300;
    private static final long LAST_ANSWERS_MILLIS = 2_000;

    private final ServerConfig config;
    private final Patience patience;
    private final Errors errors;
    private final Predicate<String> isHosted;
    private final CrossOrigin origins;

    Listener(ServerConfig config, Patience patience, Errors errors, Predicate<String> isHosted) {
        this.isHosted = isHosted;
        this.config = config;
        this.patience = patience;
        this.errors = errors;
        this.origins = new CrossOrigin(config.corsOrigins());
    }

    void configure(JettyConfig jetty) {
        jetty.threadPool = threads();
        jetty.modifyHttpConfiguration(Listener::limit);
        jetty.addConnector(this::connector);
        jetty.modifyServer(this::arrange);
        jetty.modifyServletContextHandler(servlets -> {
            servlets.setErrorHandler(new MalformedHttp(errors, origins));
            servlets.getServletHandler().setDecodeAmbiguousURIs(true);
        });
    }

    /** Platform threads select; every request has a virtual one. */
    private static QueuedThreadPool threads() {
        QueuedThreadPool pool = new QueuedThreadPool(PLATFORM_THREADS, 4);
        pool.setName("http");
        pool.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("request-"));
        return pool;
    }

    private static void limit(HttpConfiguration http) {
        http.setUriCompliance(URIS);
        http.setRequestHeaderSize(LARGEST_HEADER);
        http.setSendServerVersion(false);
    }

    private Connector connector(Server server, HttpConfiguration http) {
        ServerConnector connector = config.tls()
                .map(Tls::new)
                .map(tls -> secure(server, http, tls))
                .orElseGet(() -> new ServerConnector(server, 1, 1, new HttpConnectionFactory(http)));
        connector.setHost(config.host());
        connector.setPort(config.port());
        connector.setIdleTimeout(patience.idle().toMillis());
        connector.setShutdownIdleTimeout(LAST_WORD_MILLIS);
        connector.addBean(new FirstRequestDeadline(connector.getScheduler(), patience.firstRequest()));
        return connector;
    }

    /** Names that a proxy or a caller uses need not be the certificate's: who connects checks whom he reached. */
    private static ServerConnector secure(Server server, HttpConfiguration http, Tls tls) {
        HttpConfiguration https = new HttpConfiguration(http);
        https.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector = new ServerConnector(
                server,
                1,
                1,
                new SslConnectionFactory(tls.context(), HttpVersion.HTTP_1_1.asString()),
                new HttpConnectionFactory(https));
        connector.addBean(tls.renewal(connector.getScheduler()));
        return connector;
    }

    /** Outermost last: whatever is refused within has its id and its CORS headers already. */
    private void arrange(Server server) {
        server.setErrorHandler(new MalformedHttp(errors, origins));
        server.setStopTimeout(
                Math.max(LAST_ANSWERS_MILLIS, config.shutdownGrace().toMillis()));
        NetworkConnectionLimit connections = new NetworkConnectionLimit(MOST_CONNECTIONS, server);
        connections.setEndPointIdleTimeout(1_000);
        server.addBean(connections);
        server.insertHandler(new MinimumDataRateHandler(patience.bytesPerSecond(), 0));
        server.insertHandler(new ApiPrefix(isHosted));
        server.insertHandler(new OwnMethod());
        server.insertHandler(new GracefulHandler());
        server.insertHandler(origins);
        server.insertHandler(new RequestIds());
    }

    /** Cuts clients that send their first request header so slowly that it never ends; idle ones Jetty cuts itself. */
    private static final class FirstRequestDeadline implements Connection.Listener {
        private final Scheduler scheduler;
        private final Duration deadline;
        private final Map<Connection, Scheduler.Task> waiting = new ConcurrentHashMap<>();

        FirstRequestDeadline(Scheduler scheduler, Duration deadline) {
            this.scheduler = scheduler;
            this.deadline = deadline;
        }

        @Override
        public void onOpened(Connection connection) {
            waiting.put(
                    connection, scheduler.schedule(() -> cut(connection), deadline.toMillis(), TimeUnit.MILLISECONDS));
        }

        @Override
        public void onClosed(Connection connection) {
            Scheduler.Task task = waiting.remove(connection);
            if (task != null) {
                task.cancel();
            }
        }

        private void cut(Connection connection) {
            waiting.remove(connection);
            if (connection.getMessagesIn() == 0) {
                connection.getEndPoint().close();
            }
        }
    }
}
