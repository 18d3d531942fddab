package dev.acestep.http;

import dev.acestep.jobs.Accounts;
import dev.acestep.jobs.keys.KeyStore;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The admin key of {@code ACESTEP_API_KEY} and the stored keys; while there is none of either the server is open and
 * everyone is admin.
 */
public final class Keyring implements Credentials {

    private static final Set<String> BODY_TOKEN_ROUTES =
            Set.of("/release_task", "/query_result", "/format_input", "/create_random_sample", "/v1/create_sample");
    private static final List<String> SCHEMES = List.of("bearer ", "key ", "token ");

    private final Optional<String> configured;
    private final Accounts accounts;
    private final RequestLimits limits = new RequestLimits();

    public Keyring(Optional<String> configured, Accounts accounts) {
        this.configured = configured.filter(Predicate.not(String::isEmpty));
        this.accounts = accounts;
    }

    @Override
    public Caller authenticate(Context ctx, Call call) {
        if (configured.isEmpty() && !accounts.hasKeys()) {
            return new Caller(Optional.empty(), true);
        }
        Accounts.Holder holder = holder(ctx, call);
        limits.count(ctx, holder, call.traffic());
        return new Caller(Optional.of(holder.name()), holder.admin());
    }

    private Accounts.Holder holder(Context ctx, Call call) {
        Optional<String> token = present(call.bodyToken());
        if (token.isPresent()) {
            return known(token.get(), "Invalid ai_token");
        }
        String sent =
                fromHeaders(ctx, call.ownHeader()).orElseThrow(() -> new HttpProblem(Reason.NO_KEY, missing(ctx)));
        return known(sent, "Invalid API key");
    }

    private Accounts.Holder known(String sent, String refusal) {
        return configured
                .filter(key -> same(sent, key))
                .map(_ -> new Accounts.Holder(KeyStore.ADMIN, true, Optional.empty()))
                .or(() -> accounts.holder(sent))
                .orElseThrow(() -> new HttpProblem(Reason.WRONG_KEY, refusal));
    }

    /** Compares in a time that depends on neither content nor length. */
    static boolean same(String sent, String expected) {
        return MessageDigest.isEqual(sha256(sent), sha256(expected));
    }

    private static Optional<String> fromHeaders(Context ctx, Optional<String> ownHeader) {
        return Stream.of(
                        present(ownHeader
                                .filter(name -> !name.equals("Authorization"))
                                .map(ctx::header)),
                        present(Optional.ofNullable(ctx.header("Authorization")))
                                .map(Keyring::withoutScheme),
                        present(Optional.ofNullable(ctx.header("x-api-key"))),
                        present(Optional.ofNullable(ctx.header("Ocp-Apim-Subscription-Key"))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> present(Optional<String> value) {
        return value.map(String::strip).filter(Predicate.not(String::isEmpty));
    }

    private static String withoutScheme(String authorization) {
        String lower = authorization.toLowerCase(Locale.ROOT);
        return SCHEMES.stream()
                .filter(lower::startsWith)
                .findFirst()
                .map(scheme -> authorization.substring(scheme.length()).strip())
                .orElse(authorization);
    }

    private static String missing(Context ctx) {
        boolean readsBodyToken = ctx.method().equals(HandlerType.POST) && BODY_TOKEN_ROUTES.contains(ctx.path());
        return readsBodyToken ? "Missing ai_token or Authorization header" : "Missing Authorization header";
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
