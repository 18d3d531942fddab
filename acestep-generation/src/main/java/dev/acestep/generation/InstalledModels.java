package dev.acestep.generation;

import dev.acestep.music.InvalidRequest;
import dev.acestep.music.LanguageModel;
import dev.acestep.music.LanguageModels;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Models;
import dev.acestep.music.MusicEngine;
import dev.acestep.music.TaskType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The engines of this server, found by the names that requests use. */
public final class InstalledModels implements Models {
    private static final Pattern PUBLISHED = Pattern.compile("acestep-v15-.*|ace-?step.*");

    private final List<MusicEngine> engines;
    private final ServingLanguageModels languageModels;
    private final Map<String, String> unusable;
    private final Map<Integer, ModelInfo> slots = new ConcurrentSkipListMap<>();
    private final Set<ModelInfo> unproven = ConcurrentHashMap.newKeySet();
    private volatile String preferred;

    /**
     * Puts the engines in the order in which models are listed.
     *
     * @param engines at least one
     * @param preferred name of the default model, if it is installed
     * @param unusable models that lie there and cannot run, and why not, by name
     */
    public InstalledModels(
            List<MusicEngine> engines, LanguageModels languageModels, String preferred, Map<String, String> unusable) {
        if (engines.isEmpty()) {
            throw new IllegalArgumentException("A server needs at least one engine");
        }
        this.engines = List.copyOf(engines);
        this.languageModels = new ServingLanguageModels(languageModels);
        this.preferred = bareName(preferred);
        this.unusable = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.unusable.putAll(unusable);
    }

    /** The engine that runs a request whose model was resolved here. */
    public MusicEngine engine(String model) {
        return engines.stream()
                .filter(engine -> engine.model().name().equals(model))
                .findFirst()
                .orElseThrow(() -> notInstalled(model));
    }

    @Override
    public List<ModelInfo> installed() {
        String first = preferred;
        return engines.stream()
                .map(MusicEngine::model)
                .sorted(Comparator.comparing(InstalledModels::isSketch)
                        .thenComparing(model -> !model.name().equalsIgnoreCase(first)))
                .toList();
    }

    @Override
    public ModelInfo resolve(Optional<String> name, TaskType task) {
        String asked = name.map(InstalledModels::bareName).orElse("");
        if (asked.isEmpty() || asked.equals("auto")) {
            return defaultFor(task);
        }
        ModelInfo model = named(asked).orElseThrow(() -> notInstalled(name.orElseThrow()));
        if (!model.supports(task)) {
            throw cannotDo(model, task);
        }
        return model;
    }

    @Override
    public boolean isLoaded(ModelInfo model) {
        return engine(model.name()).isLoaded();
    }

    @Override
    public boolean isInitialized(ModelInfo model) {
        return !unproven.contains(model) || isLoaded(model);
    }

    @Override
    public Optional<ModelInfo> inSlot(int slot) {
        return Optional.ofNullable(slots.get(slot));
    }

    @Override
    public void load(int slot, ModelInfo model) {
        if (!slots.containsValue(model)) {
            unproven.add(model);
        }
        PlatformThread.run(engine(model.name())::load);
        unproven.remove(model);
        slots.put(slot, model);
        if (slot == 1) {
            preferred = model.name();
        }
    }

    @Override
    public List<ModelInfo> reload() {
        List<ModelInfo> unloaded = slots.values().stream()
                .distinct()
                .filter(model -> !isLoaded(model))
                .toList();
        unloaded.forEach(model -> PlatformThread.run(engine(model.name())::load));
        return unloaded;
    }

    @Override
    public LanguageModels languageModels() {
        return languageModels.inOrder();
    }

    @Override
    public void load(LanguageModel model) {
        languageModels.load(model);
    }

    @Override
    public Optional<LanguageModel> reloadLanguageModel() {
        return languageModels.reload();
    }

    private ModelInfo defaultFor(TaskType task) {
        return installed().stream()
                .filter(model -> model.supports(task))
                .findFirst()
                .orElseThrow(() -> cannotDo(defaultModel(), task));
    }

    private Optional<ModelInfo> named(String asked) {
        Optional<ModelInfo> exact = installed().stream()
                .filter(model -> model.name().equalsIgnoreCase(asked))
                .findFirst();
        boolean onlySketch = installed().stream().allMatch(InstalledModels::isSketch);
        if (exact.isEmpty()
                && onlySketch
                && !unusable.containsKey(asked)
                && PUBLISHED.matcher(asked).matches()) {
            return Optional.of(defaultModel());
        }
        return exact;
    }

    private InvalidRequest notInstalled(String asked) {
        String reason = unusable.get(bareName(asked));
        if (reason != null) {
            return InvalidRequest.because("model", "\"%s\" is there and cannot be used: %s".formatted(asked, reason));
        }
        String names = installed().stream().map(ModelInfo::name).collect(Collectors.joining(", "));
        return InvalidRequest.because("model", "\"%s\" is not installed (installed: %s)".formatted(asked, names));
    }

    private static InvalidRequest cannotDo(ModelInfo model, TaskType task) {
        String tasks = model.tasks().stream().map(TaskType::wireName).sorted().collect(Collectors.joining(", "));
        if (model.family().tasks().contains(task) && !isSketch(model)) {
            return InvalidRequest.because(
                    "task_type",
                    "\"%s\" is beyond this version, in which %s supports %s"
                            .formatted(task.wireName(), model.name(), tasks));
        }
        String able = Stream.of(ModelFamily.TURBO, ModelFamily.BASE)
                .filter(family -> family.tasks().contains(task))
                .map(family -> "acestep-v15-" + family.wireName())
                .findFirst()
                .orElseThrow();
        return InvalidRequest.because(
                "task_type",
                "\"%s\" is beyond %s, which supports %s; it needs a checkpoint such as %s"
                        .formatted(task.wireName(), model.name(), tasks, able));
    }

    private static boolean isSketch(ModelInfo model) {
        return model.family() == ModelFamily.SKETCH;
    }

    private static String bareName(String name) {
        String path = name.strip().replace('\\', '/');
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
