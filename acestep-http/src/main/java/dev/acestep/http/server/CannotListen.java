package dev.acestep.http.server;

import dev.acestep.http.ServerConfig;
import java.net.BindException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;

/** The server could not open its port; the message is one line for the person who started it. */
public final class CannotListen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private CannotListen(String message, Throwable cause) {
        super(message, cause);
    }

    /** Certificate or key cannot be used; the failure says why. */
    static CannotListen because(CertificateException failure) {
        return new CannotListen(String.valueOf(failure.getMessage()), failure);
    }

    static CannotListen because(ServerConfig config, Throwable failure) {
        String reason = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(BindException.class::isInstance)
                .map(cause -> String.valueOf(cause.getMessage()))
                .findFirst()
                .orElse(String.valueOf(failure.getMessage()));
        if (reason.contains("in use")) {
            return new CannotListen(
                    "Port %d is in use: stop the program that has it, or choose another with --port (ACESTEP_API_PORT)"
                            .formatted(config.port()),
                    failure);
        }
        return new CannotListen(
                "Cannot listen on %s port %d: %s".formatted(config.host(), config.port(), reason), failure);
    }
}
