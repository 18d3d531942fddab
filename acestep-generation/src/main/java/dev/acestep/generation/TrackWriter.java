package dev.acestep.generation;

import dev.acestep.audio.AudioEncoder;
import dev.acestep.audio.Finishing;
import dev.acestep.audio.Tags;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Pcm;
import dev.acestep.music.Track;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A track becomes a file; a file that has its final name is complete and on disk. */
public final class TrackWriter {
    /** What an unfinished file's name ends with. */
    public static final String UNFINISHED = ".part";

    private TrackWriter() {}

    /**
     * What was written.
     *
     * @param seconds length of the audio
     * @param sha256 lower-case hex
     */
    public record Written(long bytes, double seconds, String sha256) {}

    /**
     * Finishes and encodes the track as its request says, replacing a file of that name.
     *
     * @throws IOException if the disk does not take it; nothing half-written stays
     */
    public static Written write(Path file, Track track, GenerationRequest request) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + UNFINISHED);
        Pcm finished = Finishing.apply(track, request.output());
        try {
            AudioEncoder.write(part, finished, request.output(), tags(track, request));
            Written written = new Written(Files.size(part), finished.seconds(), sha256(part));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceNames(file.toAbsolutePath().resolveSibling(""));
            return written;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Lyrics are there if their times are, for a player that shows them in time. */
    private static Tags tags(Track track, GenerationRequest request) {
        Tags tags = Tags.of(track.caption(), track.seed(), request.model());
        return request.output().timestamps()
                ? tags.withLyrics(track.timestamps().lrc())
                : tags;
    }

    /** A rename survives a power cut only once the folder itself is on disk. */
    private static void forceNames(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
