package dev.acestep.music;

/**
 * A song in words, as a language model writes it.
 *
 * @param caption description of the music; may be empty
 * @param lyrics with section tags, {@code [Instrumental]} if nobody sings; may be empty
 * @param metadata what it settled on
 * @param genres in words; may be empty
 */
public record SongDraft(String caption, String lyrics, Metadata metadata, String genres) {}
