package dev.acestep.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.music.AudioFormat;
import dev.acestep.music.Output;
import dev.acestep.music.Pcm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {
    private static final Tags TAGS = Tags.of("Ünïcode 夜の歌, upbeat synth pop", 42, "acestep-sketch")
            .withLyrics("[00:01.25]Ünder the 夜\n[00:03.50]we sing");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void everyFormatComesBackWithExactlyItsFrames(AudioFormat format) throws Exception {
        for (int frames : new int[] {48_000, 50_001, 53_759, 55_296, 55_297, 55_340, 55_343, 56_000}) {
            Path file = encoded(Sounds.music(frames), format);
            assertThat(AudioDecoder.decode(file, Limits.SONG).frames()).isEqualTo(frames);
            assertThat(Math.round(AudioDecoder.probe(file).seconds() * Pcm.SAMPLE_RATE))
                    .isEqualTo(frames);
        }
    }

    @ParameterizedTest
    @CsvSource({"FLAC, 130", "WAV, 80", "WAV32, 1000", "MP3, 20", "OPUS, 25", "AAC, 25"})
    void everyFormatSoundsLikeItsSourceAndComesInTime(AudioFormat format, double decibels) throws Exception {
        Pcm music = Sounds.music(120_000);
        Pcm back = AudioDecoder.decode(encoded(music, format), Limits.SONG);
        assertThat(Sounds.delay(music, back)).isZero();
        assertThat(Sounds.signalToNoise(music, back)).isGreaterThanOrEqualTo(decibels);
    }

    @ParameterizedTest
    @CsvSource({"FLAC, 24", "WAV, 16"})
    void integerFormatsRoundToTheNearestStep(AudioFormat format, int bits) throws Exception {
        Pcm music = Sounds.music(100_000);
        double halfStep = Math.pow(2, -bits);
        assertThat(Sounds.largestError(music, AudioDecoder.decode(encoded(music, format), Limits.SONG)))
                .isBetween(halfStep / 2, halfStep * 1.0001);
    }

    @Test
    void floatWavKeepsEveryBitEvenAboveFullScale() throws Exception {
        Pcm loud = new Pcm(new float[] {0, 1.5f, -3, Float.MIN_NORMAL, -0.1f}, new float[] {1, -1, 0.3f, 1e-20f, 2});
        Pcm back = AudioDecoder.decode(encoded(loud, AudioFormat.WAV32), Limits.SONG);
        assertThat(back.left()).containsExactly(loud.left());
        assertThat(back.right()).containsExactly(loud.right());
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void fullScaleIsNeitherWrappedNorRefused(AudioFormat format) throws Exception {
        Pcm square = Sounds.music(48_000);
        for (int i = 0; i < square.frames(); i++) {
            square.left()[i] = i / 100 % 2 == 0 ? 1.2f : -1.2f;
            square.right()[i] = i % 1000 == 500 ? Float.NaN : square.left()[i] / 2;
        }
        Pcm back = AudioDecoder.decode(encoded(square, format), Limits.SONG);
        assertThat(Sounds.mean(back.left(), 24_020, 24_080)).isGreaterThan(0.8);
        assertThat(Sounds.mean(back.left(), 24_120, 24_180)).isLessThan(-0.8);
        assertThat(Sounds.mean(back.right(), 24_020, 24_080)).isBetween(0.4, 0.8);
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void everyFormatCarriesItsTags(AudioFormat format) throws Exception {
        assertThat(AudioDecoder.probe(encoded(Sounds.music(48_000), format)).tags())
                .isEqualTo(format.extension().equals("wav") ? TAGS.withLyrics("") : TAGS);
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void theSameMusicGivesTheSameBytesFromManyThreads(AudioFormat format) throws Exception {
        Pcm music = Sounds.music(50_000);
        byte[] once = Files.readAllBytes(encoded(music, format));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<byte[]>> work = IntStream.range(0, 4)
                    .<Callable<byte[]>>mapToObj(i -> () -> Files.readAllBytes(encoded(music, format, "copy" + i)))
                    .toList();
            for (Future<byte[]> copy : threads.invokeAll(work)) {
                assertThat(copy.get()).isEqualTo(once);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {128_000, 192_000, 256_000, 320_000})
    void mp3HasTheBitRateThatWasAskedFor(int bitRate) throws Exception {
        for (int sampleRate : new int[] {44_100, 48_000}) {
            Path file = folder.resolve("song.mp3");
            Pcm music = Sounds.music(144_000);
            Output output = new Output(AudioFormat.MP3, bitRate, sampleRate, true, -1, 0, 0, false, false);
            AudioEncoder.write(file, music, output, Tags.NONE);
            assertThat(Files.size(file) * 8 / music.seconds()).isBetween(bitRate * 1.0, bitRate * 1.03);
            assertThat(AudioDecoder.probe(file).sampleRate()).isEqualTo(sampleRate);
            Pcm back = AudioDecoder.decode(file, Limits.SONG);
            assertThat(back.frames()).isEqualTo(music.frames());
            assertThat(Sounds.delay(music, back)).isZero();
            assertThat(Sounds.signalToNoise(music, back)).isGreaterThan(20);
        }
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void aFileIsReplacedWhole(AudioFormat format) throws Exception {
        byte[] fresh = Files.readAllBytes(encoded(Sounds.music(48_000), format));
        encoded(Sounds.music(100_000), format);
        assertThat(Files.readAllBytes(encoded(Sounds.music(48_000), format))).isEqualTo(fresh);
    }

    private Path encoded(Pcm audio, AudioFormat format) throws IOException {
        return encoded(audio, format, "song");
    }

    private Path encoded(Pcm audio, AudioFormat format, String name) throws IOException {
        Path file = folder.resolve(name + "." + format.extension());
        AudioEncoder.write(file, audio, Output.DEFAULTS.withFormat(format), TAGS);
        return file;
    }
}
