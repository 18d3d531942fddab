package dev.acestep.engine.download;

/** One file of one model, at one revision of the repository that holds it. */
record Wanted(PublishedModel model, String revision, RemoteFile file) {
    /** How progress and messages call it. */
    String label() {
        return model.name() + "/" + file.name();
    }

    String what() {
        return "%s of %s at revision %s".formatted(file.path(), model.repository(), revision);
    }

    /** The same for the same bytes: by the checksum from whatever hub, else by where they are. */
    String identity(Hub hub) {
        return file.sha256()
                .orElseGet(() -> "%s:%s@%s/%s:%d"
                        .formatted(hub.wireName(), model.repository(), revision, file.path(), file.size()));
    }
}
