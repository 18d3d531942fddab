package dev.acestep.http.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A route as the API's description shows it.
 *
 * @param method in lower case
 * @param tag the group that it is listed in
 * @param body media types and what they hold; none if the route reads no body
 * @param answers by status: what the answer holds
 */
public record Operation(
        String method,
        String path,
        String tag,
        String summary,
        List<Parameter> parameters,
        Map<String, Map<String, Object>> body,
        Map<String, Answer> answers) {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    public static Operation get(String path, String tag, String summary) {
        return of("get", path, tag, summary);
    }

    public static Operation post(String path, String tag, String summary) {
        return of("post", path, tag, summary);
    }

    public static Operation put(String path, String tag, String summary) {
        return of("put", path, tag, summary);
    }

    public static Operation delete(String path, String tag, String summary) {
        return of("delete", path, tag, summary);
    }

    private static Operation of(String method, String path, String tag, String summary) {
        return new Operation(method, path, tag, summary, pathParameters(path), Map.of(), Map.of())
                .answers("200", "Envelope", "the answer");
    }

    public Operation query(String name, String description) {
        return with(new Parameter("query", name, description));
    }

    /** Reads this header of the request. */
    public Operation header(String name, String description) {
        return with(new Parameter("header", name, description));
    }

    private Operation with(Parameter parameter) {
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(parameter);
        return new Operation(method, path, tag, summary, more, body, answers);
    }

    /** Reads this object as JSON or as a form. */
    public Operation reads(Map<String, Object> schema) {
        Map<String, Map<String, Object>> types = new LinkedHashMap<>();
        types.put(JSON, schema);
        types.put(FORM, schema);
        return new Operation(method, path, tag, summary, parameters, types, answers);
    }

    /** Reads this object as JSON alone. */
    public Operation readsJson(Map<String, Object> schema) {
        return new Operation(method, path, tag, summary, parameters, Map.of(JSON, schema), answers);
    }

    /** Reads it as a multipart form, too, with these files. */
    public Operation readsFiles(Map<String, Object> schema) {
        Map<String, Map<String, Object>> types = new LinkedHashMap<>(body);
        types.put("multipart/form-data", schema);
        return new Operation(method, path, tag, summary, parameters, types, answers);
    }

    public Operation answers(String status, String schema, String description) {
        return answers(status, new Answer(JSON, component(schema), description));
    }

    /** Answers success with this object, and not with an envelope. */
    public Operation yields(String status, Map<String, Object> schema, String description) {
        return new Operation(method, path, tag, summary, parameters, body, Map.of())
                .answers(status, new Answer(JSON, schema, description));
    }

    /** Answers with something that is not JSON. */
    public Operation gives(String type, String description) {
        return answers("200", new Answer(type, Map.of(), description));
    }

    /** Refuses with these statuses, in the one form of refusals. */
    public Operation refuses(String... statuses) {
        Operation operation = this;
        for (String status : statuses) {
            operation = operation.answers(status, "Refusal", "refused");
        }
        return operation;
    }

    /** Refuses with these statuses, in a form of the dialect's own. */
    public Operation refuses(Map<String, Object> schema, String... statuses) {
        Operation operation = this;
        for (String status : statuses) {
            operation = operation.answers(status, new Answer(JSON, schema, "refused"));
        }
        return operation;
    }

    private static Map<String, Object> component(String name) {
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private Operation answers(String status, Answer answer) {
        Map<String, Answer> more = new LinkedHashMap<>(answers);
        more.put(status, answer);
        return new Operation(method, path, tag, summary, parameters, body, more);
    }

    /** As OpenAPI writes it. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("tags", List.of(tag));
        map.put("summary", summary);
        map.put("operationId", method + path.replaceAll("[^A-Za-z0-9]+", "_"));
        map.put("parameters", parameters.stream().map(Parameter::toMap).toList());
        if (!body.isEmpty()) {
            map.put("requestBody", Map.of("content", content()));
        }
        Map<String, Object> responses = new LinkedHashMap<>();
        answers.forEach((status, answer) -> responses.put(status, answer.toMap()));
        map.put("responses", responses);
        return map;
    }

    private Map<String, Object> content() {
        Map<String, Object> content = new LinkedHashMap<>();
        body.forEach((type, schema) -> content.put(type, Map.of("schema", schema)));
        return content;
    }

    private static List<Parameter> pathParameters(String path) {
        return Pattern.compile("\\{(\\w+)}")
                .matcher(path)
                .results()
                .map(match -> new Parameter("path", match.group(1), ""))
                .toList();
    }

    /** A value in the path, after the question mark, or in a header. */
    public record Parameter(String in, String name, String description) {
        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("name", name);
            map.put("in", in);
            map.put("required", in.equals("path"));
            map.put("description", description);
            map.put("schema", Schema.TEXT);
            return map;
        }
    }

    /**
     * What comes back.
     *
     * @param schema of it, empty for content that JSON schema does not describe
     */
    public record Answer(String type, Map<String, Object> schema, String description) {
        Map<String, Object> toMap() {
            Map<String, Object> content = schema.isEmpty() ? Map.of() : Map.of("schema", schema);
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("description", description);
            map.put("content", Map.of(type, content));
            return map;
        }
    }
}
