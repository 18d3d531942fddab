package dev.acestep.http.wavespeed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.http.JsonText;
import dev.acestep.http.body.BodyJson;
import dev.acestep.http.fields.Echo;
import dev.acestep.http.fields.Wire;
import dev.acestep.jobs.Job;
import java.util.List;
import java.util.Optional;

/**
 * What a job remembers of its submission's body.
 *
 * @param input the body itself; of one of more than 100,000 characters only the parameters that we know
 * @param base64 whether outputs are given as {@code data:} URIs
 */
record SentInput(JsonNode input, boolean base64) {
    static SentInput of(ObjectNode body, List<Wire<?, ?>> table, boolean base64) {
        return new SentInput(Echo.of(body, table), base64);
    }

    static SentInput of(Job job) {
        Optional<JsonNode> read = BodyJson.parse(job.submission().input());
        return read.map(node ->
                        new SentInput(node.path("input"), node.path("base64").asBoolean()))
                .orElseThrow(() -> new IllegalStateException("Job %s: its input is no JSON".formatted(job.id())));
    }

    String json() {
        return JsonText.of(this);
    }
}
