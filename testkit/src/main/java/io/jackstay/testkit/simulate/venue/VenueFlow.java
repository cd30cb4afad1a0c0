package io.jackstay.testkit.simulate.venue;

import java.math.BigDecimal;

/** Funding in the venue's books; positive came to the account. Immutable. */
public record VenueFlow(String id, String account, String symbol, BigDecimal amount, String asset, long nanos) {}
