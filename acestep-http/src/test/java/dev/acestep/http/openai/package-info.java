/** Tests of OpenAI's dialect. */
@NullMarked
package dev.acestep.http.openai;

import org.jspecify.annotations.NullMarked;
