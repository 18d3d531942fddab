package dev.acestep.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaplessTest {
    @Test
    void isWrittenAsItunesWritesItAndReadBack() {
        Gapless gapless = Gapless.of(100_001, 1024, 1024);
        assertThat(gapless.padding()).isEqualTo(351);
        assertThat(gapless.text()).startsWith(" 00000000 00000400 0000015F 00000000000186A1 00000000");
        assertThat(Gapless.parse(gapless.text())).contains(gapless);
    }

    @Test
    void readsWhatItunesWrites() {
        String itunes = " 00000000 00000840 000001CA 00000000003F31F6 00000000 00000000 00000000 00000000";
        assertThat(Gapless.parse(itunes)).contains(new Gapless(2112, 458, 4_141_558));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                " 00000000 FFFFFFFF 00000000 0000000000000001",
                " 00000000 00000400 00000000 FFFFFFFFFFFFFFFF",
                " 00000000 00000400 00000000"
            })
    void whatCannotBeMeantIsIgnored(String text) {
        assertThat(Gapless.parse(text)).isEmpty();
    }
}
