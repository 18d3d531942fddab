package dev.acestep.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.audio.AudioDecoder;
import dev.acestep.audio.Limits;
import dev.acestep.audio.UnreadableAudio;
import dev.acestep.music.Pcm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was seen of each job when it had just ended, to be compared with what is there at last. */
final class Ledger {
    private static final int ASKED_AT_ONCE = 500;

    private final NativeClient client;
    private final Map<String, JsonNode> firstSeen = new HashMap<>();
    private int succeeded;
    private int onServer;

    Ledger(NativeClient client) {
        this.client = client;
    }

    int ended() {
        return firstSeen.size();
    }

    int succeeded() {
        return succeeded;
    }

    /** Jobs that the server has, answered or not; known after the audit. */
    int onServer() {
        return onServer;
    }

    /** Looks again; a server that is just away is no answer. */
    boolean allEnded(List<String> ids) {
        try {
            List<String> open =
                    ids.stream().filter(id -> !firstSeen.containsKey(id)).toList();
            for (int from = 0; from < open.size(); from += ASKED_AT_ONCE) {
                for (String id : endedOf(open.subList(from, Math.min(from + ASKED_AT_ONCE, open.size())))) {
                    firstSeen.put(id, job(id));
                }
            }
        } catch (IOException _) {
            return false;
        }
        return firstSeen.keySet().containsAll(ids);
    }

    /** Everything that must not be; the list may be added to. */
    List<String> audit(List<String> ids, KillRun.Plan plan, Path output) throws IOException {
        List<String> problems = new ArrayList<>();
        if (new HashSet<>(ids).size() != ids.size()) {
            problems.add("an id was given twice");
        }
        Set<String> named = new TreeSet<>();
        for (String id : ids) {
            auditJob(id, plan.songSeconds(), output, problems, named);
        }
        succeeded = named.size();
        onServer = client.get("/v1/stats").data().path("jobs").path("total").asInt();
        Set<String> strangers = names(output);
        strangers.removeAll(named);
        strangers.removeIf(this::belongsToAJobWithoutAnswer);
        strangers.forEach(name -> problems.add("left over in the output folder: " + name));
        return problems;
    }

    private void auditJob(String id, double seconds, Path output, List<String> problems, Set<String> named)
            throws IOException {
        JsonNode job = job(id);
        String state = job.path("status").asText("unknown");
        if (!state.equals("succeeded")) {
            problems.add("%s is %s: %s"
                    .formatted(id, state, job.path("error").path("message").asText()));
            return;
        }
        JsonNode before = firstSeen.getOrDefault(id, job);
        if (!before.path("finished_at").equals(job.path("finished_at"))
                || !before.path("outputs").equals(job.path("outputs"))) {
            problems.add(id + " ended twice");
        }
        List<JsonNode> files = new ArrayList<>();
        job.path("outputs").forEach(files::add);
        if (files.size() != 1) {
            problems.add("%s has %d files".formatted(id, files.size()));
        }
        for (JsonNode file : files) {
            Path path = output.resolve(fileName(file));
            named.add(String.valueOf(path.getFileName()));
            auditFile(path, file, seconds, problems);
        }
    }

    private static void auditFile(Path path, JsonNode facts, double seconds, List<String> problems) throws IOException {
        if (!Files.isRegularFile(path)) {
            problems.add("missing: " + path.getFileName());
            return;
        }
        LongAdder frames = new LongAdder();
        try {
            AudioDecoder.decode(path, Limits.SONG, block -> frames.add(block.frames()));
        } catch (UnreadableAudio e) {
            problems.add("not decodable: %s, %s".formatted(path.getFileName(), e.getMessage()));
        }
        if (Files.size(path) != facts.path("size_bytes").asLong()
                || frames.sum() != Math.round(seconds * Pcm.SAMPLE_RATE)) {
            problems.add(
                    "not whole: %s, %d bytes, %d frames".formatted(path.getFileName(), Files.size(path), frames.sum()));
        }
    }

    /** Its submission was cut off after the commit: the work is right, only nobody was told. */
    private boolean belongsToAJobWithoutAnswer(String name) {
        try {
            String id = name.substring(0, Math.min(36, name.length()));
            return !firstSeen.containsKey(id) && job(id).path("status").asText().equals("succeeded");
        } catch (IOException _) {
            return false;
        }
    }

    private Set<String> endedOf(List<String> ids) throws IOException {
        Set<String> ended = new HashSet<>();
        for (JsonNode entry : client.query(ids).data()) {
            if (entry.path("status").asInt() != 0) {
                ended.add(entry.path("task_id").asText());
            }
        }
        return ended;
    }

    private JsonNode job(String id) throws IOException {
        return client.get("/v1/jobs/" + id).data();
    }

    private static String fileName(JsonNode output) {
        String url = output.path("url").asText();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
