package io.jackstay.emulator.base.desk;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.emulator.base.market.EmulatedMarket;
import io.jackstay.emulator.base.market.MarketWatcher;
import io.jackstay.emulator.base.market.Print;
import java.math.BigDecimal;
import java.util.Optional;

/** Takes and ends orders, and looks after those that wait for a trigger. Not thread safe: confined to the driving thread. */
public final class Desk implements MarketWatcher {
    private final Floor floor;

    /** The desk of a floor. */
    public Desk(Floor floor) {
        this.floor = floor;
        floor.watch(this);
    }

    /**
     * A new order, which rests, waits, is done or is refused when this returns.
     *
     * @param ofPosition whether it is for the position, however large that is
     */
    public VenueOrder place(Trader trader, Coin coin, Terms terms, boolean ofPosition) {
        VenueOrder order = order(trader, coin, terms, ofPosition, Optional.empty());
        if (trader.openOrders().size() > floor.settings().openOrders()) {
            refuse(trader, order, RejectReason.TOO_MANY_ORDERS);
        } else if (terms.trigger().isEmpty()) {
            enter(trader, order);
        } else if (order.isReached(coin.market().mark())) {
            refuse(trader, order, RejectReason.INVALID_REQUEST);
        } else {
            order.waiting(true);
            trader.tell(order, Status.OPEN);
        }
        return order;
    }

    /** A new order that begins when another one is filled. */
    public VenueOrder hang(Trader trader, Terms terms, VenueOrder parent) {
        VenueOrder order = order(trader, parent.coin(), terms, false, Optional.of(parent));
        if (!parent.status().isOpen() && parent.remaining().signum() > 0) {
            refuse(trader, order, RejectReason.UNKNOWN_ORDER);
        } else {
            order.waiting(true);
            trader.tell(order, Status.OPEN);
        }
        return order;
    }

    private VenueOrder order(Trader trader, Coin coin, Terms terms, boolean ofPosition, Optional<VenueOrder> parent) {
        VenueOrder order =
                new VenueOrder(floor.nextId(), coin, terms, floor.agenda().millis(), ofPosition, parent);
        trader.add(order);
        floor.books().arrived(order.shown(trader));
        return order;
    }

    private static void enter(Trader trader, VenueOrder order) {
        if (order.size().signum() == 0) {
            order.become(trader.position(order.coin()).abs());
        }
        if (order.size().signum() == 0) {
            refuse(trader, order, RejectReason.REDUCE_ONLY);
            return;
        }
        trader.enter(order);
        boolean ended = trader.member()
                .find(order.ref())
                .filter(sim -> sim.state().isFinal())
                .isPresent();
        if (order.rejection().isPresent()) {
            trader.tell(order, Status.REJECTED);
        } else if (!ended) {
            trader.tell(order, order.status());
        } else if (order.filled().signum() == 0) {
            refuse(trader, order, RejectReason.NO_LIQUIDITY);
        }
    }

    private static void refuse(Trader trader, VenueOrder order, RejectReason reason) {
        order.refuse(new Rejection(reason, reason.name()));
        trader.tell(order, Status.REJECTED);
    }

    /** Cancels an open order. */
    public void cancel(Trader trader, VenueOrder order) {
        trader.cancel(order, Status.CANCELLED);
    }

    /** Ends an open order; it stands so from then on. */
    public static void cancel(Trader trader, VenueOrder order, Status as) {
        trader.cancel(order, as);
    }

    /** Cancels all orders of an account. */
    public static void cancelAll(Trader trader, Status as) {
        for (VenueOrder order : trader.openOrders()) {
            if (order.status().isOpen()) {
                trader.cancel(order, as);
            }
        }
    }

    /** Whether an order of these terms would take. */
    public static boolean crosses(Terms terms, Coin coin) {
        BigDecimal other = coin.market().best(terms.side().opposite());
        int order = terms.price().compareTo(other);
        return other.signum() > 0 && (terms.side() == Side.BUY ? order >= 0 : order <= 0);
    }

    @Override
    public void onBook(EmulatedMarket market) {
        Coin coin = floor.coins().require(market.info().id());
        for (Trader trader : floor.traders()) {
            for (VenueOrder order : trader.openOrders()) {
                boolean begun =
                        order.parent().map(parent -> !parent.status().isOpen()).orElse(true);
                if (order.isWaiting() && begun && order.coin().equals(coin) && order.isReached(market.mark())) {
                    order.waiting(false);
                    floor.transaction();
                    trader.tell(order, Status.TRIGGERED);
                    enter(trader, order);
                }
            }
        }
    }

    @Override
    public void onPrint(EmulatedMarket market, Print print) {
        // prints reach own orders inside the exchange
    }
}
