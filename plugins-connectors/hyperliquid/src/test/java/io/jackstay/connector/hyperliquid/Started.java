package io.jackstay.connector.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.Result;
import io.jackstay.api.order.TriggerOrderRequest;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Secret;
import io.jackstay.connector.hyperliquid.action.CloidText;
import io.jackstay.connector.hyperliquid.action.Network;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A connector on a scripted venue, with what tests ask of it. Not thread safe: owned by a test. */
final class Started {
    static final String KEY = "0x0123456789012345678901234567890123456789012345678901234567890123";
    static final MarketId ETH = MarketId.parse("hl:ETH-USDC-PERP");

    final ScriptedVenue venue;
    final HyperliquidConnector connector;
    final List<Result<?>> answers = new ArrayList<>();
    List<MarketInfo> markets = List.of();

    private Started(ScriptedVenue venue, HyperliquidConfig config) {
        this.venue = venue;
        this.connector = new HyperliquidConnector(config, venue);
    }

    static HyperliquidConfig config(
            HyperliquidConfig.OrderRoute route, Optional<String> account, Optional<String> vault) {
        return config(route, account, vault, HyperliquidConfig.MarginMode.CROSS, Optional.empty(), Optional.empty());
    }

    static HyperliquidConfig config(HyperliquidConfig.MarginMode margin) {
        return config(
                HyperliquidConfig.OrderRoute.REST,
                Optional.empty(),
                Optional.empty(),
                margin,
                Optional.empty(),
                Optional.empty());
    }

    static HyperliquidConfig config(String builder, String share) {
        return config(
                HyperliquidConfig.OrderRoute.REST,
                Optional.empty(),
                Optional.empty(),
                HyperliquidConfig.MarginMode.CROSS,
                Optional.of(builder),
                Optional.of(Percent.parse(share)));
    }

    private static HyperliquidConfig config(
            HyperliquidConfig.OrderRoute route,
            Optional<String> account,
            Optional<String> vault,
            HyperliquidConfig.MarginMode margin,
            Optional<String> builder,
            Optional<Percent> share) {
        return new HyperliquidConfig(
                Network.MAINNET,
                Secret.of(KEY),
                account,
                vault,
                route,
                HyperliquidConfig.BookDepth.FAST,
                margin,
                builder,
                share,
                Duration.ofSeconds(10),
                500,
                Optional.empty(),
                Optional.empty());
    }

    static Started rest() {
        return rest(new ScriptedVenue());
    }

    static Started rest(ScriptedVenue venue) {
        return of(venue, config(HyperliquidConfig.OrderRoute.REST, Optional.empty(), Optional.empty()));
    }

    static Started stream() {
        return of(
                new ScriptedVenue(),
                config(HyperliquidConfig.OrderRoute.WEBSOCKET, Optional.empty(), Optional.empty()));
    }

    /** Asked to start, with whatever came of it; connected and confirmed if it did. */
    static Started of(ScriptedVenue venue, HyperliquidConfig config) {
        Started started = new Started(venue, config);
        started.connector.start(result -> {
            started.answers.add(result);
            if (result instanceof Result.Ok<List<MarketInfo>> ok) {
                started.markets = ok.value();
            }
        });
        venue.run();
        if (!started.markets.isEmpty()) {
            venue.connect();
            venue.confirmAccount();
            venue.questions.clear();
        }
        return started;
    }

    MarketInfo market(String symbol) {
        return markets.stream()
                .filter(info -> info.id().symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    LimitOrderRequest buy(String size, String price) {
        MarketInfo eth = market("ETH-USDC-PERP");
        return LimitOrderRequest.limit(
                Side.BUY, eth.roundSize(new BigDecimal(size)), eth.roundPassive(new BigDecimal(price), Side.BUY));
    }

    /** One action was sent, of two orders the first alone, and the first outcome is of the other. */
    void requireSentAlone(long sent, long kept) {
        assertThat(venue.actions)
                .hasSize(1)
                .first()
                .asString()
                .contains(cloid(sent))
                .doesNotContain(cloid(kept));
        assertThat(venue.events.outcomesOf.get(0).cloidOrZero()).isEqualTo(kept);
    }

    /** A stop with the size and, as trigger and worst price, the price of another order. */
    static TriggerOrderRequest stop(Side side, LimitOrderRequest like, PriceBand.Reference by, boolean reduceOnly) {
        return new TriggerOrderRequest(
                side, like.size(), TriggerOrderRequest.Kind.STOP, like.price(), by, like.price(), reduceOnly, "");
    }

    OrderBatch.Submit submit(long cloid, OrderRequest request) {
        return new OrderBatch.Submit(
                new Cloid(cloid),
                request,
                venue.timers.now() + Duration.ofSeconds(5).toNanos());
    }

    void place(OrderBatch.Submit... submits) {
        connector.execute(OrderBatch.of(List.of(), List.of(), List.of(submits)));
        venue.run();
    }

    void cancel(OrderRef... orders) {
        List<OrderBatch.Cancel> cancels =
                List.of(orders).stream().map(OrderBatch.Cancel::new).toList();
        connector.execute(OrderBatch.of(cancels, List.of(), List.of()));
        venue.run();
    }

    String cloid(long number) {
        return CloidText.of(number);
    }
}
