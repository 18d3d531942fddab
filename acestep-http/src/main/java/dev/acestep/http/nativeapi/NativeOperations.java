package dev.acestep.http.nativeapi;

import dev.acestep.http.fields.FieldSchema;
import dev.acestep.http.openapi.Operation;
import dev.acestep.http.openapi.Schema;
import dev.acestep.http.order.Fields;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every route of the native dialect, described. */
final class NativeOperations {
    private static final String GENERATION = "generation";
    private static final String JOBS = "jobs";
    private static final String ASSISTANCE = "text assistance";
    private static final String MODELS = "models";
    private static final String OPERATIONS = "operations";

    static final List<Operation> ALL = List.of(
            Operation.post("/release_task", GENERATION, "Submits a job; every field also counts in camelCase")
                    .reads(FieldSchema.object(Fields.ALL))
                    .readsFiles(withFiles())
                    .refuses("400", "401", "402", "413", "415", "429"),
            Operation.post("/query_result", GENERATION, "States and results of jobs")
                    .reads(Schema.object(Schema.member(
                            "task_id_list", Map.of("type", "array", "items", Schema.TEXT, "maxItems", 500))))
                    .refuses("400", "401", "415"),
            Operation.get("/v1/audio", GENERATION, "A finished file, whole or in ranges")
                    .query("path", "path or URL of the file, as in file of a result")
                    .query("download", "1 makes browsers save it")
                    .gives("audio/*", "the file")
                    .refuses("400", "401", "403", "404"),
            Operation.get("/outputs/{token}/{file}", GENERATION, "A finished file by its own link, without a key")
                    .gives("audio/*", "the file")
                    .refuses("404"),
            Operation.get("/v1/jobs", JOBS, "Jobs, newest first")
                    .query("status", "core states, with commas")
                    .query("dialect", "native, segmind, wavespeed, pixazo, openai")
                    .query("model", "model asked for")
                    .query("task_type", "kind of task")
                    .query("created_after", "ISO-8601, or seconds since 1970")
                    .query("created_before", "ISO-8601, or seconds since 1970")
                    .query("q", "text in prompt or lyrics")
                    .query("key", "name of a key; for admins")
                    .query("limit", "1 to 200, 50 by default")
                    .query("cursor", "next_cursor of the page before")
                    .query("order", "desc or asc by creation")
                    .refuses("400", "401"),
            Operation.get("/v1/jobs/{id}", JOBS, "A job with its request, and its outputs or what an analysis found")
                    .refuses("401", "404"),
            Operation.delete("/v1/jobs/{id}", JOBS, "Cancels a job").refuses("401", "404", "409"),
            Operation.get("/v1/jobs/{id}/events", JOBS, "A job's life as it happens")
                    .gives("text/event-stream", "server-sent events: status, queue, stage, progress, result, error")
                    .refuses("401", "404"),
            Operation.delete("/v1/jobs/{id}/files", JOBS, "Removes the files of an ended job")
                    .refuses("401", "404", "409"),
            Operation.get(
                            "/v1/jobs/{id}/deliveries",
                            JOBS,
                            "What was tried to tell the job's webhook, the oldest attempt first")
                    .refuses("401", "404"),
            Operation.post("/v1/jobs/{id}/deliveries/redeliver", JOBS, "Delivers the final notification again")
                    .refuses("401", "404", "409"),
            Operation.post(
                            "/format_input",
                            ASSISTANCE,
                            "The language model enhances caption and lyrics and settles what is open; param_obj may"
                                    + " hold the metadata, which comes back as given. Code 500 in the answer's body"
                                    + " says why nothing could be written")
                    .reads(FieldSchema.object(TextAssistance.FORMAT))
                    .refuses("400", "401", "415", "429", "500", "503"),
            Operation.post("/create_random_sample", ASSISTANCE, "A prepared example, drawn at random")
                    .reads(FieldSchema.object(List.of(RandomSamples.SAMPLE_TYPE)))
                    .refuses("400", "401", "415"),
            Operation.post(
                            "/v1/create_sample",
                            ASSISTANCE,
                            "The language model invents a song from a description. Code 500 in the answer's body says"
                                    + " why nothing could be written")
                    .reads(FieldSchema.object(TextAssistance.CREATE_SAMPLE))
                    .refuses("400", "401", "415", "429", "500", "503"),
            Operation.get("/v1/models", MODELS, "Installed models, the default one first")
                    .query("shape", "wrapped or openai")
                    .refuses("400", "401"),
            Operation.get(
                            "/v1/model_inventory",
                            MODELS,
                            "Installed models with their tasks and limits, and language models")
                    .refuses("401"),
            Operation.post(
                            "/v1/init",
                            MODELS,
                            "Loads models and, on wish, the language model, which become the defaults; for admins")
                    .reads(FieldSchema.object(ModelSlots.FIELDS))
                    .refuses("400", "401", "403", "500", "503"),
            Operation.post("/v1/reinitialize", MODELS, "Loads again what was unloaded; for admins")
                    .refuses("401", "403"),
            Operation.get("/health", OPERATIONS, "Whether the server accepts jobs; never needs a key")
                    .answers("503", "Envelope", "shutting down"),
            Operation.get("/ready", OPERATIONS, "Whether a job could start now")
                    .answers("503", "Envelope", "shutting down, or the default model is loaded for the first time"),
            Operation.get("/health/ready", OPERATIONS, "The same as /ready")
                    .answers("503", "Envelope", "shutting down, or the default model is loaded for the first time"),
            Operation.get("/v1/stats", OPERATIONS, "Counts of jobs and the queue")
                    .refuses("401"),
            Operation.get("/metrics", OPERATIONS, "Metrics for Prometheus")
                    .gives("text/plain", "Prometheus text format")
                    .refuses("401", "403"),
            Operation.get("/openapi.json", OPERATIONS, "This description")
                    .answers("200", "Description", "an OpenAPI document"),
            Operation.get("/docs", OPERATIONS, "This description as a page").gives("text/html", "the page"));

    private NativeOperations() {}

    private static Map<String, Object> withFiles() {
        return Schema.extended(
                FieldSchema.object(Fields.ALL),
                Stream.of("src_audio", "ctx_audio", "reference_audio", "ref_audio")
                        .map(part -> Schema.member(part, Schema.FILE))
                        .toArray(Schema.Member[]::new));
    }
}
