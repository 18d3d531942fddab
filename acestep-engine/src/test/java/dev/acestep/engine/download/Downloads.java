package dev.acestep.engine.download;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Downloads into a folder of a test, with little patience and an ear for what is said. */
final class Downloads {
    static final URI NOWHERE = URI.create("http://127.0.0.1:1");
    static final Patience SHORT = new Patience(
            3, 3, Duration.ofMillis(5), Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofMillis(300));

    final List<DownloadEvent> events = new CopyOnWriteArrayList<>();
    final Path folder;
    Patience patience = SHORT;
    private final Map<Hub, URI> endpoints;

    Downloads(Path folder, URI huggingFace, URI modelScope) {
        this.folder = folder;
        this.endpoints = Map.of(Hub.HUGGING_FACE, huggingFace, Hub.MODELSCOPE, modelScope);
    }

    ModelDownload from(Source source) {
        return from(source, Optional.empty(), Map.of());
    }

    ModelDownload from(Source source, Optional<String> token, Map<String, String> environment) {
        HubSettings settings = new HubSettings(endpoints, token, Proxies.of(environment), patience);
        return new ModelDownload(folder, source, Optional.empty(), settings);
    }

    void ensure(String... models) {
        from(Source.AUTO).ensure(List.of(models), events::add);
    }

    List<String> notes() {
        return events.stream()
                .flatMap(event -> event instanceof DownloadEvent.Note(String text) ? Stream.of(text) : Stream.of())
                .toList();
    }

    /** The files below the folder, without locks. */
    List<String> files() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .filter(path -> !path.endsWith("/lock"))
                    .sorted()
                    .toList();
        }
    }
}
