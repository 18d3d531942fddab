/** WaveSpeed's dialect over HTTP. */
@NullMarked
package dev.acestep.http.wavespeed;

import org.jspecify.annotations.NullMarked;
