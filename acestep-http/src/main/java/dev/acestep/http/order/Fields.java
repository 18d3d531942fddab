package dev.acestep.http.order;

import dev.acestep.http.fields.Field;
import java.util.List;
import java.util.stream.Stream;

/** The fields of a generation request, in the contract's order (§3.3 to §3.7). */
public final class Fields {
    public static final List<Field<?>> ALL = Stream.of(
                    TextFields.ALL,
                    MusicFields.ALL,
                    SamplingFields.ALL,
                    PlannerFields.ALL,
                    EditingFields.ALL,
                    OutputFields.ALL)
            .<Field<?>>flatMap(List::stream)
            .toList();

    private Fields() {}
}
