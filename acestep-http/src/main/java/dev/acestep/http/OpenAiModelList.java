package dev.acestep.http;

import dev.acestep.music.ModelInfo;
import dev.acestep.music.Models;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The installed models in the form that OpenAI's clients read, the default one first. */
public record OpenAiModelList(String object, List<Entry> data) {
    private static final String VENDOR = "acestep";
    private static final long CREATED = 1_706_688_000;

    public static OpenAiModelList of(Models models) {
        return new OpenAiModelList(
                "list",
                models.installed().stream().map(ModelInfo::name).map(Entry::of).toList());
    }

    /** The id under which the list names a model. */
    public static String id(String model) {
        return VENDOR + "/" + model;
    }

    /** The model of that id, which may lack its vendor. */
    public Optional<Entry> find(String id) {
        return data.stream()
                .filter(entry -> entry.id().equals(id) || entry.id().equals(id(id)))
                .findFirst();
    }

    /** A model as the list shows it; what a request costs is told elsewhere. */
    public record Entry(
            String id,
            String object,
            String name,
            long created,
            String ownedBy,
            String description,
            List<String> inputModalities,
            List<String> outputModalities,
            int contextLength,
            int maxOutputLength,
            Map<String, String> pricing,
            List<String> supportedSamplingParameters) {
        private static Entry of(String model) {
            return new Entry(
                    OpenAiModelList.id(model),
                    "model",
                    "ACE-Step " + model,
                    CREATED,
                    VENDOR,
                    "AI music generation model",
                    List.of("text", "audio"),
                    List.of("audio", "text"),
                    4096,
                    600,
                    Map.of("prompt", "0", "completion", "0", "request", "0", "image", "0"),
                    List.of("temperature", "top_p"));
        }
    }
}
