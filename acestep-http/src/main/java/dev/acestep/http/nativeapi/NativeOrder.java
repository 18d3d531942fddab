package dev.acestep.http.nativeapi;

import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.Services;
import dev.acestep.http.body.Body;
import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Sources;
import dev.acestep.http.fields.Values;
import dev.acestep.http.order.AudioFiles;
import dev.acestep.http.order.EditingFields;
import dev.acestep.http.order.Fields;
import dev.acestep.http.order.Order;
import dev.acestep.http.order.TextFields;
import dev.acestep.jobs.Dialect;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the body of a native submission as an order. */
public final class NativeOrder {
    private static final List<String> SOURCE_PARTS = List.of("src_audio", "ctx_audio");
    private static final List<String> REFERENCE_PARTS = List.of("reference_audio", "ref_audio");

    private final AudioFiles audio;

    public NativeOrder(Services services) {
        this.audio = new AudioFiles(services);
    }

    /**
     * The order that the body holds; its files belong to it.
     *
     * @param ownHosts authorities under which this server is reached
     */
    public Order read(Body body, Caller caller, Set<String> ownHosts) {
        Values values = Values.read(Fields.ALL, Sources.of(body));
        Optional<Path> reference =
                file(values, EditingFields.REFERENCE_AUDIO_PATH, body.file(REFERENCE_PARTS), caller, ownHosts);
        Optional<Path> source = file(values, EditingFields.SRC_AUDIO_PATH, body.file(SOURCE_PARTS), caller, ownHosts);
        Optional<String> model = values.find(TextFields.MODEL);
        return Order.of(Dialect.NATIVE, caller, values, model, model.orElse(""))
                .withAudio(source, reference, body.files())
                .strict();
    }

    private Optional<Path> file(
            Values values, Field<String> field, Optional<Path> uploaded, Caller caller, Set<String> ownHosts) {
        return uploaded.or(() -> audio.find(values, field, caller, ownHosts));
    }
}
