package io.jackstay.strategy.grid;

import io.jackstay.api.account.Exposure;
import io.jackstay.api.account.Pnl;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.BookView;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.FundingRate;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.market.Trade;
import io.jackstay.api.strategy.MarketView;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/** A market whose top a test sets by hand. Not thread safe: owned by one test. */
final class HandMarket implements MarketView {
    MarketInfo info;
    Optional<TopOfBook> top = Optional.empty();
    boolean tradable = true;
    Position position = Position.flat(Given.BTC);
    IntSupplier open = () -> 0;

    HandMarket(MarketInfo info) {
        this.info = info;
    }

    void top(String bid, String ask) {
        top = Optional.of(new Top(price(bid), price(ask)));
    }

    void filled(Side side, Price price, Size size) {
        position = position.after(side, price, size, info);
    }

    static Price price(String value) {
        return Price.of(Given.BTC, new BigDecimal(value));
    }

    @Override
    public MarketInfo info() {
        return info;
    }

    @Override
    public Optional<TopOfBook> top() {
        return top;
    }

    @Override
    public boolean isTradable() {
        return tradable;
    }

    @Override
    public String whyNot() {
        return tradable ? "" : "the venue is away";
    }

    @Override
    public Position position() {
        return position;
    }

    @Override
    public Optional<BookView> book() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<MarkPrice> mark() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<FundingRate> funding() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Trade> lastTrade() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Candle> candles(Duration interval) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Duration age(Feed feed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Exposure exposure() {
        Size none = info.size(0);
        return new Exposure(position.size(), none, none, open.getAsInt(), new Money("USDC", BigDecimal.ZERO));
    }

    @Override
    public Pnl pnl() {
        return Pnl.none("USDC");
    }

    private record Top(Price bid, Price ask) implements TopOfBook {
        @Override
        public MarketId market() {
            return Given.BTC;
        }

        @Override
        public Size bidSize() {
            return Size.of(Given.BTC, 1, 0);
        }

        @Override
        public Size askSize() {
            return Size.of(Given.BTC, 1, 0);
        }

        @Override
        public Stamp stamp() {
            return new Stamp(0, 0);
        }
    }
}
