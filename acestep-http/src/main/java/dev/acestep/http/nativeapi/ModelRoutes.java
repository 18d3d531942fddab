package dev.acestep.http.nativeapi;

import dev.acestep.http.OpenAiModelList;
import dev.acestep.http.Reading;
import dev.acestep.http.ServerConfig;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Models;
import dev.acestep.music.TaskType;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is installed: {@code /v1/models} in either form, and the richer {@code /v1/model_inventory}. */
final class ModelRoutes {
    private final ServerConfig config;
    private final Models models;
    private final Access access;

    ModelRoutes(ServerConfig config, Models models, Access access) {
        this.config = config;
        this.models = models;
        this.access = access;
    }

    void register(RoutesConfig routes) {
        Reading.at(routes, "/v1/models", this::list);
        Reading.at(routes, "/v1/model_inventory", this::inventory);
    }

    private void list(Context ctx) {
        access.caller(ctx);
        ctx.json(
                inOpenAiForm(Optional.ofNullable(ctx.queryParam("shape")).orElse(""))
                        ? OpenAiModelList.of(models)
                        : Envelope.of(wrappedList()));
    }

    private boolean inOpenAiForm(String shape) {
        return switch (shape) {
            case "" -> config.openAiModelList();
            case "openai" -> true;
            case "wrapped" -> false;
            default -> throw InvalidRequest.notAllowed("shape", shape, "one of wrapped, openai");
        };
    }

    private ModelList wrappedList() {
        ModelInfo standard = models.defaultModel();
        List<ListedModel> listed = models.installed().stream()
                .map(model -> new ListedModel(model.name(), model.equals(standard)))
                .toList();
        return new ModelList(listed, standard.name());
    }

    private void inventory(Context ctx) {
        access.caller(ctx);
        ModelInfo standard = models.defaultModel();
        List<InstalledModel> installed = models.installed().stream()
                .map(model -> InstalledModel.of(model, model.equals(standard), models.isLoaded(model)))
                .toList();
        LanguageModelState languageModels = LanguageModelState.of(models.languageModels());
        ctx.json(Envelope.of(new Inventory(
                installed,
                standard.name(),
                languageModels.models(),
                languageModels.loaded().orElse(null),
                languageModels.initialized())));
    }

    private record ModelList(List<ListedModel> models, String defaultModel) {}

    private record ListedModel(String name, boolean isDefault) {}

    private record Inventory(
            List<InstalledModel> models,
            String defaultModel,
            List<LanguageModelState.Entry> lmModels,
            @Nullable String loadedLmModel,
            boolean llmInitialized) {}

    private record InstalledModel(
            String name,
            boolean isDefault,
            boolean isLoaded,
            String family,
            List<String> supportedTaskTypes,
            int defaultInferenceSteps,
            int maxInferenceSteps) {
        static InstalledModel of(ModelInfo model, boolean isDefault, boolean isLoaded) {
            List<String> tasks =
                    model.tasks().stream().sorted().map(TaskType::wireName).toList();
            return new InstalledModel(
                    model.name(),
                    isDefault,
                    isLoaded,
                    model.family().wireName(),
                    tasks,
                    model.family().defaultSteps(),
                    model.family().maxSteps());
        }
    }
}
