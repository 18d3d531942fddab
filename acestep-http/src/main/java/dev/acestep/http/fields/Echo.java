package dev.acestep.http.fields;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.http.JsonText;
import java.util.List;
import java.util.stream.Stream;

/** What a job remembers of an object that was sent, so that its dialect can show it again. */
public final class Echo {
    private static final int LONGEST = 100_000;

    private Echo() {}

    /** The object itself; of one of more than 100,000 characters only the fields of the table. */
    public static ObjectNode of(ObjectNode sent, List<Wire<?, ?>> table) {
        if (JsonText.of(sent).length() <= LONGEST) {
            return sent;
        }
        List<String> known = table.stream()
                .map(wire -> wire.field().names())
                .flatMap(names -> Stream.concat(names.first().stream(), names.last().stream()))
                .toList();
        return sent.deepCopy().retain(known);
    }
}
