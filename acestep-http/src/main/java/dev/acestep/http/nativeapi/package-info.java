/**
 * ACE-Step's own API: {@code /release_task}, {@code /query_result} and what goes with them.
 *
 * <p>Every field of a generation request is one line of the table {@link dev.acestep.http.nativeapi.Fields}: parsing,
 * the OpenAPI schema and the request that the jobs API shows all come from it.
 */
@NullMarked
package dev.acestep.http.nativeapi;

import org.jspecify.annotations.NullMarked;
