/**
 * The HTTP server: what every dialect shares (credentials, errors, request ids, CORS, links) lives here, each dialect in
 * a package of its own. {@code Server} is the way in.
 */
@NullMarked
package dev.acestep.http;

import org.jspecify.annotations.NullMarked;
