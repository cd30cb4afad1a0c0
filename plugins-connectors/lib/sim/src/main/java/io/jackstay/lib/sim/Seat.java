package io.jackstay.lib.sim;

/** One account in one market. Immutable; what it holds is not. */
record Seat(SimMarket market, Holding holding) {}
