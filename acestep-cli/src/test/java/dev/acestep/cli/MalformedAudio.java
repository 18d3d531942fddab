package dev.acestep.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.acestep.audio.AudioEncoder;
import dev.acestep.audio.Tags;
import dev.acestep.music.AudioFormat;
import dev.acestep.music.Output;
import dev.acestep.music.Pcm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that say that they are audio, and are broken, lie, or are something else; the same ones every time. */
final class MalformedAudio {
    private static final List<String> BEGINNINGS = List.of(
            "RIFF\0\0\0\0WAVEfmt ", "OggS\0\2", "fLaC\0\0\0\"", "ID3\3\0\0\177\177\177\177", "\0\0\0\30ftypM4A ");
    private static final List<String> PLAYLISTS = List.of(
            "#EXTM3U\n#EXTINF:10,\nsecret.wav\n#EXT-X-ENDLIST\n",
            "ffconcat version 1.0\nfile 'secret.wav'\n",
            "[playlist]\nFile1=secret.wav\n",
            "<?xml version=\"1.0\"?><MPD><Period><AdaptationSet/></Period></MPD>",
            "v=0\no=- 0 0 IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\n",
            "{\"error\": \"not found\"}",
            "<html><body>404</body></html>");
    private static final List<String> EXTENSIONS =
            List.of(".wav", ".mp3", ".flac", ".ogg", ".m4a", ".aac", ".txt", ".safetensors", "");
    private static final int BOMB = 64 << 20;

    private final Random random = new Random(5);
    private final List<byte[]> contents = new ArrayList<>();

    /** Writes them all, at least 300. */
    static List<Path> in(Path folder) throws IOException {
        MalformedAudio audio = new MalformedAudio();
        for (AudioFormat format : AudioFormat.values()) {
            audio.mutants(song(folder, format));
        }
        audio.lyingWaves();
        audio.disguises();
        audio.noise();
        List<Path> files = new ArrayList<>();
        for (byte[] content : audio.contents) {
            String extension = EXTENSIONS.get(files.size() % EXTENSIONS.size());
            files.add(Files.write(folder.resolve("file%d%s".formatted(files.size(), extension)), content));
        }
        return files;
    }

    private static byte[] song(Path folder, AudioFormat format) throws IOException {
        float[] tone = new float[Pcm.SAMPLE_RATE / 2];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) Math.sin(i * 0.05) / 2;
        }
        Path file = folder.resolve("song");
        AudioEncoder.write(file, new Pcm(tone, tone), Output.DEFAULTS.withFormat(format), Tags.of("tone", 1, "none"));
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    private void mutants(byte[] song) {
        for (int i = 0; i < 20; i++) {
            contents.add(damaged(song, Math.min(song.length, 200), 1 + i / 2));
        }
        for (int i = 0; i < 10; i++) {
            contents.add(damaged(song, song.length, 50));
            contents.add(Arrays.copyOf(song, random.nextInt(song.length)));
        }
    }

    private byte[] damaged(byte[] song, int within, int changes) {
        byte[] bytes = song.clone();
        for (int i = 0; i < changes; i++) {
            bytes[random.nextInt(within)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private void lyingWaves() {
        for (int frames : new int[] {0, 1, 2, 100}) {
            contents.add(wave(frames * 4L, 48_000, frames, 0.5f));
        }
        for (float sample : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1e38f, 0}) {
            contents.add(wave(48_000 * 4L, 48_000, 48_000, sample));
        }
        for (int rate : new int[] {1, 7, 8_000, 44_100, 192_000, Integer.MAX_VALUE}) {
            contents.add(wave(36_000L * rate * 4, rate, 1_000, 0.5f));
        }
        contents.add(wave(601 * 8_000L * 4, 8_000, 601 * 8_000, 0.5f));
    }

    /** A mono float file whose header claims some bytes of samples, however many there are. */
    static byte[] wave(long claimed, int rate, int frames, float sample) {
        ByteBuffer file = ByteBuffer.allocate(44 + frames * 4).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(US_ASCII)).putInt((int) (claimed + 36)).put("WAVEfmt ".getBytes(US_ASCII));
        file.putInt(16).putShort((short) 3).putShort((short) 1).putInt(rate).putInt(rate * 4);
        file.putShort((short) 4)
                .putShort((short) 32)
                .put("data".getBytes(US_ASCII))
                .putInt((int) claimed);
        while (file.hasRemaining()) {
            file.putFloat(sample);
        }
        return file.array();
    }

    private void disguises() throws IOException {
        contents.add(new byte[0]);
        PLAYLISTS.forEach(text -> contents.add(text.getBytes(US_ASCII)));
        byte[] zip = zipped();
        byte[] gzip = gzipped();
        contents.add(zip);
        contents.add(gzip);
        for (String beginning : BEGINNINGS) {
            contents.add(joined(beginning, zip));
            contents.add(joined(beginning, gzip));
        }
        contents.add(joined("\20\0\0\0\0\0\0\0{\"latents\": {\"dt", zip));
        contents.add(joined("\377\377\17\0\0\0\0\0{", gzip));
    }

    private void noise() {
        for (String beginning : BEGINNINGS) {
            for (int i = 0; i < 5; i++) {
                byte[] bytes = new byte[20_000];
                random.nextBytes(bytes);
                contents.add(joined(beginning, bytes));
            }
        }
    }

    private static byte[] joined(String beginning, byte[] rest) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(beginning.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        joined.writeBytes(rest);
        return joined.toByteArray();
    }

    private static byte[] zipped() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("song.wav"));
            bomb(zip);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzipped() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            bomb(gzip);
        }
        return bytes.toByteArray();
    }

    private static void bomb(OutputStream out) throws IOException {
        byte[] zeros = new byte[1 << 20];
        for (int i = 0; i < BOMB >> 20; i++) {
            out.write(zeros);
        }
    }
}
