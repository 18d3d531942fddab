/**
 * Request bodies of every content type as one {@link dev.acestep.http.body.Body}, read within limits by
 * {@link dev.acestep.http.body.BodyReader}.
 */
@NullMarked
package dev.acestep.http.body;

import org.jspecify.annotations.NullMarked;
