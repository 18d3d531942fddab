package dev.acestep.http.openai;

import dev.acestep.http.HttpProblem;
import dev.acestep.http.OpenAiModelList;
import dev.acestep.http.Reading;
import dev.acestep.http.Reason;
import dev.acestep.http.dialect.Ground;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** The installed models in OpenAI's form; an id may hold a slash, as it is or percent-encoded. */
final class ModelListRoutes {
    static final List<String> PATHS = List.of("/openai/v1/models", "/api/v1/models");

    private final Ground ground;

    ModelListRoutes(Ground ground) {
        this.ground = ground;
    }

    void register(RoutesConfig routes) {
        for (String path : PATHS) {
            Reading.at(routes, path, this::list);
            Reading.at(routes, path + "/<id>", this::one);
        }
    }

    private void list(Context ctx) {
        ground.reader(ctx, OpenAiApi.KEY_HEADER);
        ctx.json(OpenAiModelList.of(ground.services().models()));
    }

    private void one(Context ctx) {
        ground.reader(ctx, OpenAiApi.KEY_HEADER);
        String id = ctx.pathParam("id");
        ctx.json(OpenAiModelList.of(ground.services().models())
                .find(id)
                .orElseThrow(() -> HttpProblem.ofField(
                        Reason.UNKNOWN_MODEL, "model", "model: \"%s\" is not installed".formatted(shown(id)))));
    }

    private static String shown(String id) {
        return id.length() <= 200 ? id : id.substring(0, 200) + "…";
    }
}
