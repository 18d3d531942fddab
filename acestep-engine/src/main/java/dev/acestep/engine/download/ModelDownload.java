package dev.acestep.engine.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Brings published models into a checkpoints folder. */
public final class ModelDownload {
    private static final String REVISION = "[A-Za-z0-9][A-Za-z0-9._/-]{0,199}";

    private final CheckpointsFolder checkpoints;
    private final Source source;
    private final Optional<String> revision;
    private final HubSettings settings;

    /**
     * Makes a download that has not begun.
     *
     * @param checkpoints the folder of models; made if it does not exist
     * @param revision branch, tag or commit of every repository; the hub's main branch if empty
     */
    public ModelDownload(Path checkpoints, Source source, Optional<String> revision, HubSettings settings) {
        this.checkpoints = new CheckpointsFolder(checkpoints);
        this.source = source;
        this.revision = revision;
        this.settings = settings;
        revision.filter(name -> !name.matches(REVISION) || name.contains("..")).ifPresent(name -> {
            throw new DownloadFailed("\"%s\" is not a revision (letters, digits, . _ / -)".formatted(name));
        });
    }

    /** The names of those of these models, and of what they need, that are not in the folder. */
    public List<String> missing(List<String> names) {
        return models(names).stream()
                .filter(model -> !checkpoints.holds(model))
                .map(PublishedModel::name)
                .toList();
    }

    /**
     * Returns when these models are in the folder, and what they need; what is there already is not looked at. May be
     * called again after any failure, an interruption or a kill, and then goes on where that stopped.
     *
     * @throws dev.acestep.music.InvalidRequest if no model of such a name is published
     * @throws DownloadFailed if a model cannot be had
     */
    public void ensure(List<String> names, Consumer<DownloadEvent> listener) {
        List<PublishedModel> missing = new ArrayList<>();
        for (PublishedModel model : models(names)) {
            if (checkpoints.holds(model)) {
                listener.accept(new DownloadEvent.Present(model.name(), checkpoints.of(model)));
            } else {
                missing.add(model);
            }
        }
        fetchAll(missing, false, listener);
    }

    /** Like {@link #ensure}, but compares what is there with the hub as well, and fetches the files that differ. */
    public void renew(List<String> names, Consumer<DownloadEvent> listener) {
        fetchAll(models(names), true, listener);
    }

    private static List<PublishedModel> models(List<String> names) {
        return PublishedModel.withCompanions(
                names.stream().map(PublishedModel::named).toList());
    }

    private void fetchAll(List<PublishedModel> models, boolean renew, Consumer<DownloadEvent> listener) {
        if (models.isEmpty()) {
            return;
        }
        try (FolderLock _ = FolderLock.on(
                checkpoints.lock(),
                () -> listener.accept(new DownloadEvent.Note(
                        "another process is downloading into %s; waiting for it".formatted(checkpoints.root()))))) {
            fetchFromAnyHub(models, renew, listener);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DownloadFailed("interrupted; the next download goes on where this one stopped", e);
        } catch (IOException e) {
            throw Disk.failure(checkpoints.root(), e);
        }
    }

    private void fetchFromAnyHub(List<PublishedModel> models, boolean renew, Consumer<DownloadEvent> listener)
            throws IOException, InterruptedException {
        List<HubUnreachable> failures = new ArrayList<>();
        for (Hub hub : source.hubs()) {
            if (!failures.isEmpty()) {
                listener.accept(new DownloadEvent.Note("%s; trying %s instead"
                        .formatted(
                                failures.getLast().getMessage(),
                                settings.endpoint(hub).getAuthority())));
            }
            try (HubClient client = new HubClient(hub, settings)) {
                fetch(client, models, renew, listener);
                return;
            } catch (HubUnreachable e) {
                failures.add(e);
            }
        }
        throw offline(failures, models);
    }

    private void fetch(HubClient client, List<PublishedModel> models, boolean renew, Consumer<DownloadEvent> listener)
            throws IOException, InterruptedException {
        Map<PublishedModel, List<Wanted>> plan = plan(client, models, renew, listener);
        long total = 0;
        long here = 0;
        for (Wanted wanted : plan.values().stream().flatMap(List::stream).toList()) {
            total += wanted.file().size();
            here += PartFile.bytesHere(
                    checkpoints.staged(wanted),
                    wanted.identity(client.hub()),
                    wanted.file().size());
        }
        checkSpace(total - here);
        Tally tally = new Tally(total, listener);
        for (Map.Entry<PublishedModel, List<Wanted>> entry : plan.entrySet()) {
            fetch(client, entry.getKey(), entry.getValue(), new Watch(tally, listener));
        }
    }

    private void fetch(HubClient client, PublishedModel model, List<Wanted> files, Watch watch)
            throws IOException, InterruptedException {
        long bytes = 0;
        for (Wanted wanted : files) {
            Staged place = checkpoints.staged(wanted);
            long size = wanted.file().size();
            if (!PartFile.isFinished(place, wanted.identity(client.hub()), size)) {
                new FileDownload(client, wanted, watch.listener(), watch.tally()).to(place);
            }
            watch.tally().finished(wanted.label(), size);
            bytes += size;
        }
        if (!files.isEmpty()) {
            checkpoints.install(model, files);
        }
        watch.listener().accept(new DownloadEvent.Installed(model.name(), checkpoints.of(model), bytes));
    }

    /** What has to be fetched for each model that, once the lock is ours, is still missing. */
    private Map<PublishedModel, List<Wanted>> plan(
            HubClient client, List<PublishedModel> models, boolean renew, Consumer<DownloadEvent> listener)
            throws IOException, InterruptedException {
        String wantedRevision = revision.orElse(client.hub().branch());
        Map<String, Listing> listings = new LinkedHashMap<>();
        Map<PublishedModel, List<Wanted>> plan = new LinkedHashMap<>();
        for (PublishedModel model : models) {
            if (!renew && checkpoints.holds(model)) {
                listener.accept(new DownloadEvent.Present(model.name(), checkpoints.of(model)));
                continue;
            }
            if (renew) {
                listener.accept(new DownloadEvent.Note("comparing %s".formatted(model.name())));
            }
            Listing listing = listings.get(model.repository());
            if (listing == null) {
                listing = new Attempts(client, listener)
                        .make(
                                client.patience().contacts(),
                                () -> Listing.of(client, model.repository(), wantedRevision));
                listings.put(model.repository(), listing);
            }
            List<Wanted> files = new ArrayList<>();
            for (RemoteFile file : listing.of(model)) {
                RemoteFile pinned = PinnedDigests.applied(model, wantedRevision, file);
                if (!isInPlace(model, pinned)) {
                    files.add(new Wanted(model, wantedRevision, pinned));
                }
            }
            plan.put(model, files);
        }
        return plan;
    }

    /** Whether a folder that is there already has the very file; only a checksum can say. */
    private boolean isInPlace(PublishedModel model, RemoteFile file) throws IOException, InterruptedException {
        Path there = checkpoints.of(model).resolve(file.name());
        return file.sha256().isPresent()
                && Files.isRegularFile(there)
                && Files.size(there) == file.size()
                && Digest.of(there).hex().equals(file.sha256().get());
    }

    private void checkSpace(long bytes) throws IOException {
        long free = Disk.free(checkpoints.root());
        if (bytes > free) {
            throw new DownloadFailed(
                    "%s are still to come and %s has only %s free: free some, or choose another --checkpoints"
                            .formatted(Disk.words(bytes), checkpoints.root().toAbsolutePath(), Disk.words(free)));
        }
    }

    private DownloadFailed offline(List<HubUnreachable> failures, List<PublishedModel> models) {
        String tried = failures.stream().map(HubUnreachable::inShort).collect(Collectors.joining(" and "));
        String other = source == Source.HUGGING_FACE ? "try --source modelscope, " : "";
        String names = models.stream().map(PublishedModel::name).collect(Collectors.joining(", "));
        return new DownloadFailed(
                ("nothing can be downloaded from %s: %sset HTTPS_PROXY if there is a proxy, or copy the folders (%s) from a"
                                + " machine that has them into %s")
                        .formatted(tried, other, names, checkpoints.root().toAbsolutePath()),
                failures.getLast());
    }

    /** Who is told of what happens. */
    private record Watch(Tally tally, Consumer<DownloadEvent> listener) {}
}
