package dev.acestep.engine.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fetches one file: takes up what is there, goes on after a cut, and believes nothing but size and checksum. */
final class FileDownload {
    private static final int BLOCK = 64 << 10;
    private static final int MOST_COPIES = 2;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    private final HubClient client;
    private final Wanted wanted;
    private final Consumer<DownloadEvent> listener;
    private final Tally tally;

    FileDownload(HubClient client, Wanted wanted, Consumer<DownloadEvent> listener, Tally tally) {
        this.client = client;
        this.wanted = wanted;
        this.listener = listener;
        this.tally = tally;
    }

    /** Returns when the file is in its place, whole, checked and on the disk. */
    void to(Staged place) throws IOException, InterruptedException {
        String identity = wanted.identity(client.hub());
        RemoteFile file = wanted.file();
        try (PartFile part = PartFile.open(place, identity, file.size())) {
            for (int copy = 1; true; copy++) {
                Optional<String> wrong =
                        new Attempts(client, listener).make(client.patience().attempts(), new Copy(part));
                if (wrong.isEmpty()) {
                    part.finish();
                    return;
                }
                part.delete();
                if (copy == MOST_COPIES) {
                    throw new DownloadFailed("%s from %s is damaged: %s, %d times; it was deleted, try another --source"
                            .formatted(wanted.label(), client.host(), wrong.get(), copy));
                }
                listener.accept(new DownloadEvent.Note("%s is damaged: %s; fetching it once more from the beginning"
                        .formatted(wanted.label(), wrong.get())));
                part.begin(source(), Optional.empty());
            }
        }
    }

    private String source() {
        return client.endpoint().toString();
    }

    /** One copy of the file; what comes of it is what is wrong with it, if anything. */
    private final class Copy implements Attempts.Attempt<Optional<String>> {
        private final PartFile part;
        private long furthest;

        private Copy(PartFile part) {
            this.part = part;
            this.furthest = part.length();
        }

        @Override
        public long progress() {
            return furthest;
        }

        @Override
        public Optional<String> make() throws IOException, InterruptedException {
            long size = wanted.file().size();
            if (part.length() < size || size == 0) {
                Optional<String> wrong = fetch(size);
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
            if (part.length() < size) {
                throw new IOException("the connection was cut after %s of %s of %s"
                        .formatted(Disk.words(part.length()), Disk.words(size), wanted.label()));
            }
            String expected = wanted.file().sha256().orElse("");
            String actual = expected.isEmpty() ? "" : part.checksum();
            return expected.equals(actual)
                    ? Optional.empty()
                    : Optional.of("its SHA-256 is %s and should be %s".formatted(actual, expected));
        }

        private Optional<String> fetch(long size) throws IOException, InterruptedException {
            Map<String, String> range = range();
            HttpResponse<InputStream> answer = client.get(
                    client.hub()
                            .file(
                                    client.endpoint(),
                                    wanted.model().repository(),
                                    wanted.revision(),
                                    wanted.file().path()),
                    range,
                    wanted.what());
            try (InputStream body = answer.body()) {
                Optional<String> tag = answer.headers().firstValue("ETag");
                if (answer.statusCode() == 200) {
                    if (part.length() > 0) {
                        listener.accept(new DownloadEvent.Note(
                                "%s does not continue %s; beginning again".formatted(client.host(), wanted.label())));
                    }
                    part.begin(source(), tag);
                } else if (range.isEmpty() || !continues(answer, tag)) {
                    part.begin(source(), Optional.empty());
                    throw new IOException("the file has changed or its ranges are wrong; beginning again");
                }
                OptionalLong length = answer.headers().firstValueAsLong("Content-Length");
                if (length.isPresent() && part.length() + length.getAsLong() != size) {
                    return Optional.of(
                            "it has %d bytes and should have %d".formatted(part.length() + length.getAsLong(), size));
                }
                return copy(body, size);
            }
        }

        /** Asks for the rest, if there is a beginning that can be trusted to be of the same bytes. */
        private Map<String, String> range() {
            Map<String, String> headers = new LinkedHashMap<>();
            String tag = part.origin().source().equals(source()) ? part.origin().etag() : "";
            if (part.length() > 0 && (!tag.isEmpty() || wanted.file().sha256().isPresent())) {
                headers.put("Range", "bytes=%d-".formatted(part.length()));
                if (!tag.isEmpty()) {
                    headers.put("If-Range", tag);
                }
            }
            return headers;
        }

        private boolean continues(HttpResponse<InputStream> answer, Optional<String> tag) {
            Matcher range = CONTENT_RANGE.matcher(
                    answer.headers().firstValue("Content-Range").orElse(""));
            String known =
                    part.origin().source().equals(source()) ? part.origin().etag() : "";
            return answer.statusCode() == 206
                    && range.matches()
                    && Long.parseLong(range.group(1)) == part.length()
                    && (range.group(2).equals("*")
                            || Long.parseLong(range.group(2)) == wanted.file().size())
                    && (known.isEmpty() || tag.isEmpty() || tag.get().equals(known));
        }

        private Optional<String> copy(InputStream body, long size) throws IOException, InterruptedException {
            byte[] block = new byte[BLOCK];
            try (StallGuard guard = new StallGuard(body, client.patience().silence()).started()) {
                for (int read = read(body, block, guard); read >= 0; read = read(body, block, guard)) {
                    if (part.length() + read > size) {
                        return Optional.of("more than its %d bytes came".formatted(size));
                    }
                    part.append(block, read);
                    furthest = Math.max(furthest, part.length());
                    tally.at(wanted.label(), part.length());
                    guard.fed();
                }
            }
            return Optional.empty();
        }

        private int read(InputStream body, byte[] block, StallGuard guard) throws IOException, InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            try {
                return body.read(block);
            } catch (IOException e) {
                String why = guard.stalled()
                        ? "nothing came for %d s"
                                .formatted(client.patience().silence().toSeconds())
                        : "the connection was cut";
                throw new IOException("%s after %s of %s".formatted(why, Disk.words(part.length()), wanted.label()), e);
            }
        }
    }
}
