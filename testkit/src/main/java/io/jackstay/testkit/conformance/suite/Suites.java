package io.jackstay.testkit.conformance.suite;

import io.jackstay.testkit.conformance.report.Level;
import java.util.List;

/** All suites by the level that needs them. Stateless. */
public final class Suites {
    private Suites() {}

    /** Those of a level that are about what is traded, and so are run in each market that the venue names. */
    public static List<Suite> ofMarkets(Level level) {
        return switch (level) {
            case MARKET_DATA -> List.of(MarketDataSuite.suite());
            case TRADING -> of(Level.TRADING);
            case NONE, RESILIENT, CERTIFIED -> List.of();
        };
    }

    /** The suites that a level needs and those below do not, in the order in which they are run. */
    public static List<Suite> of(Level level) {
        return switch (level) {
            case NONE -> List.of();
            case MARKET_DATA -> List.of(LifecycleSuite.suite(), MarketDataSuite.suite(), ReconnectSuite.suite());
            case TRADING ->
                List.of(
                        OrdersSuite.suite(),
                        CancelsSuite.suite(),
                        AmendsSuite.suite(),
                        FillsSuite.suite(),
                        AccountSuite.suite(),
                        PrecisionSuite.suite());
            case RESILIENT -> List.of(LimitsSuite.suite(), LostAnswersSuite.suite(), FaultsSuite.suite());
            case CERTIFIED -> List.of();
        };
    }
}
