package dev.acestep.engine.download;

import java.nio.file.Path;

/** What a download tells whoever watches it. */
public sealed interface DownloadEvent {
    /** Something worth a line: another hub, a wait, another try. */
    record Note(String text) implements DownloadEvent {}

    /** A model was there already. */
    record Present(String model, Path folder) implements DownloadEvent {}

    /**
     * Bytes have come; sent a few times a second.
     *
     * @param file the file that is being fetched, with its model's folder
     * @param done bytes of all files that are here, counted over everything that is missing
     */
    record Progress(String file, long done, long total) implements DownloadEvent {}

    /** A model is whole and in its place. */
    record Installed(String model, Path folder, long bytes) implements DownloadEvent {}
}
