package io.jackstay.runtime.look;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Balance;
import io.jackstay.api.account.Margin;
import io.jackstay.api.account.Position;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderReport;
import java.util.List;
import java.util.Optional;

/**
 * An account as one side shows it, the answers to questions or the streams. Immutable.
 *
 * @param margin equity and free margin, where the account has such
 * @param positions one a market; flat ones may be there
 * @param openOrders those that may still fill
 * @param fills in no order, each id once
 */
public record AccountSide(
        Optional<Margin> margin,
        List<Balance> balances,
        List<Position> positions,
        List<OrderReport> openOrders,
        List<OrderFill> fills) {
    /** Nothing is shown. */
    public static final AccountSide NOTHING =
            new AccountSide(Optional.empty(), List.of(), List.of(), List.of(), List.of());

    public AccountSide {
        requireNonNull(margin, "margin is null");
        balances = List.copyOf(balances);
        positions = List.copyOf(positions);
        openOrders = List.copyOf(openOrders);
        fills = List.copyOf(fills);
    }

    /** What the venue has answered. */
    public static AccountSide of(AccountSnapshot snapshot, List<OrderFill> fills) {
        return new AccountSide(
                snapshot.margin(), snapshot.balances(), snapshot.positions(), snapshot.openOrders(), fills);
    }
}
