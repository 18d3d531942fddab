/** Tests of the common request. */
@NullMarked
package dev.acestep.http.order;

import org.jspecify.annotations.NullMarked;
