package dev.acestep.http.server;

import dev.acestep.http.Credentials;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.Lifecycle;
import dev.acestep.http.Reason;
import io.javalin.http.Context;

/** Lets nobody begin anything new while the server stops; those who look at what there is are let in to the end. */
record Draining(Credentials credentials, Lifecycle lifecycle) implements Credentials {
    @Override
    public Caller authenticate(Context ctx, Call call) {
        if (call.traffic() == Traffic.SUBMISSION && lifecycle.isStopping()) {
            throw new HttpProblem(Reason.STOPPING, "Server is stopping");
        }
        return credentials.authenticate(ctx, call);
    }
}
