package dev.acestep.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log: one line an event on the error output. Found by Logback through its service file; there is no XML. */
public final class Logging extends ContextAwareBase implements Configurator {
    private static final String LINE = "%d{HH:mm:ss.SSS} %-5level %logger{0} - "
            + "%replace(%msg%replace( | %ex){'^ \\| $', ''}){'[\\r\\n\\t]+', ' '}%nopex%n";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        context.getLogger("ai.djl").setLevel(Level.ERROR); // it misses a GPU that the tokenizer does not need
        write(context, pattern(context));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** A server's log. */
    static void ofServer(String format, boolean verbose) {
        LoggerContext context = context();
        if (format.equals("json")) {
            JsonEncoder json = new JsonEncoder();
            json.setContext(context);
            json.start();
            write(context, json);
        }
        context.getLogger("dev.acestep").setLevel(verbose ? Level.DEBUG : Level.INFO);
    }

    /** The log of a command that ends by itself: only what is wrong. */
    static void quiet(boolean verbose) {
        context().getLogger("dev.acestep").setLevel(verbose ? Level.DEBUG : Level.WARN);
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    private static void write(LoggerContext context, Encoder<ILoggingEvent> encoder) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(console);
    }

    private static Encoder<ILoggingEvent> pattern(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(LINE);
        encoder.start();
        return encoder;
    }
}
