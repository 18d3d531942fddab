package dev.acestep.http.server;

import dev.acestep.http.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's side of TLS, version 1.2 or later. */
final class Tls {
    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);

    private final TlsFiles files;
    private final SslContextFactory.Server context = new SslContextFactory.Server();
    private List<FileTime> seen;

    /**
     * Reads the files.
     *
     * @throws CannotListen if they cannot be used
     */
    Tls(TlsFiles files) {
        this.files = files;
        this.seen = times();
        context.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        context.setKeyStorePassword("");
        try {
            context.setKeyStore(Identity.read(files).keyStore());
        } catch (CertificateException e) {
            throw CannotListen.because(e);
        }
    }

    SslContextFactory.Server context() {
        return context;
    }

    /** Takes renewed files while it runs; connections that are open keep what they began with. */
    AbstractLifeCycle renewal(Scheduler scheduler) {
        return new Renewal(scheduler);
    }

    @SuppressWarnings("IllegalCatch") // Jetty's reload declares no less
    private void look() {
        List<FileTime> now = times();
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            KeyStore renewed = Identity.read(files).keyStore();
            context.reload(factory -> factory.setKeyStore(renewed));
            LOG.info("Renewed certificate taken from {}", files.certificate());
        } catch (Exception e) {
            LOG.warn("The certificate that was read before stays in use: {}", e.getMessage());
        }
    }

    private List<FileTime> times() {
        return Stream.of(files.certificate(), files.key()).map(Tls::time).toList();
    }

    /** When it was written; a file that is being replaced may be away for a moment. */
    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException _) {
            return FileTime.fromMillis(0);
        }
    }

    private final class Renewal extends AbstractLifeCycle {
        private final Scheduler scheduler;
        private volatile Scheduler.Task next = () -> true;

        Renewal(Scheduler scheduler) {
            this.scheduler = scheduler;
        }

        @Override
        protected void doStart() {
            next = scheduler.schedule(this::turn, files.look().toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        protected void doStop() {
            next.cancel();
        }

        private void turn() {
            look();
            if (isRunning()) {
                doStart();
            }
        }
    }
}
