package dev.acestep.http.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.http.JsonText;
import dev.acestep.http.body.BodyJson;
import dev.acestep.http.fields.Echo;
import dev.acestep.jobs.Job;

/**
 * What a job remembers of the request for it.
 *
 * @param input as sent; of one of more than 100,000 characters only the members that we know
 */
record Asked(Reference reference, JsonNode input) {
    static Asked of(Reference reference, ObjectNode input) {
        return new Asked(reference, Echo.of(input, Inputs.TABLE));
    }

    static Asked of(Job job) {
        JsonNode node = BodyJson.parse(job.submission().input())
                .orElseThrow(() -> new IllegalStateException("Job %s: its input is no JSON".formatted(job.id())));
        return new Asked(
                new Reference(
                        node.at("/reference/model").asText(),
                        node.at("/reference/version").asText()),
                node.path("input"));
    }

    String json() {
        return JsonText.of(this);
    }
}
