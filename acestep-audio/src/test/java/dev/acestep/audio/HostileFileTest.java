package dev.acestep.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.acestep.music.AudioFormat;
import dev.acestep.music.Output;
import dev.acestep.music.Pcm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HostileFileTest {
    private static final int MUTANTS_PER_FORMAT = 30;

    @TempDir
    Path folder;

    @Test
    void whatIsNotThereIsSaidToBeNotThere() {
        assertUnreadable(folder.resolve("none.wav"), "the file does not exist");
        assertUnreadable(folder, "the file is not a regular file");
    }

    @Test
    void anEmptyFileIsSaidToBeEmpty() throws Exception {
        assertUnreadable(written(new byte[0]), "the file is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nsecret.wav\n#EXT-X-ENDLIST\n",
                "ffconcat version 1.0\nfile 'secret.wav'\n",
                "<?xml version=\"1.0\"?><MPD><Period><AdaptationSet/></Period></MPD>",
                "{\"error\": \"not found\"}",
                "GIF89a\1\0\1\0",
                "%PDF-1.7",
                "RIFF",
                "OggS",
                "x"
            })
    void whatIsNotAudioIsRefusedAndOpensNothingElse(String text) throws Exception {
        Files.write(folder.resolve("secret.wav"), WavBytes.of(48_000, 48_000, _ -> 0.5));
        assertUnreadable(
                written(text.getBytes(StandardCharsets.UTF_8)), "the file is not audio of a known kind", "no audio");
    }

    @Test
    void noiseIsNotTakenForAudio() throws Exception {
        byte[] noise = new byte[300_000];
        new Random(3).nextBytes(noise);
        assertUnreadable(written(noise), "the file is not audio of a known kind", "damaged");
    }

    @Test
    void aHeaderWithNothingBehindItIsSaidToBeCutOff() throws Exception {
        assertUnreadable(
                written(WavBytes.claiming(48_000 * 8, 48_000, 0, _ -> 0, _ -> 0)), "damaged or cut off", "no audio");
    }

    @Test
    void aHeaderThatClaimsTenHoursIsNotBelieved() throws Exception {
        Path file = written(WavBytes.claiming(Integer.MAX_VALUE, 8_000, 8_000, _ -> 0.5));
        assertThat(AudioDecoder.probe(file).seconds()).isCloseTo(1, within(0.001));
        assertThat(AudioDecoder.decode(file, Limits.SONG).frames()).isCloseTo(48_000, within(1));
    }

    @Test
    void aFileOverTheLimitIsRefusedAsSoonAsItIsReached() throws Exception {
        Path file = written(WavBytes.of(8_000, 80_000, _ -> 0.5));
        int[] frames = new int[1];
        assertThatExceptionOfType(UnreadableAudio.class)
                .isThrownBy(() -> AudioDecoder.decode(file, new Limits(5), block -> frames[0] += block.frames()))
                .withMessage("the audio is longer than 5 s");
        assertThat(frames[0]).isBetween(200_000, 246_000);
        assertThat(AudioDecoder.decode(file, new Limits(10)).frames()).isEqualTo(480_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 999, 1_000_000, Integer.MAX_VALUE})
    void anImpossibleRateIsRefused(int rate) throws Exception {
        assertUnreadable(written(WavBytes.of(rate, 5000, _ -> 0.5)), "the audio has an impossible sample rate");
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void theFirstHalfOfAFileIsHalfTheMusic(AudioFormat format) throws Exception {
        byte[] whole = encoded(format);
        Pcm half = AudioDecoder.decode(written(Arrays.copyOf(whole, whole.length / 2)), Limits.SONG);
        assertThat(half.frames()).isBetween(45_000, 85_000);
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void damagedFilesAreReadOrRefusedButNeverCrash(AudioFormat format) throws Exception {
        byte[] whole = encoded(format);
        Random random = new Random(11);
        int read = 0;
        for (int i = 0; i < MUTANTS_PER_FORMAT; i++) {
            read += isRead(written(mutant(whole, random))) ? 1 : 0;
        }
        assertThat(read).isPositive();
    }

    private static byte[] mutant(byte[] whole, Random random) {
        byte[] mutant = Arrays.copyOf(whole, random.nextInt(3) == 0 ? random.nextInt(1, whole.length) : whole.length);
        int changes = random.nextInt(1, 40);
        int reach = random.nextBoolean() ? Math.min(200, mutant.length) : mutant.length;
        for (int i = 0; i < changes; i++) {
            mutant[random.nextInt(reach)] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
        }
        return mutant;
    }

    private static boolean isRead(Path file) {
        try {
            Pcm audio = AudioDecoder.decode(file, Limits.SONG);
            assertThat(Level.peak(audio)).isFinite();
            assertThat(AudioDecoder.probe(file).seconds()).isNotNegative();
            return true;
        } catch (IOException e) {
            assertThat(e).hasMessageNotContaining("/");
            return false;
        }
    }

    private void assertUnreadable(Path file, String... oneOf) {
        assertThatExceptionOfType(UnreadableAudio.class)
                .isThrownBy(() -> AudioDecoder.decode(file, Limits.SONG))
                .satisfies(e -> assertThat(oneOf)
                        .anyMatch(reason -> String.valueOf(e.getMessage()).contains(reason)))
                .withMessageNotContaining(folder.toString());
    }

    private byte[] encoded(AudioFormat format) throws IOException {
        Path file = folder.resolve("whole");
        AudioEncoder.write(file, Sounds.music(150_000), Output.DEFAULTS.withFormat(format), Tags.of("song", 1, "m"));
        return Files.readAllBytes(file);
    }

    private Path written(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("upload"), bytes);
    }
}
