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
            return market.top().map(top -> offset(top, info));
        }

        private Price offset(TopOfBook top, MarketInfo info) {
            Price touch = top.price(side);
            int ticks = style.offsetTicks();
            return ticks >= 0 ? info.step(touch, side.opposite(), ticks) : info.step(touch, side, -ticks);
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

        @Override
        public boolean isAway(Price price) {
            return market.isTradable()
                    && price().filter(touch -> !touch.equals(price)).isPresent();
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
