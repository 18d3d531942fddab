package dev.acestep.audio;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.acestep.music.AudioFormat;
import dev.acestep.music.Output;
import dev.acestep.music.Pcm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnwritableFileTest {
    private static final Pcm MUSIC = Sounds.music(150_000);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void aDiskThatFillsUpAtAnyMomentLeavesNoFile(AudioFormat format) throws Exception {
        Path file = folder.resolve("song." + format.extension());
        EncoderSettings settings = EncoderSettings.of(Output.DEFAULTS.withFormat(format));
        AudioEncoder.write(file, MUSIC, settings, Tags.NONE, path -> new SmallDisk(path, Long.MAX_VALUE));
        long whole = Files.size(file);
        for (long room : new long[] {0, 10, whole / 2, whole - 1}) {
            assertThatIOException()
                    .isThrownBy(() ->
                            AudioEncoder.write(file, MUSIC, settings, Tags.NONE, path -> new SmallDisk(path, room)))
                    .withMessage("cannot write %s: No space left on device", file.getFileName());
            assertThat(file).doesNotExist();
        }
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void aRealFullDeviceIsSaidToBeFull(AudioFormat format) throws Exception {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        Path file = Files.createSymbolicLink(folder.resolve("song"), full);
        assertThatIOException()
                .isThrownBy(() -> AudioEncoder.write(file, MUSIC, Output.DEFAULTS.withFormat(format), Tags.NONE))
                .withMessage("cannot write song: No space left on device");
        assertThat(folder).isEmptyDirectory();
        assertThat(full).exists();
    }

    @Test
    void aMissingFolderIsNamedAsTheReason() {
        assertThatIOException()
                .isThrownBy(() -> write(folder.resolve("nowhere/song.mp3")))
                .withMessage("cannot write song.mp3: its folder does not exist");
    }

    @Test
    void aFolderInTheFilesPlaceStays() throws Exception {
        Path taken = Files.createDirectory(folder.resolve("song.mp3"));
        assertThatIOException().isThrownBy(() -> write(taken)).withMessage("cannot write song.mp3: Is a directory");
        assertThat(taken).isDirectory();
    }

    @Test
    void aFolderWithoutPermissionIsNamedAsTheReason() throws Exception {
        Path locked = Files.createDirectory(
                folder.resolve("locked"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        assumeThat(Files.isWritable(locked)).isFalse();
        assertThatIOException()
                .isThrownBy(() -> write(locked.resolve("song.mp3")))
                .withMessage("cannot write song.mp3: permission denied");
    }

    @Test
    void anInterruptedWriterLeavesNoFile() {
        Path file = folder.resolve("song.mp3");
        Thread.currentThread().interrupt();
        assertThatIOException().isThrownBy(() -> write(file)).withMessage("cannot write song.mp3: interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).doesNotExist();
    }

    private static void write(Path file) throws IOException {
        AudioEncoder.write(file, MUSIC, Output.DEFAULTS, Tags.NONE);
    }

    /** A real file on a disk with room for so many bytes. */
    private static final class SmallDisk implements SeekableByteChannel {
        private final FileChannel file;
        private final long room;

        SmallDisk(Path path, long room) throws IOException {
            this.file = FileChannel.open(path, CREATE, WRITE);
            this.room = room;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            if (file.position() + source.remaining() > room) {
                throw new IOException("No space left on device");
            }
            return file.write(source);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return file.read(target);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public SeekableByteChannel position(long newPosition) throws IOException {
            file.position(newPosition);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
