package io.jackstay.emulator.base.desk;

/** A key that trades for an account. Immutable. */
public record Agent(String address, String name, Trader master, long validUntilMillis) {}
