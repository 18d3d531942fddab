package dev.acestep.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSignatureTest {
    @ParameterizedTest
    @CsvSource({
        "2, TWO_FOUR",
        "2/4, TWO_FOUR",
        "3, THREE_FOUR",
        "3.0, THREE_FOUR",
        "' 4/4 ', FOUR_FOUR",
        "4, FOUR_FOUR",
        "6, SIX_EIGHT",
        "6/8, SIX_EIGHT"
    })
    void beatsAndFractionsAreRead(String text, TimeSignature signature) {
        assertThat(TimeSignature.of(text)).isEqualTo(signature);
    }

    @ParameterizedTest
    @EnumSource
    void theWireNameIsReadBack(TimeSignature signature) {
        assertThat(TimeSignature.of(signature.wireName())).isEqualTo(signature);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "4/8", "6/4", "four", "-4", "44"})
    void otherMetresAreRefused(String text) {
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> TimeSignature.of(text));
    }

    @Test
    void aRefusalListsWhatIsAllowed() {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> TimeSignature.of("5/4"))
                .withMessage("time_signature: \"5/4\" is not allowed (one of 2, 3, 4, 6, 2/4, 3/4, 4/4, 6/8)")
                .extracting(InvalidRequest::field)
                .isEqualTo("time_signature");
    }
}
