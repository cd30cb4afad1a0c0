package io.jackstay.api.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.OrderReport;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What an account holds at one moment, as the venue shows it, all pages joined. Immutable.
 *
 * <p>Complete: an order that is not in it is not open, a market that is not in it has no position. Where the venue
 * answers its parts one after the other, the stamp is that of the earliest. Lists keep the venue's order. Source:
 * {@code Connector.snapshot}.
 */
public final class AccountSnapshot {
    private final List<OrderReport> openOrders;
    private final List<Position> positions;
    private final List<Balance> balances;
    private final List<Margin> margin;
    private final Stamp stamp;

    private AccountSnapshot(
            List<OrderReport> openOrders,
            List<Position> positions,
            List<Balance> balances,
            List<Margin> margin,
            Stamp stamp) {
        this.openOrders = openOrders;
        this.positions = positions;
        this.balances = balances;
        this.margin = margin;
        this.stamp = stamp;
    }

    /**
     * A snapshot without margin.
     *
     * @param openOrders all orders that may still fill, those waiting for a trigger too
     * @param positions one a market; flat ones may be there
     * @param balances one an asset and wallet
     * @param stamp the venue's time of the earliest part, and when we received it
     * @throws IllegalArgumentException for an order in a final state, or two positions of one market
     */
    public static AccountSnapshot of(
            List<OrderReport> openOrders, List<Position> positions, List<Balance> balances, Stamp stamp) {
        requireNonNull(stamp, "stamp is null");
        for (OrderReport report : openOrders) {
            if (report.state().isFinal()) {
                throw new IllegalArgumentException("an open order in a final state: " + report);
            }
        }
        Set<MarketId> seen = new HashSet<>();
        for (Position position : positions) {
            if (!seen.add(position.market())) {
                throw new IllegalArgumentException("two positions of " + position.market());
            }
        }
        return new AccountSnapshot(
                List.copyOf(openOrders), List.copyOf(positions), List.copyOf(balances), List.of(), stamp);
    }

    /** With the venue's equity and free margin. */
    public AccountSnapshot margin(Margin margin) {
        return new AccountSnapshot(openOrders, positions, balances, List.of(margin), stamp);
    }

    /** All orders that may still fill. */
    public List<OrderReport> openOrders() {
        return openOrders;
    }

    /** Positions, at most one a market. */
    public List<Position> positions() {
        return positions;
    }

    /** Balances, one an asset and wallet. */
    public List<Balance> balances() {
        return balances;
    }

    /** The venue's equity and free margin; empty where the account has none, as a spot account. */
    public Optional<Margin> margin() {
        return margin.stream().findFirst();
    }

    /** The venue's time of the earliest part, and when we received it. */
    public Stamp stamp() {
        return stamp;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountSnapshot snapshot
                && openOrders.equals(snapshot.openOrders)
                && positions.equals(snapshot.positions)
                && balances.equals(snapshot.balances)
                && margin.equals(snapshot.margin)
                && stamp.equals(snapshot.stamp);
    }

    @Override
    public int hashCode() {
        return Objects.hash(openOrders, positions, balances, margin, stamp);
    }

    @Override
    public String toString() {
        return "AccountSnapshot[openOrders=%s positions=%s balances=%s margin=%s stamp=%s]"
                .formatted(openOrders, positions, balances, margin(), stamp);
    }
}
