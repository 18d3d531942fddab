package dev.acestep.cli;

import dev.acestep.cli.config.ModelsConfig;
import dev.acestep.engine.download.DownloadEvent;
import dev.acestep.engine.download.DownloadFailed;
import dev.acestep.engine.download.HubSettings;
import dev.acestep.engine.download.ModelDownload;
import dev.acestep.engine.download.PublishedModel;
import dev.acestep.engine.download.Source;
import dev.acestep.engine.models.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches models before the server starts, if its operator wants that: he has named the models (of the slots, or the
 * language model) and the hub, both. A fresh server that was told nothing downloads nothing.
 */
final class MissingModels {
    private static final Logger LOG = LoggerFactory.getLogger(MissingModels.class);
    private static final int STEPS_TOLD = 20;

    private int told;

    private MissingModels() {}

    /** Returns when the models are there, or cannot be had: the server then starts without them. */
    static void fetch(ModelsConfig config, Map<String, String> environment) {
        List<String> wanted = named(config)
                .filter(name -> PublishedModel.find(name).isPresent())
                .toList();
        if (config.downloadSource().equals("auto") || wanted.isEmpty()) {
            return;
        }
        try {
            ModelDownload download = new ModelDownload(
                    config.checkpoints(),
                    Source.of(config.downloadSource()),
                    Optional.empty(),
                    HubSettings.of(environment));
            List<String> missing = download.missing(wanted);
            if (!missing.isEmpty()) {
                LOG.info("Downloading {} from {}", String.join(", ", missing), config.downloadSource());
                download.ensure(wanted, new MissingModels()::tell);
            }
        } catch (DownloadFailed e) {
            LOG.error("Missing models could not be downloaded: {}", e.getMessage());
        }
    }

    private static Stream<String> named(ModelsConfig config) {
        ModelsConfig.LanguageModel planner = config.languageModel();
        Stream<String> slots = config.named() ? config.slots().stream() : Stream.empty();
        return planner.named() && planner.isWanted() ? Stream.concat(slots, Stream.of(planner.model())) : slots;
    }

    private void tell(DownloadEvent event) {
        switch (event) {
            case DownloadEvent.Note(String text) -> LOG.info("Download: {}", text);
            case DownloadEvent.Installed there ->
                LOG.info("Download: {} is there, {}", there.model(), Bytes.text(there.bytes()));
            case DownloadEvent.Progress(String file, long done, long total) -> tell(file, done, total);
            case DownloadEvent.Present _ -> {}
        }
    }

    private void tell(String file, long done, long total) {
        int step = total == 0 ? 0 : (int) (STEPS_TOLD * done / total);
        if (step > told) {
            told = step;
            LOG.info("Download: {} of {} ({})", Bytes.text(done), Bytes.text(total), file);
        }
    }
}
