package io.jackstay.api.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class VenueTraitsTest {
    private static final VenueTraits TRAITS = VenueTraits.of(Capability.TOP, Capability.TRADING, Capability.FOK);

    @Test
    void capabilitiesComeInTheOrderOfTheEnum() {
        assertThat(TRAITS.capabilities()).containsExactly(Capability.TRADING, Capability.FOK, Capability.TOP);
        assertThat(TRAITS.has(Capability.FOK)).isTrue();
        assertThat(TRAITS.has(Capability.DEAD_MAN)).isFalse();
        assertThat(VenueTraits.of().capabilities()).isEmpty();
    }

    @Test
    void capabilitiesCannotBeModified() {
        assertThatThrownBy(() -> TRAITS.capabilities().add(Capability.DEAD_MAN))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void eachWitherChangesItsFigureAlone() {
        VenueTraits changed = TRAITS.cloidBits(48)
                .settleTime(Duration.ofSeconds(3))
                .maxOrderLife(Duration.ofDays(28))
                .maxOpenOrders(1_000)
                .deadManMin(Duration.ofSeconds(5))
                .deadManMax(Duration.ofMinutes(5))
                .deadManScope(VenueTraits.DeadManScope.MARKET)
                .exclusive(List.of("nonces:1"));

        assertThat(changed.cloidBits()).isEqualTo(48);
        assertThat(changed.settleTime()).isEqualTo(Duration.ofSeconds(3));
        assertThat(changed.maxOrderLife()).isEqualTo(Duration.ofDays(28));
        assertThat(changed.maxOpenOrders()).isEqualTo(1_000);
        assertThat(changed.deadManMin()).isEqualTo(Duration.ofSeconds(5));
        assertThat(changed.deadManMax()).isEqualTo(Duration.ofMinutes(5));
        assertThat(changed.deadManScope()).isEqualTo(VenueTraits.DeadManScope.MARKET);
        assertThat(changed.exclusive()).containsExactly("nonces:1");
        assertThat(changed.capabilities()).isEqualTo(TRAITS.capabilities());
        assertThat(TRAITS.cloidBits()).isEqualTo(62);
    }

    @Test
    void equalsByValue() {
        VenueTraits same = VenueTraits.of(Capability.FOK, Capability.TRADING, Capability.TOP);

        assertThat(same).isEqualTo(TRAITS).hasSameHashCodeAs(TRAITS);
        assertThat(TRAITS.cloidBits(32)).isNotEqualTo(TRAITS).isEqualTo(same.cloidBits(32));
        assertThat(TRAITS.exclusive(List.of("a"))).isNotEqualTo(TRAITS);
    }

    @Test
    void refusesImpossibleFigures() {
        List<ThrowingCallable> impossible = List.of(
                () -> TRAITS.cloidBits(0),
                () -> TRAITS.cloidBits(63),
                () -> TRAITS.settleTime(Duration.ofMillis(-1)),
                () -> TRAITS.maxOrderLife(Duration.ZERO),
                () -> TRAITS.maxOpenOrders(0),
                () -> TRAITS.deadManMin(Duration.ZERO),
                () -> TRAITS.deadManMin(Duration.ofDays(2)),
                () -> TRAITS.deadManMax(Duration.ofMillis(1)));

        assertThat(impossible)
                .allSatisfy(call -> assertThatIllegalArgumentException().isThrownBy(call));
    }
}
