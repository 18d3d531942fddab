package dev.acestep.cli;

import dev.acestep.music.AudioFormat;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Output;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which files are written. */
final class FileOptions {
    private static final String BASE_NAME = "song";

    @Option(
            names = "--out",
            paramLabel = "FILE|DIR",
            defaultValue = ".",
            description =
                    "The file, or the folder of numbered files (default: this folder). Several results are numbered.")
    private Path out = Path.of(".");

    @Option(
            names = "--format",
            paramLabel = "F",
            description = "mp3, flac, opus, aac, wav or wav32 (default: by the name's ending, else mp3).")
    private @Nullable String format;

    @Option(names = "--mp3-bitrate", paramLabel = "N", description = "128k (default), 192k, 256k or 320k.")
    private @Nullable String mp3BitRate;

    @Option(names = "--lrc", description = "Writes when each line is sung beside each file, as .lrc.")
    private boolean lrc;

    @Option(
            names = "--score",
            description = "Neural models: also says how well the song follows its lyrics, and (with --thinking) its"
                    + " description, 0 to 1.")
    private boolean scores;

    @Option(
            names = "--normalize",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether the peak is brought to -1 dBFS (default: yes). --no-normalize leaves the level, and"
                    + " with it the samples that an edit keeps, as they are.")
    private boolean normalize = true;

    @Option(
            names = "--latents",
            paramLabel = "DIR",
            description = "Neural models: also writes what the songs are decoded from, latents-1.safetensors and so on;"
                    + " as --src of the next edit they save an encoding and its losses.")
    private @Nullable Path latents;

    @Option(
            names = "--stems",
            paramLabel = "DIR",
            description = "Also writes drums, bass, chords and lead as audio files and the song as MIDI.")
    private @Nullable Path stems;

    @Option(
            names = "--save-codes",
            paramLabel = "FILE",
            description = "Also writes the 5Hz codes that the song follows, for --audio-codes @FILE. Those of several"
                    + " results are numbered.")
    private @Nullable Path codes;

    boolean savesCodes() {
        return codes != null;
    }

    /** Where the codes of a result go, if anywhere. */
    Optional<Path> codes(int index, int results) {
        return Optional.ofNullable(codes).map(file -> results == 1 ? file : numbered(file, index));
    }

    boolean lrc() {
        return lrc;
    }

    boolean scores() {
        return scores;
    }

    /** Where latents go, if anywhere. */
    Optional<Path> latents() {
        return Optional.ofNullable(latents);
    }

    Optional<Path> stems() {
        return Optional.ofNullable(stems);
    }

    Output output() {
        Output defaults = Output.DEFAULTS;
        return new Output(
                format(),
                mp3BitRate == null ? defaults.mp3BitRate() : bitRate(mp3BitRate),
                defaults.mp3SampleRate(),
                normalize,
                defaults.normalizationDb(),
                defaults.fadeInSeconds(),
                defaults.fadeOutSeconds(),
                lrc,
                scores);
    }

    /** The file of a result; in a folder the first number that is free. */
    Path file(int index, int results) {
        String extension = format().extension();
        if (isFolder()) {
            return firstFree(out, extension);
        }
        return results == 1 ? out : numbered(out, index);
    }

    /** {@code song.mp3} becomes {@code song_1.mp3}. */
    private static Path numbered(Path file, int index) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        return file.resolveSibling("%s_%d%s".formatted(name.substring(0, dot), index + 1, name.substring(dot)));
    }

    private static Path firstFree(Path folder, String extension) {
        for (int number = 1; ; number++) {
            Path file = folder.resolve("%s_%02d.%s".formatted(BASE_NAME, number, extension));
            if (!Files.exists(file)) {
                return file;
            }
        }
    }

    private AudioFormat format() {
        Optional<AudioFormat> named = Optional.ofNullable(format).map(AudioFormat::of);
        if (isFolder()) {
            return named.orElse(Output.DEFAULTS.format());
        }
        String ending = ending();
        AudioFormat chosen = named.orElseGet(() -> byEnding(ending));
        if (!chosen.extension().equals(ending)) {
            throw InvalidRequest.because(
                    "out",
                    "\"%s\" is not a name for %s, whose files end in .%s"
                            .formatted(out, chosen.wireName(), chosen.extension()));
        }
        return chosen;
    }

    private AudioFormat byEnding(String ending) {
        return Arrays.stream(AudioFormat.values())
                .filter(candidate -> candidate.extension().equals(ending))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.because(
                        "out",
                        "\"%s\" has no known ending (give --format, one of %s)".formatted(out, AudioFormat.words())));
    }

    private boolean isFolder() {
        return Files.isDirectory(out) || out.toString().endsWith("/") || ending().isEmpty();
    }

    private String ending() {
        String name = String.valueOf(out.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static int bitRate(String text) {
        String digits = text.strip().toLowerCase(Locale.ROOT).replaceFirst("k$", "");
        if (!digits.matches("\\d{1,4}")) {
            throw InvalidRequest.notAllowed("mp3_bitrate", text, "one of 128k, 192k, 256k, 320k");
        }
        return Integer.parseInt(digits) * 1000;
    }
}
