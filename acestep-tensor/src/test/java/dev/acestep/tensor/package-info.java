/** Tests of scopes, files and layers. */
@NullMarked
package dev.acestep.tensor;

import org.jspecify.annotations.NullMarked;
