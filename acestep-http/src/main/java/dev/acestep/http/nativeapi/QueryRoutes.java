package dev.acestep.http.nativeapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.Credentials;
import dev.acestep.http.Credentials.Call;
import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.Links;
import dev.acestep.http.Services;
import dev.acestep.http.body.Body;
import dev.acestep.http.body.BodyJson;
import dev.acestep.http.body.BodyParser;
import dev.acestep.http.body.BodyReader;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.Jobs;
import dev.acestep.music.InvalidRequest;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** {@code POST /query_result}: where the jobs are, for clients that poll. */
final class QueryRoutes {
    private static final List<String> NAMES =
            List.of("task_id_list", "taskIdList", "task_ids", "taskIds", "task_id", "taskId");
    private static final int MOST_IDS = 500;
    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final Jobs jobs;
    private final Credentials credentials;
    private final BodyReader bodies;
    private final TaskResults results;
    private final Links links;

    QueryRoutes(Services services, Credentials credentials, BodyReader bodies, FileLinks files, Links links) {
        this.jobs = services.jobs();
        this.credentials = credentials;
        this.bodies = bodies;
        this.results = new TaskResults(services.config(), files);
        this.links = links;
    }

    void register(RoutesConfig routes) {
        routes.post("/query_result", this::query);
    }

    private void query(Context ctx) throws IOException {
        try (Body body = read(ctx)) {
            Caller caller = credentials.authenticate(ctx, Call.READING.withToken(body.aiToken()));
            ctx.json(Envelope.of(answers(links.base(ctx), caller, ids(body))));
        }
    }

    /** Reads the body; one that cannot be read has no key in it, which is said first if a key is needed. */
    private Body read(Context ctx) {
        try {
            return bodies.read(ctx, BodyParser.Empty.IS_MALFORMED);
        } catch (HttpProblem unreadable) {
            credentials.authenticate(ctx, Call.READING);
            throw unreadable;
        }
    }

    private List<Object> answers(String base, Caller caller, List<String> texts) {
        List<JobId> ids = texts.stream()
                .map(JobId::parse)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        Map<JobId, Job> found = jobs.find(ids);
        Map<JobId, Integer> positions = jobs.queuePositionsOf(found.values());
        return texts.stream()
                .map(text -> JobId.parse(text)
                        .map(found::get)
                        .filter(caller::maySee)
                        .map(job -> results.of(base, text, job, Optional.ofNullable(positions.get(job.id()))))
                        .orElseGet(() -> results.unknown(text)))
                .toList();
    }

    private static List<String> ids(Body body) {
        List<String> ids = NAMES.stream()
                .map(name -> body.fields().path(name))
                .filter(Predicate.not(QueryRoutes::isAbsent))
                .findFirst()
                .map(QueryRoutes::texts)
                .orElse(List.of());
        if (ids.size() > MOST_IDS) {
            throw InvalidRequest.because("task_id_list", "%d ids are not allowed (up to 500)".formatted(ids.size()));
        }
        return ids;
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.textValue().isBlank());
    }

    private static List<String> texts(JsonNode value) {
        if (value.isArray()) {
            return entries(value)
                    .flatMap(text -> listIn(text).orElse(Stream.of(text)))
                    .toList();
        }
        String text = value.asText().strip();
        return listIn(text)
                .orElse(PLAIN_ID.matcher(text).matches() ? Stream.of(text) : Stream.empty())
                .toList();
    }

    private static Optional<Stream<String>> listIn(String text) {
        return text.startsWith("[")
                ? BodyJson.parse(text).filter(JsonNode::isArray).map(QueryRoutes::entries)
                : Optional.empty();
    }

    private static Stream<String> entries(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText);
    }
}
