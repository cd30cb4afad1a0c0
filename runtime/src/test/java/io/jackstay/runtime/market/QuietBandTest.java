package io.jackstay.runtime.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuietBandTest {
    private final QuietBand band = new QuietBand();

    @Test
    void beginsWithAllPricesUntilAnInstant() {
        band.between(5, 6);
        band.doubledWithin(7, 8);
        band.before(9);
        band.begin(100);

        assertThat(band.holds(1, Long.MAX_VALUE / 4)).isTrue();
        assertThat(band.holdsPrints(1, Long.MAX_VALUE / 4)).isTrue();
        assertThat(band.untilNanos()).isEqualTo(100);
    }

    @Test
    void bothEndsAreOutside() {
        band.begin(100);
        band.between(100, 110);

        assertThat(band.holds(101, 109)).isTrue();
        assertThat(band.holds(100, 109)).isFalse();
        assertThat(band.holds(101, 110)).isFalse();
    }

    @Test
    void theNarrowestOfAllCounts() {
        band.begin(100);
        band.between(100, 110);
        band.between(90, 108);
        band.between(102, 120);
        band.before(50);
        band.before(60);

        assertThat(band.holds(103, 107)).isTrue();
        assertThat(band.holds(102, 107)).isFalse();
        assertThat(band.holds(103, 108)).isFalse();
        assertThat(band.untilNanos()).isEqualTo(49);
    }

    @Test
    void twiceTheMiddleIsInsideWithBothEnds() {
        band.begin(100);
        band.doubledWithin(200, 210);

        assertThat(band.holds(99, 101)).isTrue();
        assertThat(band.holds(104, 106)).isTrue();
        assertThat(band.holds(99, 100)).isFalse();
        assertThat(band.holds(104, 107)).isFalse();
    }

    @Test
    void aPrintReachesAsFarAsTheQuotesThatItMakes() {
        band.begin(100);
        band.between(100, 110);
        band.reach(2);
        band.reach(1);

        assertThat(band.holdsPrints(103, 107)).isTrue();
        assertThat(band.holdsPrints(102, 107)).isFalse();
        assertThat(band.holdsPrints(103, 108)).isFalse();
    }
}
