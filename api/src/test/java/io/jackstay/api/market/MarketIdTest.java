package io.jackstay.api.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketIdTest {
    @Test
    void textFormIsReadBack() {
        MarketId id = MarketId.parse("lighter-2:BTC-USDC-PERP-LONG");

        assertThat(id).isEqualTo(new MarketId(new Venue("lighter-2"), "BTC-USDC-PERP-LONG"));
        assertThat(id).hasToString("lighter-2:BTC-USDC-PERP-LONG");
        assertThat(MarketId.parse(id.toString())).isEqualTo(id).hasSameHashCodeAs(id);
    }

    @Test
    void hashIsTheSameInEveryRunOfTheJvm() {
        assertThat(MarketId.parse("sim:BTC-USDC-PERP").hashCode())
                .isEqualTo(31 * "sim".hashCode() + "BTC-USDC-PERP".hashCode());
    }

    @Test
    void differsByVenueAndBySymbol() {
        MarketId id = MarketId.parse("sim:BTC-USDC");

        assertThat(id).isNotEqualTo(MarketId.parse("sim2:BTC-USDC")).isNotEqualTo(MarketId.parse("sim:BTC-USDC-PERP"));
    }

    @Test
    void sortsByVenueThenSymbol() {
        assertThat(Stream.of("b:A", "a:B", "a:A", "a-b:A").map(MarketId::parse).sorted())
                .extracting(MarketId::toString)
                .containsExactly("a:A", "a:B", "a-b:A", "b:A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"BTC-USDC", "sim:", ":BTC", "sim:BTC:USDC", "sim:BTC/USDC", "Sim:BTC", "sim: BTC", "sim:-BTC", ""
            })
    void refusesMalformedText(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> MarketId.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sim", "sim_1", "sim 1", "sím", "abcdefghijklmnopabcdefghijklmnopq"})
    void refusesVenueNamesThatAreNoKey(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Venue(name))
                .withMessageContaining("lower-case letters, digits and dashes");
    }

    @Test
    void venueShowsItsName() {
        assertThat(new Venue("sim")).hasToString("sim").isLessThan(new Venue("sim2"));
    }
}
