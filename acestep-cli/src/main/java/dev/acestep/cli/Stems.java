package dev.acestep.cli;

import dev.acestep.audio.AudioEncoder;
import dev.acestep.audio.Tags;
import dev.acestep.music.EngineFailure;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.MusicEngine;
import dev.acestep.music.Pcm;
import dev.acestep.music.Progress;
import dev.acestep.music.Seed;
import dev.acestep.sketch.SketchEngine;
import dev.acestep.sketch.score.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The instruments of a song as files of their own, and its notes as MIDI. */
final class Stems {
    private static final String MIDI_NAME = "song.mid";

    private Stems() {}

    /**
     * Writes the stems of the first result.
     *
     * @param seed the one that the result was really made with
     */
    static List<Path> write(Path folder, MusicEngine engine, GenerationRequest request, long seed, Progress progress) {
        if (!(engine instanceof SketchEngine sketch)) {
            throw new EngineFailure("--stems: %s makes no stems; --model acestep-sketch does"
                    .formatted(engine.model().name()));
        }
        SketchEngine.Stems stems = sketch.stems(withSeed(request, seed), progress);
        try {
            Files.createDirectories(folder);
            List<Path> files = new ArrayList<>();
            for (Role role : Role.values()) {
                Optional<Pcm> part = Optional.ofNullable(stems.parts().get(role));
                if (part.isPresent()) {
                    files.add(write(folder, role, part.get(), request, seed));
                }
            }
            Path midi = folder.resolve(MIDI_NAME);
            moveInto(midi, Files.write(unfinished(midi), stems.midi()));
            files.add(midi);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static Path write(Path folder, Role role, Pcm audio, GenerationRequest request, long seed)
            throws IOException {
        Path file = folder.resolve(role.stem() + "." + request.output().format().extension());
        Path part = unfinished(file);
        Tags tags = Tags.of(role.stem() + ": " + request.text().prompt(), seed, request.model());
        AudioEncoder.write(part, audio, request.output(), tags);
        moveInto(file, part);
        return file;
    }

    private static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    private static void moveInto(Path file, Path part) throws IOException {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static GenerationRequest withSeed(GenerationRequest request, long seed) {
        return new GenerationRequest(
                request.model(),
                request.task(),
                request.text(),
                request.metadata(),
                request.reference(),
                request.flowEdit(),
                1,
                List.of(new Seed.Fixed(seed)),
                request.sampling(),
                request.planning(),
                request.decoding(),
                request.output());
    }
}
