package io.jackstay.strategy.grid;

import io.jackstay.api.market.Fees;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.plugin.Percent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Markets and configurations for tests; each method gives a changed copy. Immutable. */
record Given(
        int levels,
        Optional<Percent> spacing,
        Optional<BigDecimal> orderSize,
        Optional<Money> orderValue,
        GridConfig.Mode mode,
        Optional<BigDecimal> centre,
        Optional<BigDecimal> lower,
        Optional<BigDecimal> upper,
        boolean allowFeeLoss) {
    static final MarketId BTC = MarketId.parse("sim:BTC-USDC-PERP");

    /** The sample: ten levels of 0.1 %, 0.01 each. */
    static Given sample() {
        return new Given(
                10,
                Optional.of(Percent.parse("0.1%")),
                Optional.of(new BigDecimal("0.01")),
                Optional.empty(),
                GridConfig.Mode.GEOMETRIC,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    GridConfig config() {
        return new GridConfig(
                BTC,
                levels,
                spacing,
                orderSize,
                orderValue,
                mode,
                centre,
                lower,
                upper,
                allowFeeLoss,
                Duration.ofSeconds(5));
    }

    Given levels(int count) {
        return new Given(count, spacing, orderSize, orderValue, mode, centre, lower, upper, allowFeeLoss);
    }

    Given spacing(String percent) {
        return new Given(
                levels,
                Optional.of(Percent.parse(percent)),
                orderSize,
                orderValue,
                mode,
                centre,
                lower,
                upper,
                allowFeeLoss);
    }

    Given size(String base) {
        return new Given(
                levels,
                spacing,
                Optional.of(new BigDecimal(base)),
                Optional.empty(),
                mode,
                centre,
                lower,
                upper,
                allowFeeLoss);
    }

    Given value(String amount, String asset) {
        return new Given(
                levels,
                spacing,
                Optional.empty(),
                Optional.of(new Money(asset, new BigDecimal(amount))),
                mode,
                centre,
                lower,
                upper,
                allowFeeLoss);
    }

    Given arithmetic() {
        return new Given(
                levels, spacing, orderSize, orderValue, GridConfig.Mode.ARITHMETIC, centre, lower, upper, allowFeeLoss);
    }

    Given centre(String price) {
        return new Given(
                levels,
                spacing,
                orderSize,
                orderValue,
                mode,
                Optional.of(new BigDecimal(price)),
                lower,
                upper,
                allowFeeLoss);
    }

    Given between(String low, String high) {
        return new Given(
                levels,
                Optional.empty(),
                orderSize,
                orderValue,
                mode,
                centre,
                Optional.of(new BigDecimal(low)),
                Optional.of(new BigDecimal(high)),
                allowFeeLoss);
    }

    Given withFeeLoss() {
        return new Given(levels, spacing, orderSize, orderValue, mode, centre, lower, upper, true);
    }

    /** Tick 0.1, lot 0.001, maker fee 0.01 %. */
    static MarketInfo.Builder market() {
        return market("0.1", "0.001");
    }

    static MarketInfo.Builder market(String tick, String lot) {
        return MarketInfo.of(BTC, MarketKind.PERPETUAL)
                .assets("BTC", "USDC", "USDC")
                .priceGrid(new PriceGrid.Tick(new BigDecimal(tick)))
                .lotSize(new BigDecimal(lot))
                .fees(new Fees(new BigDecimal("0.0001"), new BigDecimal("0.0005"), true));
    }
}
