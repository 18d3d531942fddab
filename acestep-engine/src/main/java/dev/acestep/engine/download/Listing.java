package dev.acestep.engine.download;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a repository, as a hub lists them. */
record Listing(List<RemoteFile> files) {
    private static final int LARGEST_PAGE = 16 << 20;
    private static final int MOST_PAGES = 50;
    private static final int MOST_FILES = 20_000;
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"?next\"?");
    private static final JsonMapper JSON = new JsonMapper();

    Listing {
        files = List.copyOf(files);
        Set<String> paths = new HashSet<>();
        for (RemoteFile file : files) {
            if (!paths.add(file.path())) {
                throw new DownloadFailed("the listing names %s twice".formatted(file.path()));
            }
        }
    }

    /** Asks the hub, page by page. */
    static Listing of(HubClient client, String repository, String revision) throws IOException, InterruptedException {
        String what = "repository %s at revision %s".formatted(repository, revision);
        List<RemoteFile> files = new ArrayList<>();
        Optional<URI> page = Optional.of(client.hub().listing(client.endpoint(), repository, revision));
        for (int pages = 0; page.isPresent(); pages++) {
            if (pages == MOST_PAGES || files.size() > MOST_FILES) {
                throw new DownloadFailed("the listing of %s is too long".formatted(what));
            }
            HttpResponse<InputStream> answer = client.get(page.get(), Map.of("Accept", "application/json"), what);
            try (InputStream body = answer.body()) {
                files.addAll(parsed(client, body.readNBytes(LARGEST_PAGE + 1), what));
            }
            page = next(client, answer);
        }
        return new Listing(files);
    }

    /** The files that the model needs, checked to be all there. */
    List<RemoteFile> of(PublishedModel model) {
        List<RemoteFile> needed = files.stream()
                .filter(file -> file.folder().equals(model.folder()) && model.uses(file.name()))
                .toList();
        List<String> names = needed.stream().map(RemoteFile::name).toList();
        List<String> missing = new ArrayList<>(model.required());
        missing.removeAll(names);
        if (names.stream().noneMatch(name -> name.endsWith(".safetensors"))) {
            missing.add("*.safetensors");
        }
        if (!missing.isEmpty()) {
            throw new DownloadFailed("repository %s does not hold %s: no %s in it"
                    .formatted(model.repository(), model.name(), String.join(", ", missing)));
        }
        return needed;
    }

    private static List<RemoteFile> parsed(HubClient client, byte[] page, String what) {
        if (page.length > LARGEST_PAGE) {
            throw new DownloadFailed("the listing of %s is too long".formatted(what));
        }
        JsonNode entries = switch (client.hub()) {
            case HUGGING_FACE -> tree(page, what);
            case MODELSCOPE -> tree(page, what).path("Data").path("Files");
        };
        if (!entries.isArray()) {
            throw new DownloadFailed("%s does not list %s as it should".formatted(client.host(), what));
        }
        List<RemoteFile> files = new ArrayList<>();
        for (JsonNode entry : entries) {
            switch (client.hub()) {
                case HUGGING_FACE -> huggingFace(entry).ifPresent(files::add);
                case MODELSCOPE -> modelScope(entry).ifPresent(files::add);
            }
        }
        return files;
    }

    private static JsonNode tree(byte[] page, String what) {
        try {
            return JSON.readTree(page);
        } catch (JsonProcessingException e) {
            throw new DownloadFailed(
                    "the listing of %s is not JSON; is something between here and the hub?".formatted(what), e);
        } catch (IOException e) {
            throw new DownloadFailed("the listing of %s cannot be read".formatted(what), e);
        }
    }

    private static Optional<RemoteFile> huggingFace(JsonNode entry) {
        if (!entry.path("type").asText().equals("file")) {
            return Optional.empty();
        }
        JsonNode lfs = entry.path("lfs");
        return Optional.of(new RemoteFile(
                entry.path("path").asText(),
                lfs.has("size")
                        ? lfs.path("size").asLong(-1)
                        : entry.path("size").asLong(-1),
                RemoteFile.digest(lfs.path("oid").asText())));
    }

    private static Optional<RemoteFile> modelScope(JsonNode entry) {
        if (entry.path("Type").asText().equals("tree")) {
            return Optional.empty();
        }
        return Optional.of(new RemoteFile(
                entry.path("Path").asText(),
                entry.path("Size").asLong(-1),
                RemoteFile.digest(entry.path("Sha256").asText())));
    }

    /** The next page, which the hub names in a header; only the hub itself is asked. */
    private static Optional<URI> next(HubClient client, HttpResponse<InputStream> answer) {
        Matcher link = NEXT.matcher(String.join(", ", answer.headers().allValues("Link")));
        if (!link.find()) {
            return Optional.empty();
        }
        try {
            URI next = answer.uri().resolve(link.group(1));
            if (client.isOurs(next)) {
                return Optional.of(next);
            }
            throw new DownloadFailed(
                    "%s continues its listing at %s, which is refused".formatted(client.host(), next.getHost()));
        } catch (IllegalArgumentException e) {
            throw new DownloadFailed(
                    "%s continues its listing at something that is no URL".formatted(client.host()), e);
        }
    }
}
