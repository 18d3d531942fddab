package dev.acestep.http.body;

import dev.acestep.http.HttpProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;

/** The parts of a multipart body one after the other, as they come in; no more than a block of them is in memory. */
final class PartReader implements MultiPart.Parser.Listener {
    private static final int BLOCK = 32 * 1024;
    private static final int MOST_PARTS = 1_000;
    private static final int LONGEST_HEADERS = 8 * 1024;

    private final InputStream body;
    private final MultiPart.Parser parser;
    private final Queue<Event> events = new ArrayDeque<>();
    private String disposition = "";

    PartReader(InputStream body, String boundary) {
        this.body = body;
        this.parser = new MultiPart.Parser(boundary, this);
        parser.setMaxParts(MOST_PARTS);
        parser.setPartHeadersMaxLength(LONGEST_HEADERS);
    }

    /** The next part, whatever is left of the one before it skipped; empty at the end of the body. */
    Optional<Part> next() throws IOException {
        while (true) {
            switch (take()) {
                case Part part -> {
                    return Optional.of(part);
                }
                case End _ -> {
                    return Optional.empty();
                }
                case Broken _ -> throw malformed();
                case Bytes _, PartEnd _ -> {}
            }
        }
    }

    /** The bytes of the part that {@link #next} gave last. */
    InputStream content() {
        return new PartContent();
    }

    private Event take() throws IOException {
        while (events.isEmpty()) {
            byte[] block = new byte[BLOCK];
            int count = body.read(block);
            parser.parse(count < 0 ? Content.Chunk.EOF : Content.Chunk.from(ByteBuffer.wrap(block, 0, count), false));
            if (count < 0 && events.isEmpty()) {
                return new Broken();
            }
        }
        return events.remove();
    }

    private static HttpProblem malformed() {
        return new HttpProblem(400, "Malformed multipart body");
    }

    @Override
    public void onPartBegin() {
        disposition = "";
    }

    @Override
    public void onPartHeader(String name, String value) {
        if (name.equalsIgnoreCase("Content-Disposition")) {
            disposition = value;
        }
    }

    @Override
    public void onPartHeaders() {
        Map<String, String> parameters = new HashMap<>();
        HttpField.getValueParameters(disposition, parameters);
        events.add(new Part(parameters.getOrDefault("name", ""), Optional.ofNullable(parameters.get("filename"))));
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
        events.add(new Bytes(chunk.getByteBuffer().slice()));
    }

    @Override
    public void onPartEnd() {
        events.add(new PartEnd());
    }

    @Override
    public void onComplete() {
        events.add(new End());
    }

    @Override
    public void onFailure(Throwable failure) {
        events.add(new Broken());
    }

    /** What the parser tells. */
    sealed interface Event {}

    /**
     * The beginning of a part.
     *
     * @param fileName present if the part is a file
     */
    record Part(String name, Optional<String> fileName) implements Event {}

    record Bytes(ByteBuffer content) implements Event {}

    record PartEnd() implements Event {}

    record End() implements Event {}

    record Broken() implements Event {}

    private final class PartContent extends InputStream {
        private ByteBuffer rest = ByteBuffer.allocate(0);
        private boolean ended;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            while (!rest.hasRemaining() && !ended) {
                switch (take()) {
                    case Bytes(ByteBuffer content) -> rest = content;
                    case PartEnd _ -> ended = true;
                    case Part _, End _, Broken _ -> throw malformed();
                }
            }
            if (ended) {
                return -1;
            }
            int count = Math.min(length, rest.remaining());
            rest.get(target, offset, count);
            return count;
        }
    }
}
