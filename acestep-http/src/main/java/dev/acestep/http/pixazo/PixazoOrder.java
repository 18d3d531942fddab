package dev.acestep.http.pixazo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reason;
import dev.acestep.http.Services;
import dev.acestep.http.fields.Sources;
import dev.acestep.http.fields.Values;
import dev.acestep.http.order.Order;
import dev.acestep.http.order.OutputFields;
import dev.acestep.http.order.TextFields;
import dev.acestep.music.LanguageModels;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.TaskType;
import java.util.Optional;

/** Reads the body of a submission as an order. */
record PixazoOrder(Services services) {
    /**
     * The order that the body holds.
     *
     * @throws HttpProblem if a field is missing, or no model stands behind the public one
     */
    Order read(PixazoModel publicModel, ObjectNode body, Caller caller) {
        Values values = Values.translated(publicModel.parameters(), Sources.of(body))
                .with(OutputFields.AUDIO_FORMAT, services.hosted().pixazo().format());
        Optional<String> model = installed(publicModel);
        Order order = Order.of(PixazoApi.DIALECT, caller, values, model, publicModel.id());
        return values.get(TextFields.THINKING) ? thinkingIfPossible(order) : order;
    }

    /** The name of the installed model behind the public one; empty is the server's default one. */
    private Optional<String> installed(PixazoModel model) {
        return switch (model) {
            case STANDARD -> services.hosted().pixazo().model();
            case XL -> services.hosted().pixazoXlModel().or(this::xl);
        };
    }

    /** The first XL model; empty on a server without checkpoints, whose engine stands in for every model. */
    private Optional<String> xl() {
        Optional<String> xl = services.models().installed().stream()
                .map(ModelInfo::name)
                .filter(name -> name.contains("-xl-"))
                .findFirst();
        if (xl.isEmpty() && services.models().defaultModel().family() != ModelFamily.SKETCH) {
            throw new HttpProblem(Reason.UNKNOWN_MODEL, "no XL model is installed");
        }
        return xl;
    }

    /** Thinking is a wish here: where no language model is, the song is made without. */
    private Order thinkingIfPossible(Order order) {
        LanguageModels languageModels = services.models().languageModels();
        if (languageModels.standard().isPresent() || isSketch(order.wish().model())) {
            return order;
        }
        return order.withValues(order.values().with(TextFields.THINKING, false))
                .warned("thinking: not used (%s)".formatted(languageModels.absence()));
    }

    /** Whether the embedded engine runs it, which plans by itself. */
    private boolean isSketch(Optional<String> model) {
        return services.models().resolve(model, TaskType.TEXT2MUSIC).family() == ModelFamily.SKETCH;
    }
}
