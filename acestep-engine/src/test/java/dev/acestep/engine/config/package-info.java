/** Tests of what a model folder states. */
@NullMarked
package dev.acestep.engine.config;

import org.jspecify.annotations.NullMarked;
