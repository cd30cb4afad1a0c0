package io.jackstay.connector.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A started connector with one market, driven by hand: tick 0.1, lot 0.001. Not thread safe: owned by a test. */
final class Session {
    static final MarketId MARKET = MarketId.parse("sim:BTC-USDC-PERP");
    static final long NO_DEADLINE = Long.MAX_VALUE;

    final FakeContext context;
    final Connector connector;
    /** The rules by which the test rounds: those of the first start. */
    final MarketInfo info;

    private final PaperConfig config;
    private long cloids;

    private Session(FakeContext context, PaperConfig config) {
        this.context = context;
        this.config = config;
        this.connector = new PaperProvider().create(config, context);
        this.info = ask(connector::start).get(0);
    }

    private Session(FakeContext context, Session before) {
        this.context = context;
        this.config = before.config;
        this.cloids = before.cloids;
        this.connector = new PaperProvider().create(config, context);
        assertThat(ask(connector::start)).hasSameSizeAs(config.markets());
        this.info = before.info;
    }

    /** Fed by hand. */
    static Session on(HandFeed feed) {
        FakeContext context = new FakeContext();
        context.recordings.put(MARKET, feed);
        return new Session(context, config(Optional.empty()));
    }

    /** Fed by hand, with other settings. */
    static Session on(HandFeed feed, UnaryOperator<Settings> settings) {
        FakeContext context = new FakeContext();
        context.recordings.put(MARKET, feed);
        return new Session(context, settings.apply(new Settings()).build());
    }

    /** Fed by the generator. */
    static Session walking(long seed) {
        FeedConfig walk = FeedConfig.RandomWalk.of(seed, new BigDecimal("60000"));
        return new Session(new FakeContext(), config(Optional.of(walk)));
    }

    static Session of(FakeContext context, PaperConfig config) {
        return new Session(context, config);
    }

    static PaperConfig config(Optional<FeedConfig> feed) {
        return PaperConfig.of(
                List.of(PaperMarketConfig.of("BTC-USDC-PERP", "0.1", "0.001", feed)),
                List.of(new Money("USDC", new BigDecimal("100000"))));
    }

    /** Stopped, and started again in another process. */
    Session restarted() {
        assertThat(result(connector::stop)).isInstanceOf(Result.Ok.class);
        return next(context.next());
    }

    /** Killed, and started again in another process, which tells an ear of its own. */
    Session killed() {
        return next(context.nextAfterKill());
    }

    /** The same, fed by another hand. */
    Session killed(HandFeed feed) {
        FakeContext found = context.nextAfterKill();
        found.recordings.put(MARKET, feed);
        return next(found);
    }

    private Session next(FakeContext found) {
        return new Session(found, this);
    }

    Session wanting(Feed... feeds) {
        connector.subscribe(Subscriptions.none().with(MARKET, List.of(feeds)));
        return this;
    }

    FakeEvents events() {
        return context.events;
    }

    void advance(Duration time) {
        context.timers.advance(time);
    }

    LimitOrderRequest limit(Side side, String size, String price) {
        return LimitOrderRequest.limit(
                side, info.roundSize(new BigDecimal(size)), info.roundPassive(new BigDecimal(price), side));
    }

    OrderRef place(OrderRequest request) {
        return place(request, NO_DEADLINE);
    }

    OrderRef place(OrderRequest request, long deadline) {
        OrderBatch.Submit submit = new OrderBatch.Submit(new Cloid(++cloids), request, deadline);
        connector.execute(OrderBatch.of(List.of(), List.of(), List.of(submit)));
        return submit.ref();
    }

    void cancel(OrderRef order) {
        connector.execute(OrderBatch.of(List.of(new OrderBatch.Cancel(order)), List.of(), List.of()));
    }

    void amend(OrderRef order, String price, String totalSize) {
        OrderBatch.Amend amend = new OrderBatch.Amend(
                order,
                new Cloid(1_000_000 + ++cloids),
                info.roundPassive(new BigDecimal(price), Side.BUY),
                info.roundSize(new BigDecimal(totalSize)),
                info.size(0),
                limit(Side.BUY, totalSize, price),
                NO_DEADLINE);
        connector.execute(OrderBatch.of(List.of(), List.of(amend), List.of()));
    }

    AccountSnapshot snapshot() {
        return ask(connector::snapshot);
    }

    /** The answer, which must come at once, exactly once, and be good. */
    static <T> T ask(Consumer<Reply<T>> question) {
        Result<T> result = result(question);
        assertThat(result).isInstanceOf(Result.Ok.class);
        return ((Result.Ok<T>) result).value();
    }

    /** The answer, whatever it is. */
    static <T> Result<T> result(Consumer<Reply<T>> question) {
        List<Result<T>> results = new ArrayList<>();
        question.accept(results::add);
        assertThat(results).hasSize(1);
        return results.get(0);
    }
}
