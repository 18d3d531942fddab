package dev.acestep.http.pixazo;

import dev.acestep.http.fields.Wire;
import dev.acestep.http.order.MusicFields;
import java.util.Arrays;
import java.util.List;

/** The models as Pixazo names them: each has routes of its own, and its name leads the ids of its jobs. */
enum PixazoModel {
    STANDARD("ace-step"),
    XL("ace-step-xl");

    private final String id;

    PixazoModel(String id) {
        this.id = id;
    }

    /** Its public name. */
    String id() {
        return id;
    }

    /** The model whose path this is; the standard one if the path is no model's. */
    static PixazoModel at(String path) {
        return Arrays.stream(values())
                .filter(model -> path.startsWith("/" + model.id + "/"))
                .findFirst()
                .orElse(STANDARD);
    }

    /** Its table of parameters. */
    List<Wire<?, ?>> parameters() {
        return switch (this) {
            case STANDARD -> PixazoFields.with(Wire.of(PixazoFields.DURATION, MusicFields.AUDIO_DURATION));
            case XL ->
                PixazoFields.with(
                        Wire.of(PixazoFields.DURATION.or(PixazoFields.XL_SECONDS), MusicFields.AUDIO_DURATION));
        };
    }
}
