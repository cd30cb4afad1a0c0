package io.jackstay.runtime.state;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.OrderFill;
import java.math.BigDecimal;
import java.util.List;

/**
 * What fills come to in one contract, for whoever counts beside the {@link StateManager}; no bot's position is made of it. Immutable.
 */
public final class ContractPosition {
    private final MarketInfo info;
    private final Position position;

    private ContractPosition(MarketInfo info, Position position) {
        this.info = requireNonNull(info, "info is null");
        this.position = requireNonNull(position, "position is null");
    }

    /** Nothing held and nothing realised. */
    public static ContractPosition flat(MarketInfo info) {
        return new ContractPosition(info, Position.flat(info.id()));
    }

    /** What was counted before; the size is signed, cost and realised PnL are in the quote asset. */
    public static ContractPosition of(MarketInfo info, Size size, BigDecimal cost, BigDecimal realized) {
        return new ContractPosition(info, new Position(info.id(), size, cost, realized, Position.Source.VENUE));
    }

    /** With these fills, in their order. */
    public ContractPosition after(List<OrderFill> fills) {
        ContractPosition made = this;
        for (OrderFill fill : fills) {
            made = made.after(fill);
        }
        return made;
    }

    /** With one fill more. */
    public ContractPosition after(OrderFill fill) {
        return new ContractPosition(info, position.after(fill.side(), fill.price(), fill.size(), info));
    }

    /** Signed. */
    public Size size() {
        return position.size();
    }

    /** In the quote asset, exact. */
    public BigDecimal cost() {
        return position.cost();
    }

    /** In the quote asset, before fees and funding. */
    public BigDecimal realizedPnl() {
        return position.realizedPnl();
    }
}
