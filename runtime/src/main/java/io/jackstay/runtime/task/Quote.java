package io.jackstay.runtime.task;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.strategy.MarketView;
import io.jackstay.api.strategy.Style;
import java.time.Duration;
import java.util.Optional;

/** What the orders of a leg look like, by its style. Not thread safe: owned by the bot loop. */
sealed interface Quote {
    static Quote of(Style style, Side side, boolean reduceOnly, MarketView market) {
        if (style instanceof Style.Follow follow) {
            return new Touch(follow, side, reduceOnly, market);
        }
        Style.Take take = (Style.Take) style;
        return new Taken(new Collar(take.maxSlippage(), market), side, reduceOnly);
    }

    /** The price of an order that would leave now; empty while there is nothing to go by. */
    Optional<Price> price();

    OrderRequest request(Size size, Price price, String label);

    /** How long to wait for the proof of a cancel before it is asked for again. */
    Duration cancelWait();

    /** Whether a resting order of this price is to make room for another. */
    boolean isAway(Price price);

    void refused(Rejection why);

    /** Rests at the touch. */
    record Touch(Style.Follow style, Side side, boolean reduceOnly, MarketView market) implements Quote {
        @Override
        public Optional<Price> price() {
            MarketInfo info = market.info();
            return market.top().flatMap(top -> offset(top, info));
        }

        /** Empty when so many ticks away there is no price. */
        private Optional<Price> offset(TopOfBook top, MarketInfo info) {
            Price touch = top.price(side);
            Side direction = style.offsetTicks() >= 0 ? side.opposite() : side;
            try {
                return Optional.of(info.step(touch, direction, Math.abs(style.offsetTicks())));
            } catch (IllegalArgumentException | ArithmeticException e) {
                return Optional.empty();
            }
        }

        @Override
        public OrderRequest request(Size size, Price price, String label) {
            LimitOrderRequest request =
                    LimitOrderRequest.limit(side, size, price).labelled(label);
            request = style.postOnly() ? request.postOnly() : request;
            return reduceOnly ? request.reducing() : request;
        }

        @Override
        public Duration cancelWait() {
            return style.cancelWait();
        }

        /** An order in the spread is the touch itself: it makes room when somebody is better, and never for itself. */
        @Override
        public boolean isAway(Price price) {
            if (!market.isTradable()) {
                return false;
            }
            boolean leads = style.offsetTicks() < 0
                    && market.top()
                            .filter(top -> !isBetter(top.price(side), price))
                            .isPresent();
            return !leads && price().filter(touch -> !touch.equals(price)).isPresent();
        }

        private boolean isBetter(Price one, Price other) {
            int compared = one.compareTo(other);
            return side == Side.BUY ? compared > 0 : compared < 0;
        }

        @Override
        public void refused(Rejection why) {
            // The touch is where it is.
        }
    }

    /** Takes what there is within a collar. */
    record Taken(Collar collar, Side side, boolean reduceOnly) implements Quote {
        private static final Duration ORDER_PATIENCE = Duration.ofSeconds(10);

        @Override
        public Optional<Price> price() {
            return collar.worst(side);
        }

        @Override
        public OrderRequest request(Size size, Price price, String label) {
            MarketOrderRequest request =
                    MarketOrderRequest.market(side, size, price).labelled(label);
            return reduceOnly ? request.reducing() : request;
        }

        @Override
        public Duration cancelWait() {
            return ORDER_PATIENCE;
        }

        @Override
        public boolean isAway(Price price) {
            return false;
        }

        @Override
        public void refused(Rejection why) {
            collar.refused(why);
        }
    }
}
