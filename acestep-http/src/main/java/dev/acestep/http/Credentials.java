package dev.acestep.http;

import io.javalin.http.Context;
import java.util.Optional;

/** Tells who calls, or refuses with a {@link HttpProblem} of status 401. */
public interface Credentials {
    /**
     * The caller of this request.
     *
     * @param aiToken the body's {@code ai_token}, which decides before every header
     */
    Caller authenticate(Context ctx, Optional<String> aiToken);

    /**
     * Who calls and what that permits.
     *
     * @param keyName of the key used; empty while the server is open
     * @param admin whether other keys' jobs and the server's own state may be seen and changed
     */
    record Caller(Optional<String> keyName, boolean admin) {}
}
