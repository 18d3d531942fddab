package dev.acestep.http.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.dialect.Ground;
import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.FieldSchema;
import dev.acestep.http.fields.Kind;
import dev.acestep.http.fields.Raw;
import dev.acestep.http.fields.Sources;
import dev.acestep.http.fields.Values;
import dev.acestep.http.openapi.Schema;
import dev.acestep.http.order.Order;
import dev.acestep.jobs.Webhook.Event;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the body that asks for a prediction. */
record Creation(Ground ground) {
    private static final Field<String> VERSION =
            Field.of("version", Kind.name(300), "version, owner/name:version, or name of an installed model");
    private static final Field<String> MODEL = Field.of("model", Kind.name(300), "owner/name");
    private static final Field<String> WEBHOOK = Field.of("webhook", Kind.name(2_048), "https URL that is told");
    private static final Field<List<Filter>> EVENTS = Field.of(
            "webhook_events_filter",
            Kind.listOf(Kind.oneOf(Filter.class)),
            "when it is told besides the end; output is only there at the end");

    static final List<Field<?>> FIELDS = List.of(VERSION, MODEL, WEBHOOK, EVENTS);

    /** The provider's events. */
    private enum Filter {
        START,
        OUTPUT,
        LOGS,
        COMPLETED;

        Optional<Event> event() {
            return switch (this) {
                case START -> Optional.of(Event.RUNNING);
                case LOGS -> Optional.of(Event.PROGRESS);
                case OUTPUT, COMPLETED -> Optional.empty();
            };
        }
    }

    /**
     * The order that the request holds.
     *
     * @param path the model of the path, if it names one
     */
    Order read(Context ctx, Caller caller, Optional<Reference> path) {
        ObjectNode body = ground.json(ctx);
        Values values = Values.read(FIELDS, Sources.of(body));
        Reference reference = path.or(() -> values.find(VERSION).map(Reference::ofVersion))
                .or(() -> values.find(MODEL).map(Reference::ofVersion))
                .orElseThrow(() -> HttpProblem.missing("version"));
        ObjectNode input = input(body);
        Values music = Inputs.read(Sources.of(input));
        Optional<String> model = reference.installed(ground.services().models());
        return Order.of(ReplicateApi.DIALECT, caller, music, model, reference.text())
                .withInput(Asked.of(reference, input).json())
                .withWebhook(ground.webhook(ctx, WEBHOOK.name(), values.find(WEBHOOK), events(values)));
    }

    /** The body as JSON schema. */
    static Map<String, Object> schema() {
        Map<String, Object> schema =
                Schema.extended(FieldSchema.object(FIELDS), Schema.member("input", FieldSchema.ofWires(Inputs.TABLE)));
        schema.put("required", List.of("input"));
        return schema;
    }

    private static ObjectNode input(ObjectNode body) {
        return switch (body.path("input")) {
            case ObjectNode object -> object;
            case JsonNode none when none.isMissingNode() || none.isNull() -> throw HttpProblem.missing("input");
            case JsonNode other -> throw new Raw("input", "input", other).refused("an object");
        };
    }

    private static Set<Event> events(Values values) {
        return values.find(EVENTS).orElse(List.of()).stream()
                .flatMap(filter -> filter.event().stream())
                .collect(Collectors.toSet());
    }
}
