@NullMarked
package dev.acestep.engine.bench;

import org.jspecify.annotations.NullMarked;
