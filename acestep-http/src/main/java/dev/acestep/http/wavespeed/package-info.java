/** WaveSpeed's dialect, version 3 (contract §6). */
@NullMarked
package dev.acestep.http.wavespeed;

import org.jspecify.annotations.NullMarked;
