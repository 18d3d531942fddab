/** How values of a request are named, read, refused and described, whatever the dialect. */
@NullMarked
package dev.acestep.http.fields;

import org.jspecify.annotations.NullMarked;
