package dev.acestep.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.acestep.cli.Generate.Song;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.KeyScale;
import dev.acestep.music.Metadata;
import dev.acestep.music.TimeSignature;
import dev.acestep.music.TimedLine;
import dev.acestep.music.Track;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code generate} tells of its work. */
record SongReport(GenerationRequest request, List<Song> songs, List<Path> stems, double seconds) {
    void print(PrintWriter out, boolean json) {
        if (json) {
            out.println(Json.text(wire()));
            return;
        }
        songs.forEach(song -> out.println(line(song)));
        songs.stream().map(this::rewritten).distinct().forEach(out::print);
        if (request.output().scores()) {
            songs.forEach(song -> out.println(ScoreReport.text(song.track().scores())));
        }
        songs.forEach(song -> song.latents().ifPresent(out::println));
        stems.forEach(stem -> out.println(stem.toString()));
        songs.stream()
                .flatMap(song -> Stream.concat(song.track().warnings().stream(), withoutTimes(song).stream()))
                .distinct()
                .forEach(warning -> out.println("Note: " + warning));
    }

    /** Why there is no LRC file, if one was asked for. */
    private Optional<String> withoutTimes(Song song) {
        String absence = song.track().timestamps().absence();
        return request.output().timestamps() && !absence.isEmpty()
                ? Optional.of("No .lrc: " + absence)
                : Optional.empty();
    }

    private static String line(Song song) {
        Metadata metadata = song.track().metadata();
        return String.format(
                Locale.ROOT,
                "%s  %.1f s%s%s, seed %d",
                song.file(),
                song.written().seconds(),
                metadata.bpm().map(bpm -> ", " + bpm.value() + " BPM").orElse(""),
                metadata.keyScale().map(key -> ", " + key.name()).orElse(""),
                song.track().seed());
    }

    /** The words that somebody other than the caller wrote. */
    private String rewritten(Song song) {
        Track track = song.track();
        String caption = track.caption().equals(request.text().prompt()) ? "" : track.caption();
        String lyrics = track.lyrics().equals(request.text().lyrics()) ? "" : track.lyrics();
        return Stream.of(caption, lyrics)
                .filter(words -> !words.isBlank())
                .map(words -> "%n%s%n".formatted(TerminalText.safe(words.strip())))
                .collect(Collectors.joining());
    }

    private Wire wire() {
        return new Wire(
                request.model(),
                songs.stream().map(this::wire).toList(),
                stems.stream().map(Path::toString).toList(),
                Math.round(seconds * 1000) / 1000.0);
    }

    private WireSong wire(Song song) {
        Metadata metadata = song.track().metadata();
        return new WireSong(
                song.file().toAbsolutePath().normalize().toString(),
                song.written().bytes(),
                song.written().seconds(),
                song.written().sha256(),
                song.track().seed(),
                song.track().caption(),
                song.track().lyrics(),
                metadata.bpm().map(bpm -> bpm.value()).orElse(null),
                metadata.keyScale().map(KeyScale::name).orElse(null),
                metadata.timeSignature().map(TimeSignature::wireName).orElse(null),
                metadata.language().code(),
                song.track().languageModel(),
                song.track().audioCodes(),
                song.track().genres(),
                song.track().timestamps().lines(),
                request.output().scores() ? ScoreReport.wire(song.track().scores()) : null,
                song.latents()
                        .map(latents -> latents.toAbsolutePath().normalize().toString())
                        .orElse(null),
                Stream.concat(song.track().warnings().stream(), withoutTimes(song).stream())
                        .toList(),
                song.track().timings());
    }

    private record Wire(String model, List<WireSong> files, List<String> stems, double seconds) {}

    private record WireSong(
            String file,
            @JsonProperty("size_bytes") long sizeBytes,
            double duration,
            String sha256,
            long seed,
            String prompt,
            String lyrics,
            @Nullable Integer bpm,
            @JsonProperty("key_scale") @Nullable String keyScale,
            @JsonProperty("time_signature") @Nullable String timeSignature,
            @JsonProperty("vocal_language") String language,
            @JsonProperty("lm_model") String languageModel,
            @JsonProperty("audio_codes") String audioCodes,
            String genres,
            List<TimedLine> timestamps,
            ScoreReport.@Nullable Wire scores,
            @Nullable String latents,
            List<String> warnings,
            Map<String, Double> timings) {}
}
