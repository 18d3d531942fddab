/** OpenAI's and OpenRouter's audio chat: a message becomes a song, answered as a completion or as a stream. */
@NullMarked
package dev.acestep.http.openai;

import org.jspecify.annotations.NullMarked;
