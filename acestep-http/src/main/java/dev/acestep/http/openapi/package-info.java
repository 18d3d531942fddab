/** The description of every route for machines. */
@NullMarked
package dev.acestep.http.openapi;

import org.jspecify.annotations.NullMarked;
