@NullMarked
package dev.acestep.engine.planning;

import org.jspecify.annotations.NullMarked;
