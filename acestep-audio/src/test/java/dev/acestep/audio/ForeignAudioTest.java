package dev.acestep.audio;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.acestep.music.Pcm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignAudioTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 192_000})
    void anyRateBecomes48kHzOfTheSameLengthAndPitch(int rate) throws Exception {
        IntToDoubleFunction tone = i -> 0.5 * Math.sin(2 * Math.PI * 1000 * i / rate);
        Pcm audio = decoded(WavBytes.of(rate, rate, tone, tone));
        assertThat(audio.frames()).isCloseTo(48_000, within(1));
        for (int i = 1000; i < 47_000; i++) {
            assertThat(audio.left()[i]).isCloseTo((float) (0.5 * Math.sin(2 * Math.PI * i / 48)), within(0.002f));
        }
    }

    @Test
    void monoIsHeardOnBothSidesAsLoudAsItIs() throws Exception {
        Pcm audio = decoded(WavBytes.of(48_000, 4800, level(0.5)));
        assertThat(audio.left()[2000]).isEqualTo(0.5f);
        assertThat(audio.right()[2000]).isEqualTo(0.5f);
    }

    @Test
    void surroundKeepsItsSidesAndStaysWithinFullScale() throws Exception {
        Pcm left = decoded(WavBytes.of(48_000, 4800, level(1), level(0), level(0), level(0), level(1), level(0)));
        assertThat(left.left()[2000]).isGreaterThan(0.6f);
        assertThat(left.right()[2000]).isZero();
        Pcm centre = decoded(WavBytes.of(48_000, 4800, level(0), level(0), level(1), level(0), level(0), level(0)));
        assertThat(centre.left()[2000]).isEqualTo(centre.right()[2000]).isGreaterThan(0.25f);
        Pcm all = decoded(WavBytes.of(48_000, 4800, level(1), level(1), level(1), level(1), level(1), level(1)));
        assertThat(Level.peak(all)).isBetween(0.9f, 1.0001f);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 16, 24})
    void anyNumberOfChannelsBecomesTwoThatSound(int channels) throws Exception {
        IntToDoubleFunction[] all = new IntToDoubleFunction[channels];
        Arrays.fill(all, level(0.5));
        Pcm audio = decoded(WavBytes.of(44_100, 44_100, all));
        assertThat(audio.frames()).isEqualTo(48_000);
        assertThat(audio.left()[20_000]).isBetween(0.2f, 0.51f);
        assertThat(audio.right()[20_000]).isBetween(0.2f, 0.51f);
    }

    @ParameterizedTest
    @CsvSource({
        "mp4, alac, s16p, 80",
        "matroska, libopus, flt, 25",
        "webm, libopus, flt, 25",
        "aiff, pcm_s24be, s32, 120",
        "caf, pcm_s16le, s16, 80",
        "w64, pcm_f32le, flt, 1000",
        "au, pcm_s16be, s16, 80",
        "ogg, flac, s16, 80",
        "wv, wavpack, s16p, 80"
    })
    void otherContainersAndCodecsAreRead(String container, String encoder, String sampleFormat, double decibels)
            throws Exception {
        Pcm music = Sounds.music(100_001);
        Pcm back = encodedAndDecoded(music, new EncoderSettings(container, encoder, sampleFormat, 192_000, 48_000));
        assertThat(back.frames()).isEqualTo(music.frames());
        assertThat(Sounds.delay(music, back)).isZero();
        assertThat(Sounds.signalToNoise(music, back)).isGreaterThanOrEqualTo(decibels);
    }

    @Test
    void vorbisIsRead() throws Exception {
        Path file = folder.resolve("upload");
        try (InputStream vorbis = Objects.requireNonNull(getClass().getResourceAsStream("vorbis.ogg"))) {
            Files.copy(vorbis, file);
        }
        Pcm back = AudioDecoder.decode(file, Limits.SONG);
        assertThat(back.frames()).isBetween(24_000, 24_576);
        assertThat(Sounds.signalToNoise(Sounds.music(24_000), back)).isGreaterThan(9);
        AudioInfo info = AudioDecoder.probe(file);
        assertThat(info.codec()).isEqualTo("vorbis");
        assertThat(info.tags()).isEqualTo(new Tags("a tone", "nobody", "", ""));
    }

    @Test
    void tooManyChannelsAreRefused() {
        IntToDoubleFunction[] all = new IntToDoubleFunction[70];
        Arrays.fill(all, level(0.5));
        assertThatExceptionOfType(UnreadableAudio.class).isThrownBy(() -> decoded(WavBytes.of(48_000, 4800, all)));
    }

    @Test
    void m4aStartsInTimeAndEndsWithinABlock() throws Exception {
        Pcm music = Sounds.music(100_001);
        Pcm back = encodedAndDecoded(music, new EncoderSettings("ipod", "aac", "fltp", 192_000, 48_000));
        assertThat(back.frames()).isBetween(100_001, 100_001 + 1023);
        assertThat(Sounds.delay(music, back)).isZero();
        assertThat(Sounds.signalToNoise(music, back)).isGreaterThan(25);
    }

    @Test
    void aLongFileIsReadInBlocks() throws Exception {
        IntToDoubleFunction ramp = i -> i / 480_000.0;
        Path file = written(WavBytes.of(48_000, 480_000, ramp, ramp));
        int[] seen = new int[2];
        AudioDecoder.decode(file, Limits.SONG, block -> {
            assertThat(block.left()[0]).isEqualTo((float) (seen[0] / 480_000.0));
            seen[0] += block.frames();
            seen[1] = Math.max(seen[1], block.frames());
        });
        assertThat(seen[0]).isEqualTo(480_000);
        assertThat(seen[1]).isLessThan(48_000);
    }

    @Test
    void samplesThatAreNotNumbersBecomeSilence() throws Exception {
        Pcm audio = decoded(WavBytes.of(
                48_000, 4800, i -> i % 10 == 3 ? Double.NaN : 0.25, i -> i == 77 ? Double.POSITIVE_INFINITY : 0.5));
        assertThat(audio.left()[3]).isZero();
        assertThat(audio.left()[4]).isEqualTo(0.25f);
        assertThat(audio.right()[77]).isZero();
        assertThat(audio.right()[78]).isEqualTo(0.5f);
    }

    @Test
    void oneFrameIsAudioTooAndSilenceIsRecognised() throws Exception {
        assertThat(decoded(WavBytes.of(48_000, 1, level(0.5), level(0.5))).frames())
                .isEqualTo(1);
        assertThat(Level.silent(decoded(WavBytes.of(48_000, 100, level(0), level(0)))))
                .isTrue();
    }

    private static IntToDoubleFunction level(double level) {
        return _ -> level;
    }

    private Pcm encodedAndDecoded(Pcm music, EncoderSettings settings) throws IOException {
        Path file = folder.resolve("unnamed");
        AudioEncoder.write(file, music, settings, Tags.NONE, path -> FileChannel.open(path, CREATE, WRITE));
        return AudioDecoder.decode(file, Limits.SONG);
    }

    private Pcm decoded(byte[] bytes) throws IOException {
        return AudioDecoder.decode(written(bytes), Limits.SONG);
    }

    private Path written(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("upload"), bytes);
    }
}
