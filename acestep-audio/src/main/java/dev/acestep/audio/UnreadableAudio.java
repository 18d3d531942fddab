package dev.acestep.audio;

import java.io.IOException;

/** A file that cannot be used as audio; the message is one sentence for whoever sent it, without the file's path. */
public final class UnreadableAudio extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableAudio(String message) {
        super(message);
    }
}
