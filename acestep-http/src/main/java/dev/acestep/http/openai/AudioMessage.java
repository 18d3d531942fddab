package dev.acestep.http.openai;

import dev.acestep.http.JsonText;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.OutputFolder;
import dev.acestep.jobs.StoredTrack;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The results of a job as {@code data:} URLs inside JSON. They may be large: in the JSON stands a mark for each, and the
 * file's bytes take its place as they are sent.
 */
final class AudioMessage {
    private final Map<String, Path> files = new LinkedHashMap<>();
    private final List<Part> parts;

    AudioMessage(Job job, OutputFolder outputs) {
        this.parts = job.kept().stream().map(track -> part(track, outputs)).toList();
    }

    /** One for each result whose file is there. */
    List<Part> parts() {
        return parts;
    }

    /** Writes JSON that holds the parts. */
    void write(OutputStream out, Object value) throws IOException {
        String json = JsonText.of(value);
        int from = 0;
        for (Map.Entry<String, Path> file : files.entrySet()) {
            int mark = json.indexOf(file.getKey(), from);
            out.write(json.substring(from, mark).getBytes(StandardCharsets.UTF_8));
            try (OutputStream base64 = Base64.getEncoder().wrap(new Unclosed(out))) {
                Files.copy(file.getValue(), base64);
            }
            from = mark + file.getKey().length();
        }
        out.write(json.substring(from).getBytes(StandardCharsets.UTF_8));
    }

    private Part part(StoredTrack track, OutputFolder outputs) {
        String mark = UUID.randomUUID().toString();
        files.put(mark, outputs.path(track.file()));
        String type = track.format().contentType().replaceFirst(";.*", "");
        return new Part("audio_url", new Url("data:%s;base64,%s".formatted(type, mark)));
    }

    /** A result, as messages and chunks hold it. */
    record Part(String type, Url audioUrl) {}

    record Url(String url) {}

    /** Base64 ends with its stream; what it goes into does not. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
