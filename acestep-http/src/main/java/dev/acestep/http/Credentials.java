package dev.acestep.http;

import dev.acestep.jobs.Job;
import io.javalin.http.Context;
import java.util.Optional;

/** Tells who calls, or refuses with a {@link HttpProblem}: no key, a wrong one, or too many requests. */
public interface Credentials {
    /** The caller of this request. */
    Caller authenticate(Context ctx, Call call);

    /** What a key's limit of requests counts. */
    enum Traffic {
        /** Makes a job, or has words written. */
        SUBMISSION,
        /** Looks at something or manages it; ten times as many of these are let in. */
        READING
    }

    /**
     * What is known of a request besides its headers.
     *
     * @param bodyToken the body's {@code ai_token}, which decides before every header
     * @param ownHeader the header in which the dialect's clients send their key, looked at before the others
     */
    record Call(Traffic traffic, Optional<String> bodyToken, Optional<String> ownHeader) {
        public static final Call SUBMISSION = new Call(Traffic.SUBMISSION, Optional.empty(), Optional.empty());
        public static final Call READING = new Call(Traffic.READING, Optional.empty(), Optional.empty());

        public Call withToken(Optional<String> token) {
            return new Call(traffic, token, ownHeader);
        }

        public Call of(String header) {
            return new Call(traffic, bodyToken, Optional.of(header));
        }
    }

    /**
     * Who calls and what that permits.
     *
     * @param keyName of the key used; empty while the server is open
     * @param admin whether other keys' jobs and the server's own state may be seen and changed
     */
    record Caller(Optional<String> keyName, boolean admin) {
        /** Whether the job is the caller's, or the caller is an admin; any other is to him like one that does not exist. */
        public boolean maySee(Job job) {
            return admin || job.submission().owner().equals(keyName);
        }

        /** The key whose jobs he sees; empty is everybody's. */
        public Optional<String> seesJobsOf() {
            return admin ? Optional.empty() : keyName;
        }
    }
}
