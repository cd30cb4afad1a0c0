package io.jackstay.testkit.conformance.inside;

import io.jackstay.testkit.conformance.venue.ConformanceVenue;
import io.jackstay.testkit.conformance.venue.VenueStage;
import io.jackstay.testkit.conformance.venue.VenueUnderTest;

/** The paper exchange, which is its connector. Immutable. */
public final class PaperVenue implements ConformanceVenue {
    private static final String SYMBOL = "BTC-USDC-PERP";
    private static final String LOGIN = """
            {
              balances = ["1000000 USDC"]
              markets = [{ symbol = %s, tick = 0.01, lot = 0.0001, min-notional = 10 }]
            }
            """.formatted(SYMBOL);

    /** For the service loader. */
    public PaperVenue() {}

    @Override
    public String connector() {
        return "paper";
    }

    @Override
    public String login() {
        return LOGIN;
    }

    @Override
    public VenueUnderTest open(VenueStage stage) {
        return new InsideVenue(SYMBOL, stage);
    }
}
