package io.jackstay.testkit.simulate.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WalletsTest {
    private static final String SYMBOL = "BTC-USDC-PERP";

    private final Wallets wallets = new Wallets();
    private int fills;

    @BeforeEach
    void open() {
        wallets.lists(new Listing(SYMBOL, "BTC", "USDC", 600_000));
        wallets.open("one", "USDC");
    }

    private void fill(boolean buy, long ticks, long lots, String fee, String asset) {
        BigDecimal paid = new BigDecimal(fee);
        wallets.add(new VenueFill("f" + ++fills, "one", SYMBOL, 7, "o1", buy, ticks, lots, paid, asset, true, fills));
    }

    private BigDecimal has(String asset) {
        return wallets.of("one").get(asset);
    }

    @Test
    void whatIsClosedEarnsOverItsAverageCost() {
        fill(true, 600_000, 100, "0", "USDC");
        fill(true, 620_000, 100, "0", "USDC");
        assertThat(has("USDC")).isEqualByComparingTo("1000000");
        assertThat(wallets.cost("one", SYMBOL)).isEqualByComparingTo("12200");

        fill(false, 630_000, 50, "0", "USDC");
        assertThat(has("USDC")).isEqualByComparingTo("1000100");
        assertThat(wallets.cost("one", SYMBOL)).isEqualByComparingTo("9150");
    }

    @Test
    void aFillThroughZeroClosesAndOpensAtItsPrice() {
        fill(false, 600_000, 100, "0", "USDC");
        fill(true, 590_000, 300, "0", "USDC");

        assertThat(has("USDC")).isEqualByComparingTo("1000100");
        assertThat(wallets.cost("one", SYMBOL)).isEqualByComparingTo("11800");
    }

    @Test
    void feesFundingAndChangesMoveTheirOwnAsset() {
        fill(true, 600_000, 100, "0.5", "VNT");
        wallets.add(new VenueFlow("c1", "one", SYMBOL, new BigDecimal("-2.5"), "USDC", 1));
        wallets.move("one", "USDC", new BigDecimal("-7"));

        assertThat(has("VNT")).isEqualByComparingTo("-0.5");
        assertThat(has("USDC")).isEqualByComparingTo("999990.5");
    }
}
