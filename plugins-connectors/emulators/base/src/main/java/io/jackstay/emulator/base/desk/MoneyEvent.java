package io.jackstay.emulator.base.desk;

import java.math.BigDecimal;

/**
 * Money came or went without a fill. Immutable.
 *
 * @param kind the venue's word for it; empty for funding
 * @param coin whose funding it was; of a transfer, the wallet that it came from
 * @param amount positive: it came; of a transfer, never negative
 * @param about the position that it was paid for, or the accounts between which it went
 */
public record MoneyEvent(String kind, String coin, BigDecimal amount, About about, long millis, String hash) {
    /** What money was moved for. Immutable. */
    public record About(BigDecimal position, String from, String to) {}
}
