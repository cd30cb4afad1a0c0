package io.jackstay.testkit.simulate.check;

import io.jackstay.testkit.simulate.venue.Listing;
import io.jackstay.testkit.simulate.venue.VenueFill;
import io.jackstay.testkit.simulate.venue.VenueFlow;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the executions of one bot come to: position, money paid and received, fees, funding. Not thread safe: owned by the run. */
final class Tally {
    private final SortedMap<String, BigDecimal> fees = new TreeMap<>();
    private final SortedMap<String, BigDecimal> funding = new TreeMap<>();
    private BigDecimal cash = BigDecimal.ZERO;
    private long lots;
    private long foreignLots;

    void add(VenueFill fill) {
        lots += fill.signedLots();
        cash = cash.subtract(Listing.value(fill.ticks(), fill.signedLots()));
        fees.merge(fill.feeAsset(), fill.fee(), BigDecimal::add);
        if (fill.cloid() == 0) {
            foreignLots += fill.lots();
        }
    }

    /** Both together. */
    Tally and(Tally other) {
        Tally sum = new Tally();
        for (Tally each : new Tally[] {this, other}) {
            sum.lots += each.lots;
            sum.foreignLots += each.foreignLots;
            sum.cash = sum.cash.add(each.cash);
            each.fees.forEach((asset, amount) -> sum.fees.merge(asset, amount, BigDecimal::add));
            each.funding.forEach((asset, amount) -> sum.funding.merge(asset, amount, BigDecimal::add));
        }
        return sum;
    }

    void add(VenueFlow flow) {
        funding.merge(flow.asset(), flow.amount().negate(), BigDecimal::add);
    }

    long lots() {
        return lots;
    }

    /** How much somebody else has traded, in either direction. */
    long foreignLots() {
        return foreignLots;
    }

    /** What was earned before fees, once nothing is held any more. */
    BigDecimal cash() {
        return cash;
    }

    SortedMap<String, BigDecimal> fees() {
        return fees;
    }

    SortedMap<String, BigDecimal> funding() {
        return funding;
    }
}
