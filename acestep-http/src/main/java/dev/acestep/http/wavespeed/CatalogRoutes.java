package dev.acestep.http.wavespeed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.HostedConfig;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reading;
import dev.acestep.http.Reason;
import dev.acestep.http.body.BodyJson;
import dev.acestep.http.dialect.Ground;
import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.FieldSchema;
import dev.acestep.http.fields.Kind;
import dev.acestep.http.fields.Raw;
import dev.acestep.http.fields.Sources;
import dev.acestep.http.fields.Values;
import dev.acestep.http.order.MusicFields;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The models with their prices, and what the caller's key has. */
final class CatalogRoutes {
    static final Field<String> MODEL_ID = Field.of("model_id", Kind.name(500), "model id");

    private final Ground ground;
    private final PublicModels models;
    private final HostedConfig hosted;

    CatalogRoutes(Ground ground, PublicModels models) {
        this.ground = ground;
        this.models = models;
        this.hosted = ground.services().hosted();
    }

    void register(RoutesConfig routes) {
        Reading.at(routes, "/api/v3/models", this::list);
        Reading.at(routes, "/api/v3/balance", this::balance);
        Reading.at(routes, "/api/v3/webhook/secret", this::secret);
        routes.post("/api/v3/model/price", this::price);
    }

    private void list(Context ctx) {
        ground.reader(ctx, WaveSpeedApi.KEY);
        ctx.json(Envelope.of(models.ids().stream().map(this::model).toList()));
    }

    private Map<String, Object> model(String id) {
        Map<String, Object> schema =
                new LinkedHashMap<>(FieldSchema.ofWires(Parameters.table(hosted.wavespeedRequireTags())));
        schema.put("x-order-properties", Parameters.SHOWN);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("model_id", id);
        model.put("name", id);
        model.put("description", "Music with lyrics from a description, 5 to 240 seconds");
        model.put("type", "text-to-audio");
        model.put(
                "base_price",
                hosted.prices().cost(Parameters.DURATION.field().standard().orElseThrow()));
        model.put(
                "formula",
                "duration * "
                        + BigDecimal.valueOf(hosted.prices().perSecond())
                                .stripTrailingZeros()
                                .toPlainString());
        model.put("api_schema", Map.of("api_schemas", List.of(Map.of("request_schema", schema))));
        return model;
    }

    private void balance(Context ctx) {
        Caller caller = ground.reader(ctx, WaveSpeedApi.KEY);
        ctx.json(Envelope.of(Map.of("balance", hosted.prices().balance(ground.secondsLeft(caller)))));
    }

    private void secret(Context ctx) {
        Caller caller = ground.reader(ctx, WaveSpeedApi.KEY);
        ctx.json(Envelope.of(Map.of("secret", ground.services().accounts().webhookSecret(caller.keyName()))));
    }

    private void price(Context ctx) {
        ground.reader(ctx, WaveSpeedApi.KEY);
        ObjectNode body = ground.json(ctx);
        String id = Values.read(List.of(MODEL_ID), Sources.of(body))
                .find(MODEL_ID)
                .orElseThrow(() -> HttpProblem.missing("model_id"));
        if (!models.installed().containsKey(id)) {
            throw HttpProblem.ofField(Reason.INVALID_VALUE, "model_id", "model_id: " + models.unknown(id));
        }
        double seconds = Values.translated(List.of(Parameters.DURATION), Sources.of(inputs(body)))
                .get(MusicFields.AUDIO_DURATION);
        double price = hosted.prices().cost(seconds);
        ctx.json(Envelope.of(new Price(id, price, price, 1, "USD")));
    }

    private static ObjectNode inputs(ObjectNode body) {
        JsonNode inputs = body.path("inputs");
        if (inputs.isMissingNode() || inputs.isNull()) {
            return BodyJson.NODES.objectNode();
        }
        if (inputs instanceof ObjectNode object) {
            return object;
        }
        throw new Raw("inputs", "inputs", inputs).refused("the model's parameters as an object");
    }

    private record Price(String modelId, double price, double discountedPrice, int discountRate, String currency) {}
}
