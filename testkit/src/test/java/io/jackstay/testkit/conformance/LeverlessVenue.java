package io.jackstay.testkit.conformance;

import io.jackstay.api.market.Side;
import io.jackstay.testkit.conformance.toy.ToyVenue;
import io.jackstay.testkit.conformance.venue.VenueStage;
import io.jackstay.testkit.conformance.venue.VenueTruth;
import io.jackstay.testkit.conformance.venue.VenueUnderTest;
import java.math.BigDecimal;

/** The toy exchange with the levers alone that every venue must have. Not thread safe: owned by the test. */
final class LeverlessVenue implements VenueUnderTest {
    private final ToyVenue toy;

    LeverlessVenue(VenueStage stage) {
        this.toy = new ToyVenue(stage);
    }

    @Override
    public String market() {
        return toy.market();
    }

    @Override
    public void quote(BigDecimal bid, BigDecimal ask, BigDecimal size) {
        toy.quote(bid, ask, size);
    }

    @Override
    public void trade(Side takerSide, BigDecimal price, BigDecimal size) {
        toy.trade(takerSide, price, size);
    }

    @Override
    public VenueTruth truth() {
        return toy.truth();
    }
}
