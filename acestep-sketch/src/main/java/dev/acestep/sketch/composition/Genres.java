package dev.acestep.sketch.composition;

import java.util.List;
import java.util.stream.Stream;

/** Every genre that the composer knows; a new one is one more entry in the list of its family. */
final class Genres {
    static final List<Genre> ALL = Stream.of(BandGenres.ALL, ElectronicGenres.ALL, AcousticGenres.ALL)
            .flatMap(List::stream)
            .toList();

    /** What is played when a caption names no genre. */
    static final Genre DEFAULT = BandGenres.POP;

    private Genres() {}
}
