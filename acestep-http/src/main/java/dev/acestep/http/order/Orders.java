package dev.acestep.http.order;

import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reason;
import dev.acestep.http.ServerConfig;
import dev.acestep.http.Services;
import dev.acestep.http.fields.Values;
import dev.acestep.jobs.Submission;
import dev.acestep.music.AudioDuration;
import dev.acestep.music.AudioProbe;
import dev.acestep.music.Bpm;
import dev.acestep.music.FlowEdit;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Language;
import dev.acestep.music.LatentDecoding;
import dev.acestep.music.Metadata;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Models;
import dev.acestep.music.Output;
import dev.acestep.music.Seed;
import dev.acestep.music.Task;
import dev.acestep.music.TaskType;
import dev.acestep.music.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns an order into a job to be queued, or refuses it. */
public final class Orders {
    private static final Set<TaskType> MORPHED = Set.of(TaskType.TEXT2MUSIC, TaskType.COVER, TaskType.COVER_NOFSQ);

    private final ServerConfig config;
    private final Models models;
    private final AudioProbe probe;

    public Orders(Services services) {
        this.config = services.config();
        this.models = services.models();
        this.probe = services.probe();
    }

    /**
     * The job that is asked for; the order's uploads become the job's.
     *
     * @throws InvalidRequest naming the field as its dialect does
     * @throws HttpProblem if the model is not there
     */
    public Submission submission(Order order) {
        try {
            return accepted(order);
        } catch (InvalidRequest refusal) {
            throw order.values().inCallersWords(refusal);
        }
    }

    private Submission accepted(Order order) {
        Values values = order.values();
        List<String> warnings = new ArrayList<>(order.warnings());
        Planner planner = new Planner(values, config, models);
        Task task = new Editing(values, order.audio().source(), planner.hasCodes()).task();
        Optional<FlowEdit> flowEdit = task instanceof Task.Listening
                ? Optional.empty()
                : flowEdit(values, order.audio().source(), warnings);
        ModelInfo model = model(order, task.type(), warnings, flowEdit.isPresent());
        GenerationRequest request = new GenerationRequest(
                model.name(),
                task,
                text(values),
                metadata(values, warnings),
                order.audio().reference(),
                flowEdit,
                batchSize(values),
                seeds(values),
                new Schedule(values, model, order.wish().excess()).sampling(warnings),
                planner.planning(model, batchSize(values), warnings),
                decoding(values),
                output(values));
        check(request);
        return new Submission(
                order.wish().dialect(),
                order.wish().caller().keyName(),
                order.wish().requestedModel(),
                values.get(TextFields.PROMPT),
                values.get(TextFields.LYRICS),
                request,
                warnings,
                order.audio().uploads(),
                order.input(),
                order.webhook());
    }

    /** Refuses files that the music would be made from, and cannot be. */
    private void check(GenerationRequest request) {
        request.reference().ifPresent(file -> probe.check(EditingFields.REFERENCE_AUDIO_PATH.name(), file));
        request.source().ifPresent(file -> probe.check(EditingFields.SRC_AUDIO_PATH.name(), file));
    }

    private static Optional<FlowEdit> flowEdit(Values values, Optional<Path> source, List<String> warnings) {
        TaskType type = values.get(TextFields.TASK_TYPE);
        if (!values.get(EditingFields.FLOW_EDIT_MORPH)) {
            if (type == TaskType.TEXT2MUSIC && source.isPresent()) {
                warnings.add("src_audio_path: not used by text2music");
            }
            return Optional.empty();
        }
        if (!MORPHED.contains(type)) {
            warnings.add("flow_edit_morph: not used by " + type.wireName());
            return Optional.empty();
        }
        Path audio = source.orElseThrow(() -> Editing.missingSource("flow_edit_morph"));
        return Optional.of(new FlowEdit(
                audio,
                values.get(EditingFields.FLOW_EDIT_SOURCE_CAPTION),
                values.get(EditingFields.FLOW_EDIT_SOURCE_LYRICS),
                values.get(EditingFields.FLOW_EDIT_N_MIN),
                values.get(EditingFields.FLOW_EDIT_N_MAX),
                values.get(EditingFields.FLOW_EDIT_N_AVG)));
    }

    private ModelInfo model(Order order, TaskType task, List<String> warnings, boolean morph) {
        ModelInfo model = resolved(order, task);
        if (model.family() == ModelFamily.SKETCH && morph) {
            throw InvalidRequest.because(
                    "flow_edit_morph",
                    "%s cannot do it (install acestep-v15-turbo, or another ACE-Step checkpoint)"
                            .formatted(model.name()));
        }
        if (model.family() == ModelFamily.SKETCH && order.audio().reference().isPresent()) {
            warnings.add("reference_audio_path: not used by " + model.name());
        }
        return model;
    }

    private ModelInfo resolved(Order order, TaskType task) {
        try {
            return models.resolve(order.wish().model(), task);
        } catch (InvalidRequest refusal) {
            if (!refusal.field().equals(TextFields.MODEL.name())) {
                throw refusal;
            }
            InvalidRequest shown = order.values().inCallersWords(refusal);
            throw HttpProblem.ofField(Reason.UNKNOWN_MODEL, shown.field(), String.valueOf(shown.getMessage()));
        }
    }

    private static Text text(Values values) {
        String lyrics =
                values.get(TextFields.INSTRUMENTAL) ? TextFields.INSTRUMENTAL_LYRICS : values.get(TextFields.LYRICS);
        return new Text(
                values.get(TextFields.PROMPT),
                values.get(TextFields.GLOBAL_CAPTION),
                lyrics,
                values.get(TextFields.INSTRUCTION));
    }

    private static Metadata metadata(Values values, List<String> warnings) {
        String wanted = values.get(MusicFields.VOCAL_LANGUAGE);
        Optional<Language> language = Language.find(wanted);
        if (language.isEmpty()) {
            warnings.add("vocal_language: \"%s\" is not a known language, taken as unknown".formatted(wanted));
        }
        return new Metadata(
                values.find(MusicFields.BPM).map(Bpm::new),
                values.find(MusicFields.KEY_SCALE),
                values.find(MusicFields.TIME_SIGNATURE),
                values.find(MusicFields.AUDIO_DURATION).map(AudioDuration::new),
                language.orElse(Language.UNKNOWN));
    }

    private int batchSize(Values values) {
        return values.find(MusicFields.BATCH_SIZE).orElse(config.defaultBatchSize());
    }

    private List<Seed> seeds(Values values) {
        boolean ignored = values.find(SamplingFields.USE_RANDOM_SEED).orElse(false);
        List<Seed> seeds =
                ignored ? List.of() : values.find(SamplingFields.SEED).orElse(List.of());
        return seeds.subList(0, Math.min(seeds.size(), batchSize(values)));
    }

    private static LatentDecoding decoding(Values values) {
        return new LatentDecoding(
                values.get(OutputFields.LATENT_SHIFT),
                values.get(OutputFields.LATENT_RESCALE),
                values.get(OutputFields.USE_TILED_DECODE),
                values.get(OutputFields.RETURN_LATENTS));
    }

    private static Output output(Values values) {
        return new Output(
                values.get(OutputFields.AUDIO_FORMAT),
                values.find(OutputFields.MP3_BITRATE).orElse(Output.DEFAULTS.mp3BitRate()),
                values.get(OutputFields.MP3_SAMPLE_RATE),
                values.get(OutputFields.ENABLE_NORMALIZATION),
                values.get(OutputFields.NORMALIZATION_DB),
                values.get(OutputFields.FADE_IN_DURATION),
                values.get(OutputFields.FADE_OUT_DURATION),
                values.get(OutputFields.LRC),
                values.get(OutputFields.SCORE));
    }
}
