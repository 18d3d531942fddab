/**
 * Measuring instruments for tests of finished audio, written without a look at the engines that they measure.
 *
 * <p>{@link dev.acestep.testkit.Tempo} and {@link dev.acestep.testkit.Chroma} hear beat and key,
 * {@link dev.acestep.testkit.Silence} finds gaps, {@link dev.acestep.testkit.Spectrogram} and
 * {@link dev.acestep.testkit.Waveform} draw; {@link dev.acestep.testkit.SettableClock} is a clock for tests that do not
 * wait. The instruments are proven on synthetic signals in this module's own tests.
 */
@NullMarked
package dev.acestep.testkit;

import org.jspecify.annotations.NullMarked;
