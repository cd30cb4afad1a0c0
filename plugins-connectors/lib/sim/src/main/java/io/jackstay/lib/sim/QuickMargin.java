package io.jackstay.lib.sim;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import java.util.List;
import java.util.Optional;

/**
 * The margin rules of contracts in {@code long}s, for the many orders that are affordable without a doubt. Not thread safe: owned by its
 * account's margin.
 *
 * <p>It counts in units of 10^-12 of the settle asset and gives up where a number does not fit, where an asset is also used by a spot
 * market, and where the answer would be no: then the decimals decide, which also find the words.
 */
final class QuickMargin {
    private final SimAccount account;
    private final List<Seat> seats;
    private boolean fits;

    QuickMargin(SimAccount account, List<Seat> seats) {
        this.account = account;
        this.seats = seats;
    }

    /** True when the order can surely be afforded; false says nothing. */
    boolean surelyAffords(SimOrder order, Seat seat, long replaced) {
        SimMarket market = seat.market();
        if (!market.numbers().isNarrow() || market.referencePriceTimesTen() == 0) {
            return false;
        }
        fits = true;
        long needed = margin(SimMargin.addedExposure(order, seat.holding(), replaced), seat);
        if (needed <= 0) {
            return fits;
        }
        long available = available(market.info().settleAsset());
        return fits && available >= needed;
    }

    private long available(String asset) {
        Optional<Amount> wallet = account.held(asset);
        fits &= wallet.isPresent() && wallet.get().isNarrow();
        long available = wallet.map(Amount::units).orElse(0L);
        for (int i = 0; i < seats.size(); i++) {
            Seat seat = seats.get(i);
            MarketInfo info = seat.market().info();
            if (info.kind() == MarketKind.SPOT) {
                fits &= !info.quoteAsset().equals(asset) && !info.baseAsset().equals(asset);
            } else if (info.settleAsset().equals(asset)) {
                available = plus(available, unrealized(seat));
                available = plus(available, -margin(seat.holding().worst(), seat));
            }
        }
        return available;
    }

    private long unrealized(Seat seat) {
        long position = seat.holding().position();
        if (position == 0) {
            return 0;
        }
        Optional<Stake> stake = account.stake(seat.market().info().id());
        fits &= stake.isPresent() && stake.get().isNarrow();
        return plus(worth(position, seat.market()), -stake.map(Stake::cost).orElse(0L));
    }

    /** Of an exposure, rounded up. */
    private long margin(long exposure, Seat seat) {
        return exposure <= 0
                ? 0
                : Exact.divideUp(
                        worth(exposure, seat.market()),
                        seat.holding().leverage(seat.market().info()));
    }

    private long worth(long size, SimMarket market) {
        fits &= market.numbers().isNarrow();
        return times(times(market.referencePriceTimesTen(), market.numbers().referenceUnit()), size);
    }

    private long times(long a, long b) {
        long product = a * b;
        fits &= Math.multiplyHigh(a, b) == product >> 63;
        return product;
    }

    private long plus(long a, long b) {
        long sum = a + b;
        fits &= ((a ^ sum) & (b ^ sum)) >= 0;
        return sum;
    }
}
