@NullMarked
package dev.acestep.engine.text;

import org.jspecify.annotations.NullMarked;
