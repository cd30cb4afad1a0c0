package io.jackstay.runtime.tape;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Balance;
import io.jackstay.api.account.Margin;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Fees;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.PositionRule;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.FillCause;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.order.Result;
import io.jackstay.api.order.TimeInForce;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Shapes of the contract's values that are no records: each by way of a record with the same parts. Stateless. */
final class ContractShapes {
    private static final Map<Class<?>, Shape> KNOWN = new HashMap<>();

    private record Amount(MarketId market, long unscaled, int scale) {}

    private record Rules(
            MarketId id,
            MarketKind kind,
            int revision,
            String symbol,
            String base,
            String quote,
            String settle,
            PositionRule positionRule,
            MarketStatus status,
            PriceGrid grid,
            BigDecimal lot,
            Size minSize,
            Optional<Size> maxSize,
            Money minNotional,
            Optional<PriceBand> band,
            BigDecimal multiplier,
            int maxLeverage,
            Fees fees,
            Duration fundingInterval) {}

    private record Traits(
            List<Capability> capabilities,
            int cloidBits,
            Duration settleTime,
            Duration maxOrderLife,
            int maxOpenOrders,
            Duration deadManMin,
            Duration deadManMax,
            VenueTraits.DeadManScope deadManScope,
            List<String> exclusive) {}

    private record Snapshot(
            List<OrderReport> orders,
            List<Position> positions,
            List<Balance> balances,
            Optional<Margin> margin,
            Stamp stamp) {}

    private record Fill(
            String id,
            OrderRef order,
            Side side,
            Price price,
            Size size,
            Money fee,
            Stamp stamp,
            LiquidityRole role,
            FillCause cause) {}

    private record Report(
            OrderRef order,
            Side side,
            Price price,
            Size size,
            OrderState state,
            Stamp stamp,
            Size filled,
            boolean reduceOnly,
            TimeInForce timeInForce,
            String why,
            Optional<RejectReason> reason) {}

    static {
        via(
                Price.class,
                Amount.class,
                price -> new Amount(price.market(), price.unscaledValue(), price.scale()),
                of -> Price.of(of.market, of.unscaled, of.scale));
        via(
                Size.class,
                Amount.class,
                size -> new Amount(size.market(), size.unscaledValue(), size.scale()),
                of -> Size.of(of.market, of.unscaled, of.scale));
        via(MarketInfo.class, Rules.class, ContractShapes::rules, ContractShapes::info);
        via(VenueTraits.class, Traits.class, ContractShapes::parts, ContractShapes::traits);
        via(
                AccountSnapshot.class,
                Snapshot.class,
                of -> new Snapshot(of.openOrders(), of.positions(), of.balances(), of.margin(), of.stamp()),
                ContractShapes::snapshot);
        via(
                OrderFill.class,
                Fill.class,
                of -> new Fill(
                        of.id(),
                        of.order(),
                        of.side(),
                        of.price(),
                        of.size(),
                        of.fee(),
                        of.stamp(),
                        of.role(),
                        of.cause()),
                of -> OrderFill.of(of.id, of.order, of.side, of.price, of.size, of.fee, of.stamp)
                        .role(of.role)
                        .cause(of.cause));
        via(OrderReport.class, Report.class, ContractShapes::parts, ContractShapes::report);
        KNOWN.put(
                Result.Ok.class,
                Shape.of(
                        Result.Ok.class,
                        (to, ok) -> {
                            to.putBoolean(ok.hasValue());
                            if (ok.hasValue()) {
                                Shapes.ANY.put(to, ok.value());
                            }
                        },
                        from -> (Result.Ok<?>) (from.takeBoolean() ? Result.ok(Shapes.ANY.take(from)) : Result.ok())));
    }

    private ContractShapes() {}

    static Optional<Shape> of(Class<?> type) {
        return Optional.ofNullable(KNOWN.get(type));
    }

    private static <T, R extends Record> void via(
            Class<T> type, Class<R> parts, Function<T, R> apart, Function<R, T> together) {
        KNOWN.put(
                type,
                Shape.of(
                        type,
                        (to, value) -> Shapes.of(parts).put(to, apart.apply(value)),
                        from -> together.apply(parts.cast(Shapes.of(parts).take(from)))));
    }

    private static Rules rules(MarketInfo of) {
        return new Rules(
                of.id(),
                of.kind(),
                of.revision(),
                of.venueSymbol(),
                of.baseAsset(),
                of.quoteAsset(),
                of.settleAsset(),
                of.positionRule(),
                of.status(),
                of.priceGrid(),
                of.lotSize(),
                of.minSize(),
                of.maxSize(),
                of.minNotional(),
                of.priceBand(),
                of.contractMultiplier(),
                of.maxLeverage(),
                of.fees(),
                of.fundingInterval());
    }

    private static MarketInfo info(Rules of) {
        MarketInfo.Builder builder = MarketInfo.of(of.id, of.kind)
                .revision(of.revision)
                .venueSymbol(of.symbol)
                .assets(of.base, of.quote, of.settle)
                .positionRule(of.positionRule)
                .status(of.status)
                .priceGrid(of.grid)
                .lotSize(of.lot)
                .minSize(of.minSize.toBigDecimal())
                .minNotional(of.minNotional.amount())
                .contractMultiplier(of.multiplier)
                .maxLeverage(of.maxLeverage)
                .fees(of.fees)
                .fundingInterval(of.fundingInterval);
        of.maxSize.ifPresent(max -> builder.maxSize(max.toBigDecimal()));
        of.band.ifPresent(builder::priceBand);
        return builder.build();
    }

    private static Traits parts(VenueTraits of) {
        return new Traits(
                List.copyOf(of.capabilities()),
                of.cloidBits(),
                of.settleTime(),
                of.maxOrderLife(),
                of.maxOpenOrders(),
                of.deadManMin(),
                of.deadManMax(),
                of.deadManScope(),
                of.exclusive());
    }

    private static VenueTraits traits(Traits of) {
        return VenueTraits.of(of.capabilities.toArray(Capability[]::new))
                .cloidBits(of.cloidBits)
                .settleTime(of.settleTime)
                .maxOrderLife(of.maxOrderLife)
                .maxOpenOrders(of.maxOpenOrders)
                .deadManMax(of.deadManMax)
                .deadManMin(of.deadManMin)
                .deadManScope(of.deadManScope)
                .exclusive(of.exclusive);
    }

    private static AccountSnapshot snapshot(Snapshot of) {
        AccountSnapshot plain = AccountSnapshot.of(of.orders, of.positions, of.balances, of.stamp);
        return of.margin.map(plain::margin).orElse(plain);
    }

    private static Report parts(OrderReport of) {
        return new Report(
                of.order(),
                of.side(),
                of.price(),
                of.size(),
                of.state(),
                of.stamp(),
                of.filled(),
                of.reduceOnly(),
                of.timeInForce(),
                of.why(),
                of.rejection().filter(why -> !of.why().isBlank()).map(Rejection::reason));
    }

    private static OrderReport report(Report of) {
        OrderReport plain = OrderReport.of(of.order, of.side, of.price, of.size, of.state, of.stamp)
                .filled(of.filled)
                .reduceOnly(of.reduceOnly)
                .timeInForce(of.timeInForce)
                .why(of.why);
        return of.reason.map(reason -> plain.why(new Rejection(reason, of.why))).orElse(plain);
    }
}
