package dev.acestep.http.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.jobs.Uploads;
import dev.acestep.music.InvalidRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Audio that came in a message; its files go away when this is closed, unless they are kept. */
final class InputAudio implements AutoCloseable {
    private static final String FIELD = "input_audio";
    private static final int MOST = 2;
    private static final Pattern DATA_URI = Pattern.compile("data:([^,]{0,200}),");

    private final Uploads uploads;
    private final List<Path> files = new ArrayList<>();
    private boolean kept;

    InputAudio(Uploads uploads) {
        this.uploads = uploads;
    }

    /**
     * Keeps the audio of these parts, the first two at most, as nothing could use more.
     *
     * @throws InvalidRequest if one of them holds no base64
     */
    List<Path> take(List<JsonNode> parts) throws IOException {
        for (JsonNode part : parts.subList(0, Math.min(parts.size(), MOST))) {
            String format = part.path("format").asText().toLowerCase(Locale.ROOT);
            files.add(uploads.keep(new ByteArrayInputStream(bytes(part.path("data"))), "audio." + format));
        }
        return List.copyOf(files);
    }

    private static byte[] bytes(JsonNode data) {
        if (!data.isTextual()) {
            throw InvalidRequest.because(FIELD, "data is missing (base64, or a data: URI)");
        }
        String text = data.textValue();
        Matcher uri = DATA_URI.matcher(text);
        boolean isUri = uri.lookingAt();
        if (text.startsWith("data:") && !(isUri && uri.group(1).endsWith("base64"))) {
            throw InvalidRequest.because(FIELD, "data is no base64 data: URI");
        }
        String base64 = (isUri ? text.substring(uri.end()) : text).replaceAll("\\s", "");
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length == 0) {
                throw InvalidRequest.because(FIELD, "data is empty");
            }
            return bytes;
        } catch (IllegalArgumentException malformed) {
            throw InvalidRequest.because(FIELD, "data is not base64");
        }
    }

    /** Leaves the files where they are: a job owns them from now on. */
    void keep() {
        kept = true;
    }

    @Override
    public void close() throws IOException {
        if (!kept) {
            for (Path file : files) {
                uploads.discard(file);
            }
        }
    }
}
