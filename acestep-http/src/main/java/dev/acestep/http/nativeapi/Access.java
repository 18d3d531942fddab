package dev.acestep.http.nativeapi;

import dev.acestep.http.Credentials;
import dev.acestep.http.Credentials.Call;
import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.HttpProblem;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.Jobs;
import io.javalin.http.Context;

/** Which jobs a caller may see: his own, or all for an admin; any other answers like one that does not exist. */
final class Access {
    private final Credentials credentials;
    private final Jobs jobs;

    Access(Credentials credentials, Jobs jobs) {
        this.credentials = credentials;
        this.jobs = jobs;
    }

    /** The caller of a route that reads no key from the body. */
    Caller caller(Context ctx) {
        return credentials.authenticate(ctx, Call.READING);
    }

    /** The job that the path names. */
    Job job(Context ctx) {
        Caller caller = caller(ctx);
        return JobId.parse(ctx.pathParam("id"))
                .flatMap(jobs::find)
                .filter(caller::maySee)
                .orElseThrow(() -> new HttpProblem(404, "Job not found"));
    }
}
