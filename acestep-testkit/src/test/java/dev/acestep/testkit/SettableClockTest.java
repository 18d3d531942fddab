package dev.acestep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SettableClockTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void timeStandsStillUntilItIsMoved() {
        SettableClock clock = new SettableClock(NOON);
        assertThat(clock.instant()).isEqualTo(NOON);

        clock.advance(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3600));

        clock.set(NOON);
        assertThat(clock.millis()).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void theClockInAnotherZoneMovesAlong() {
        SettableClock clock = new SettableClock(NOON);
        Clock elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));

        clock.advance(Duration.ofMinutes(1));

        assertThat(elsewhere.instant()).isEqualTo(NOON.plusSeconds(60));
        assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }
}
