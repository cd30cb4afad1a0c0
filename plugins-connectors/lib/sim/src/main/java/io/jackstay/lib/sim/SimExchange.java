package io.jackstay.lib.sim;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.order.LiquidityRole;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A simulated exchange: lists markets, lets accounts join, and keeps their orders and money. Not thread safe: confined to one thread.
 *
 * <p>It has no clock and no randomness: the same calls with the same times give the same events, byte for byte. Market data goes to
 * the {@link SimMarket} that {@link #list} returns, orders to the {@link SimMember} that {@link #join} returns. The accounts trade with
 * each other as well as with what the feed shows.
 */
public final class SimExchange {
    private final SimSettings settings;
    private final TreeMap<MarketId, SimMarket> markets = new TreeMap<>();
    private final List<SimMember> members = new ArrayList<>();

    /** An exchange without markets and accounts. */
    public SimExchange(SimSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
    }

    /**
     * Adds a market; the members' orders in it may follow at once.
     *
     * @throws IllegalArgumentException when it is listed already
     */
    public SimMarket list(MarketInfo info) {
        SimMarket market = new SimMarket(info, settings, new Booking());
        if (markets.putIfAbsent(info.id(), market) != null) {
            throw new IllegalArgumentException(info.id() + " is listed already");
        }
        members.forEach(member -> member.listed(market));
        return market;
    }

    /** Adds an account with flat positions; its listener hears what becomes of its orders. */
    public SimMember join(SimAccount account, SimListener listener) {
        SimMember member = new SimMember(account, listener);
        markets.values().forEach(member::listed);
        members.add(member);
        return member;
    }

    /**
     * Gives a market other rules.
     *
     * @throws IllegalArgumentException when it is not listed, or when kind, multiplier or a scale would change
     */
    public void change(MarketInfo next, long now) {
        require(next.id()).change(next, now);
    }

    private SimMarket require(MarketId market) {
        return Optional.ofNullable(markets.get(market))
                .orElseThrow(() -> new IllegalArgumentException(market + " is not listed"));
    }

    /**
     * Pays funding between the holders of a market, at a mark of quote per base.
     *
     * @param rate share of the position's worth; positive: longs pay
     * @param boundary when it was due
     */
    public void fund(MarketId market, BigDecimal mark, BigDecimal rate, long boundary) {
        MarketInfo info = require(market).info();
        members.forEach(member -> member.fund(info, mark, rate, boundary));
    }

    /** Books what a market matched, then tells the account. */
    private static final class Booking implements MatchListener {
        @Override
        public void onFilled(SimOrder order, long price, long size, LiquidityRole role, long nanos) {
            order.member().filled(order, price, size, role, nanos);
        }

        @Override
        public void onEnded(SimOrder order, long nanos) {
            order.member().ended(order, nanos);
        }

        @Override
        public boolean isAffordable(SimOrder order) {
            return order.member().affords(order);
        }
    }
}
