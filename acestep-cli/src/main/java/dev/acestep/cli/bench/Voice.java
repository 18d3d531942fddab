package dev.acestep.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How the callers of a dialect speak.
 *
 * @param song JSON; 1 is the song's number, 2 its seconds, 3 further members
 * @param header in which the key is sent
 * @param hook where a webhook's URL goes
 * @param id JSON pointer to a job's id in the answer; empty where the answer is the song itself
 * @param poll path; 1 is the id
 * @param question body of a poll that is a POST; 1 is the id
 * @param state JSON pointer to a job's state in a poll's answer
 * @param open the states that are not the last
 */
record Voice(
        String dialect,
        String path,
        String song,
        String header,
        Hook hook,
        Optional<String> id,
        String poll,
        Optional<String> question,
        String state,
        Set<String> open) {
    private static final String SEGMIND_SONG = "{\"genres\":\"song %d, pop, 120 BPM\",\"output_seconds\":%s%s}";

    /** Every dialect whose songs a program can ask for. */
    static final List<Voice> ALL = List.of(
            new Voice(
                    "native",
                    "/release_task",
                    "{\"prompt\":\"song %d, house, 120 BPM\",\"audio_duration\":%s,\"batch_size\":1%s}",
                    "Authorization",
                    Hook.MEMBER,
                    Optional.of("/data/task_id"),
                    "/query_result",
                    Optional.of("{\"task_id_list\":[\"%s\"]}"),
                    "/data/0/status",
                    Set.of("0")),
            new Voice(
                    "wavespeed",
                    "/api/v3/wavespeed-ai/ace-step",
                    "{\"tags\":\"song %d, rock, 120 BPM\",\"duration\":%s%s}",
                    "Authorization",
                    Hook.QUERY,
                    Optional.of("/data/id"),
                    "/api/v3/predictions/%s/result",
                    Optional.empty(),
                    "/data/status",
                    Set.of("created", "processing")),
            new Voice(
                    "pixazo",
                    "/ace-step/v1/generate",
                    "{\"prompt\":\"song %d, soul\",\"duration\":%s,\"bpm\":120%s}",
                    "Ocp-Apim-Subscription-Key",
                    Hook.HEADER,
                    Optional.of("/request_id"),
                    "/v2/requests/status/%s",
                    Optional.empty(),
                    "/status",
                    Set.of("QUEUED", "PROCESSING")),
            new Voice(
                    "segmind",
                    "/v2/ace-step-music",
                    SEGMIND_SONG,
                    "x-api-key",
                    Hook.NONE,
                    Optional.of("/request_id"),
                    "/v2/requests/%s",
                    Optional.empty(),
                    "/status",
                    Set.of("QUEUED", "PROCESSING")),
            new Voice(
                    "fal",
                    "/fal-ai/ace-step",
                    "{\"tags\":\"song %d, folk, 120 BPM\",\"duration\":%s%s}",
                    "Authorization",
                    Hook.FAL_QUERY,
                    Optional.of("/request_id"),
                    "/fal-ai/ace-step/requests/%s/status",
                    Optional.empty(),
                    "/status",
                    Set.of("IN_QUEUE", "IN_PROGRESS")),
            new Voice(
                    "replicate",
                    "/v1/predictions",
                    "{\"version\":\"ace-step\",\"input\":{\"prompt\":\"song %d, blues\",\"duration\":%s}%s}",
                    "Authorization",
                    Hook.REPLICATE_MEMBER,
                    Optional.of("/id"),
                    "/v1/predictions/%s",
                    Optional.empty(),
                    "/status",
                    Set.of("starting", "processing")),
            waiting("segmind", "/v1/ace-step-music", SEGMIND_SONG, "x-api-key"),
            waiting(
                    "openai",
                    "/v1/chat/completions",
                    "{\"messages\":[{\"role\":\"user\",\"content\":\"song %d, jazz\"}],"
                            + "\"audio_config\":{\"duration\":%s}%s}",
                    "Authorization"));

    /** Where a webhook's URL goes, and under which name. */
    enum Hook {
        NONE(""),
        MEMBER(",\"webhook_url\":\"%s\""),
        REPLICATE_MEMBER(",\"webhook\":\"%s\",\"webhook_events_filter\":[\"completed\"]"),
        QUERY("?webhook=%s"),
        FAL_QUERY("?fal_webhook=%s"),
        HEADER("X-Webhook-URL");

        private final String form;

        Hook(String form) {
            this.form = form;
        }

        private String inBody(Optional<String> url) {
            return this == MEMBER || this == REPLICATE_MEMBER
                    ? url.map(form::formatted).orElse("")
                    : "";
        }

        private String inQuery(Optional<String> url) {
            return this == QUERY || this == FAL_QUERY
                    ? url.map(Hook::encoded).map(form::formatted).orElse("")
                    : "";
        }

        private static String encoded(String url) {
            return URLEncoder.encode(url, StandardCharsets.UTF_8);
        }
    }

    private static Voice waiting(String dialect, String path, String song, String header) {
        return new Voice(dialect, path, song, header, Hook.NONE, Optional.empty(), "", Optional.empty(), "", Set.of());
    }

    HttpRequest.Builder submission(String base, long number, double seconds, Optional<String> webhook) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path + hook.inQuery(webhook)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(String.format(
                        Locale.ROOT, song, number, String.valueOf((long) seconds), hook.inBody(webhook))));
        webhook.filter(_ -> hook == Hook.HEADER).ifPresent(url -> request.header(hook.form, url));
        return request;
    }

    HttpRequest.Builder question(String base, String job) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + poll.formatted(job)));
        question.ifPresent(body ->
                request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.formatted(job))));
        return request;
    }

    /** Whether the answer to a poll says that the job goes on. */
    boolean isOpen(JsonNode answer) {
        return open.contains(answer.at(state).asText());
    }
}
