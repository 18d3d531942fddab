package dev.acestep.http.dialect;

import dev.acestep.http.HttpProblem;
import dev.acestep.http.openapi.Operation;
import dev.acestep.jobs.Dialect;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.Webhook;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** An API as its clients know it: one package, registered by one line of the server's wiring. */
public interface DialectApi {
    /** The name that its jobs bear. */
    Dialect dialect();

    /** Whether this path is one of the dialect's, known or not: what is refused there is refused in its form. */
    boolean owns(String path);

    void register(RoutesConfig routes);

    /** Answers with the refusal: status, body and headers as the dialect has them; its own headers are put already. */
    void refuse(Context ctx, HttpProblem problem);

    /** The id under which the dialect's clients know the job. */
    String publicId(Job job);

    /**
     * What a webhook of one of its jobs is told, as JSON members.
     *
     * @param base scheme, host and prefix of links
     */
    Object notification(Job job, Webhook.Event event, String base);

    /** Its routes, described. */
    List<Operation> operations();
}
