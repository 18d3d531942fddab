/** Tests of finding, loading and evicting models. */
@NullMarked
package dev.acestep.engine.models;

import org.jspecify.annotations.NullMarked;
