package dev.acestep.http.nativeapi;

import dev.acestep.http.Credentials;
import dev.acestep.http.Lifecycle;
import dev.acestep.http.Services;
import dev.acestep.http.body.BodyReader;
import io.javalin.config.RoutesConfig;
import java.time.Clock;

/** Every route of the native dialect. */
public final class NativeApi {
    private final SubmissionRoutes submissions;
    private final StatusRoutes status;
    private final ModelRoutes models;
    private final QueryRoutes query;
    private final AudioRoutes audio;
    private final JobRoutes jobs;

    public NativeApi(Services services, Credentials credentials, Lifecycle lifecycle) {
        Access access = new Access(credentials, services.jobs());
        FileLinks links = new FileLinks(services);
        BodyReader bodies = new BodyReader(services.config().largestBodyBytes(), services.uploads());
        Clock clock = Clock.systemUTC();
        JobViews views = new JobViews(services.jobs(), links, clock);
        this.submissions = new SubmissionRoutes(services, credentials, lifecycle);
        this.status = new StatusRoutes(services.jobs(), services.models(), access, lifecycle);
        this.models = new ModelRoutes(services.config(), services.models(), access);
        this.query = new QueryRoutes(services, credentials, bodies, links);
        this.audio = new AudioRoutes(services.jobs(), services.outputs(), access);
        this.jobs =
                new JobRoutes(services.jobs(), access, views, new JobEvents(services.jobs(), views, lifecycle, clock));
    }

    public void register(RoutesConfig routes) {
        submissions.register(routes);
        status.register(routes);
        models.register(routes);
        query.register(routes);
        audio.register(routes);
        jobs.register(routes);
    }
}
