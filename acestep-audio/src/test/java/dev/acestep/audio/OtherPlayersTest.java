package dev.acestep.audio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.music.AudioFormat;
import dev.acestep.music.Output;
import dev.acestep.music.Pcm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a player that is not ours finds in the files: read from the bytes, or with the JDK's own reader. */
class OtherPlayersTest {
    private static final Pcm MUSIC = Sounds.music(100_001);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"WAV", "WAV32"})
    void theJdkReadsWav(AudioFormat format) throws Exception {
        byte[] wav = encoded(format);
        try (AudioInputStream stream =
                AudioSystem.getAudioInputStream(folder.resolve("song").toFile())) {
            assertThat(stream.getFrameLength()).isEqualTo(MUSIC.frames());
            assertThat(stream.getFormat().getSampleRate()).isEqualTo(48_000);
            assertThat(stream.getFormat().getChannels()).isEqualTo(2);
        }
        assertThat(ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
                .isEqualTo(wav.length - 8);
    }

    @Test
    void theLameHeaderHoldsDelayAndPadding() throws Exception {
        byte[] mp3 = encoded(AudioFormat.MP3);
        int info = find(mp3, "Info");
        int frames = ByteBuffer.wrap(mp3).getInt(info + 8);
        int trim = ByteBuffer.wrap(mp3).getInt(info + 140) & 0xFFFFFF;
        // Both count from the decoder's own delay of 529 frames, which every player knows: they add up to the music.
        assertThat(frames * 1152 - (trim >> 12) - (trim & 0xFFF)).isEqualTo(MUSIC.frames());
    }

    @Test
    void theOpusHeaderHoldsThePreSkipAndTheLastPageTheLength() throws Exception {
        ByteBuffer opus = ByteBuffer.wrap(encoded(AudioFormat.OPUS)).order(ByteOrder.LITTLE_ENDIAN);
        int preSkip = opus.getShort(find(opus.array(), "OpusHead") + 10);
        int lastPage = new String(opus.array(), ISO_8859_1).lastIndexOf("OggS");
        assertThat(opus.getLong(lastPage + 6) - preSkip).isEqualTo(MUSIC.frames());
    }

    @Test
    void theFlacHeaderHoldsBitsLengthAndChecksum() throws Exception {
        byte[] flac = encoded(AudioFormat.FLAC);
        long packed = ByteBuffer.wrap(flac).getLong(8 + 10);
        assertThat(packed & 0xFFFFFFFFFL).isEqualTo(MUSIC.frames());
        assertThat((packed >> 36 & 31) + 1).isEqualTo(24);
        assertThat(Arrays.copyOfRange(flac, 8 + 18, 8 + 34)).isNotEqualTo(new byte[16]);
    }

    /** Raw AAC has no place for its delay: who does not read the tag hears one block more before, part of one after. */
    @Test
    void anAacPlayerThatIgnoresTheTagStartsOneBlockLate() throws Exception {
        byte[] aac = encoded(AudioFormat.AAC);
        assertThat(new String(aac, ISO_8859_1)).startsWith("ID3").contains("iTunSMPB");
        int tag = 10 + (aac[6] << 21 | aac[7] << 14 | aac[8] << 7 | aac[9]);
        Path bare = Files.write(folder.resolve("bare"), Arrays.copyOfRange(aac, tag, aac.length));
        Pcm heard = AudioDecoder.decode(bare, Limits.SONG);
        assertThat(Sounds.delay(MUSIC, heard)).isEqualTo(1024);
        assertThat(heard.frames()).isEqualTo(99 * 1024);
    }

    private static int find(byte[] bytes, String word) {
        int at = new String(bytes, ISO_8859_1).indexOf(word);
        assertThat(at).as(word).isNotNegative();
        return at;
    }

    private byte[] encoded(AudioFormat format) throws IOException {
        Path file = folder.resolve("song");
        AudioEncoder.write(file, MUSIC, Output.DEFAULTS.withFormat(format), Tags.of("a song", 1, "m"));
        return Files.readAllBytes(file);
    }
}
