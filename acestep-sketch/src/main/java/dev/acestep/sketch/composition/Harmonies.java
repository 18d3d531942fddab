package dev.acestep.sketch.composition;

import dev.acestep.sketch.composition.Harmony.Mode;
import java.util.List;

/**
 * The harmonic languages that genres share. Home and its dominant return often, so that a listener (and a measurement)
 * always knows the key; in minor the dominant is major, which tells it from the relative major.
 */
final class Harmonies {
    static final Harmony POP = new Harmony(
            new Mode(
                    List.of("I V vi IV", "I IV I Vsus4_V", "I iii IV V7", "I Iadd9 IV Vsus4_V"),
                    List.of("I V vi IV", "I IV vi V7", "I IV I_V I", "I vi IV Vsus4_V"),
                    List.of("IV I IV V", "vi IV I V7", "ii IV I V7"),
                    "IV_V7",
                    "I"),
            new Mode(
                    List.of("i VI iv V7", "i iv i V7", "i VI i iv_V7"),
                    List.of("i iv VI V7", "i VI i V7", "i iv i_V7 i"),
                    List.of("iv i iv V7", "VI i iv V7"),
                    "iv_V7",
                    "i"),
            2);

    static final Harmony ROCK = new Harmony(
            new Mode(
                    List.of("I IV I V", "I I IV I", "I V IV I"),
                    List.of("I V IV I", "I IV V I", "I bVII IV I"),
                    List.of("IV I IV V", "vi IV I V"),
                    "IV_V",
                    "I"),
            new Mode(
                    List.of("i i iv i", "i VII i iv", "i i VI i_V"),
                    List.of("i VI iv V7", "i iv i_V7 i", "i VII iv i"),
                    List.of("iv i VI V7", "iv i iv V7"),
                    "iv_V7",
                    "i"),
            2);

    static final Harmony METAL = new Harmony(
            new Mode(
                    List.of("I I IV I", "I IV I I_V"),
                    List.of("I IV I V", "I I IV V"),
                    List.of("IV I IV V"),
                    "IV_V",
                    "I"),
            new Mode(
                    List.of("i i VI i", "i i iv i", "i bII i i", "i i i VI_iv"),
                    List.of("i iv i VI", "i VI iv i", "i iv VI i_V7"),
                    List.of("iv i iv i", "VI i iv i"),
                    "iv_V7",
                    "i"),
            2);

    static final Harmony SOUL = new Harmony(
            new Mode(
                    List.of("I6 IV I V7", "I6 IVmaj7 I6 ii7_V7", "I IVadd9 ii7 V7"),
                    List.of("I6 IV ii7_V7 I6", "I vi7 ii7 V7", "I IV I_V7 I"),
                    List.of("IVmaj7 I6 ii7 V7", "ii7 I6 ii7 V7"),
                    "ii7_V7",
                    "I6"),
            new Mode(
                    List.of("i7 iv7 i7 V7", "i7 i7 iv7 V7"),
                    List.of("i iv7 i V7", "i7 VI iih7_V7 i"),
                    List.of("iv7 i iv7 V7", "VI i iih7 V7"),
                    "iih7_V7",
                    "i7"),
            2);

    static final Harmony FUNK = new Harmony(
            new Mode(
                    List.of("I I I IV", "I6 I6 IV9 I6", "I I IV V7"),
                    List.of("I IV I V7", "I6 I6 IV V7"),
                    List.of("IV9 I IV9 V7"),
                    "IV_V7",
                    "I6"),
            new Mode(
                    List.of("i7 i7 i7 V7", "i7 i7 iv7 i7"),
                    List.of("i iv7 i V7", "i7 i7 iv7 V7"),
                    List.of("iv7 i7 iv7 V7"),
                    "iv7_V7",
                    "i7"),
            2);

    static final Harmony JAZZ = new Harmony(
            new Mode(
                    List.of("Imaj7 I6 ii7 V7", "I6 vi7 ii7 V7", "ii7 V7 Imaj7 I6"),
                    List.of("I6 IV6 ii7_V7 I6", "Imaj7 ii7_V7 I6 V7", "I6 iii7_vi7 ii7_V7 I6"),
                    List.of("IV6 I6 ii7 V7", "ii7 V7 I6 V7"),
                    "ii7_V7",
                    "I6"),
            new Mode(
                    List.of("i7 i6 iih7 V7", "i i7 iv7 V7", "iih7 V7 i i"),
                    List.of("i iv7 iih7_V7 i", "i iih7_V7 i V7"),
                    List.of("iv7 i iih7 V7"),
                    "iih7_V7",
                    "i"),
            2);

    static final Harmony BLUES = new Harmony(
            new Mode(
                    List.of("I I I I IV7 IV7 I I V7 IV I V7", "I IV I I IV7 IV I I V7 IV I V7"),
                    List.of("I I I I IV7 IV7 I I V7 V7 I V7"),
                    List.of("IV7 IV I I V7 IV I I IV7 IV I V7"),
                    "V7",
                    "I"),
            new Mode(
                    List.of("i i i i iv7 iv7 i i VI V7 i V7", "i iv7 i i iv7 iv7 i i V7 iv i V7"),
                    List.of("i i i i iv7 iv7 i i VI V7 i V7"),
                    List.of("iv7 iv i i V7 iv i i iv7 iv i V7"),
                    "V7",
                    "i"),
            3);

    static final Harmony DANCE = new Harmony(
            new Mode(
                    List.of("I I IV V7", "I V vi IV", "I IV I V7"),
                    List.of("I IV I V7", "I V vi IV", "I IV V I"),
                    List.of("IV I IV V", "vi IV I V"),
                    "IV_V",
                    "I"),
            new Mode(
                    List.of("i i iv V7", "i VI i V7", "i i VI iv_V7"),
                    List.of("i iv i V7", "i VI iv i_V7", "i iv VI V7"),
                    List.of("iv i iv V7", "VI i VI V7"),
                    "iv_V",
                    "i"),
            2);

    static final Harmony LOOP = new Harmony(
            new Mode(
                    List.of("Imaj7 I IV I_V7", "I6 ii7 V7 I6", "I IVmaj7 I6 V7"),
                    List.of("I IV I V7", "I IV ii7_V7 I"),
                    List.of("IVmaj7 I IV V7"),
                    "ii7_V7",
                    "I6"),
            new Mode(
                    List.of("i i VI V", "i i iv V", "i VI i V"),
                    List.of("i iv i V", "i VI V i", "i i iv V7"),
                    List.of("iv i VI V"),
                    "iv_V",
                    "i"),
            2);

    static final Harmony CLASSICAL = new Harmony(
            new Mode(
                    List.of("I I_V7 I IV_V7", "I IV I I_V7", "I vi ii_V7 I", "I IV_V7 I V7"),
                    List.of("I IV V7 I", "I ii V7 I", "I IV I_V7 I"),
                    List.of("IV I V7 I", "ii V7 I IV_V7", "IV I ii V7"),
                    "IV_V7",
                    "I"),
            new Mode(
                    List.of("i i_V7 i iv_V7", "i iv i i_V7", "i VI iio_V7 i", "i iv_V7 i i_V7"),
                    List.of("i iv V7 i", "i VI iv_V7 i", "i iio_V7 i iv"),
                    List.of("iv i V7 i", "iv i iio_V7 i"),
                    "iv_V7",
                    "i"),
            2);

    static final Harmony FLOATING = new Harmony(
            new Mode(
                    List.of("I Iadd9 IV I", "I Imaj7 IV I", "I IV I Vsus4"),
                    List.of("I V IV I", "Iadd9 IV I V"),
                    List.of("IV I IV V"),
                    "IV_V",
                    "Iadd9"),
            new Mode(
                    List.of("i iadd9 iv i", "i i VI V", "i iv i Vsus4_V"),
                    List.of("i iv V i", "i VI iv V"),
                    List.of("iv i iv V"),
                    "iv_V",
                    "i"),
            2);

    static final Harmony FOLK = new Harmony(
            new Mode(
                    List.of("I IV I V7", "I I IV I", "I IV I I_V7"),
                    List.of("IV I V7 I", "I IV V7 I", "I IV I_V7 I"),
                    List.of("IV I IV V7", "vi IV I V7"),
                    "IV_V7",
                    "I"),
            new Mode(
                    List.of("i iv i V7", "i VII i i_V7", "i i iv i"),
                    List.of("i iv i_V7 i", "iv i V7 i", "i VI i_V7 i"),
                    List.of("iv i iv V7"),
                    "iv_V7",
                    "i"),
            2);

    static final Harmony LATIN = new Harmony(
            new Mode(
                    List.of("I IV V7 IV", "I I_V7 V7 I", "I IV I V7", "I6 ii7 V7 I6"),
                    List.of("I IV I V7", "I IV V7 I"),
                    List.of("IV I V7 I_V7", "ii7 V7 I IV"),
                    "IV_V7",
                    "I"),
            new Mode(
                    List.of("i iv V7 i", "i i_V7 V7 i", "i VII VI i_V7"),
                    List.of("i i_V7 i iv_V7", "i iv V7 i"),
                    List.of("iv i V7 i_V7"),
                    "iv_V7",
                    "i"),
            2);

    private Harmonies() {}
}
