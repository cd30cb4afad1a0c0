package io.jackstay.testkit.conformance.inside;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Balance;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.testkit.conformance.venue.ScriptedFeed;
import io.jackstay.testkit.conformance.venue.VenueStage;
import io.jackstay.testkit.conformance.venue.VenueTruth;
import io.jackstay.testkit.conformance.venue.VenueUnderTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A venue inside its connector, which is handed a feed and asked what it has. Not thread safe: owned by the case. */
final class InsideVenue implements VenueUnderTest {
    private final String symbol;
    private final VenueStage stage;
    private final ScriptedFeed feed = new ScriptedFeed();

    InsideVenue(String symbol, VenueStage stage) {
        this.symbol = requireNonNull(symbol, "symbol is null");
        this.stage = requireNonNull(stage, "stage is null");
    }

    @Override
    public String market() {
        return symbol;
    }

    @Override
    public Optional<MarketFeed> feed(MarketId market) {
        return market.symbol().equals(symbol) ? Optional.of(feed) : Optional.empty();
    }

    @Override
    public void quote(BigDecimal bid, BigDecimal ask, BigDecimal size) {
        feed.quote(bid, ask, size);
    }

    @Override
    public void trade(Side takerSide, BigDecimal price, BigDecimal size) {
        feed.trade(takerSide, price, size);
    }

    @Override
    public VenueTruth truth() {
        AccountSnapshot told = stage.told();
        List<VenueTruth.Resting> open = told.openOrders().stream()
                .map(report -> new VenueTruth.Resting(
                        report.order().venueOrderId(),
                        report.side(),
                        report.price().toBigDecimal(),
                        report.size().toBigDecimal(),
                        report.filled().toBigDecimal()))
                .toList();
        List<VenueTruth.Execution> fills = stage.toldFills().stream()
                .map(fill -> new VenueTruth.Execution(
                        fill.order().venueOrderId(),
                        fill.side(),
                        fill.price().toBigDecimal(),
                        fill.size().toBigDecimal(),
                        fill.fee().amount()))
                .toList();
        BigDecimal position = told.positions().stream()
                .map(held -> held.size().toBigDecimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal money = told.balances().stream().map(Balance::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new VenueTruth(open, fills, position, money);
    }
}
