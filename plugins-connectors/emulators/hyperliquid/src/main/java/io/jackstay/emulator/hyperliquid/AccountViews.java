package io.jackstay.emulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackstay.api.market.Side;
import io.jackstay.emulator.base.desk.Coin;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.Held;
import io.jackstay.emulator.base.desk.Leverage;
import io.jackstay.emulator.base.desk.OrderEvent;
import io.jackstay.emulator.base.desk.Token;
import io.jackstay.emulator.base.desk.Trader;
import io.jackstay.emulator.base.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Accounts as the venue shows them. Not thread safe: confined to the driving thread. */
final class AccountViews {
    private static final int DECIMALS = 6;

    private final Floor floor;

    AccountViews(Floor floor) {
        this.floor = floor;
    }

    ObjectNode perps(Trader trader) {
        List<Held> all = Held.of(trader, floor.coins());
        List<Held> cross = all.stream().filter(held -> held.leverage().cross()).toList();
        BigDecimal equity =
                trader.member().margin("USDC", floor.agenda().now()).equity().amount();
        BigDecimal crossEquity = equity.subtract(sum(all, Held::margin)).add(sum(cross, Held::margin));
        BigDecimal maintenance = sum(cross, Held::maintenance);
        Stream<ObjectNode> positions = all.stream()
                .map(held ->
                        Json.of("type position", "oneWay", position(trader, held, crossEquity.subtract(maintenance))));
        return Json.of(
                "marginSummary crossMarginSummary crossMaintenanceMarginUsed withdrawable assetPositions time",
                summary(equity, all),
                summary(crossEquity, cross),
                maintenance,
                free(trader),
                positions,
                floor.agenda().millis());
    }

    private static BigDecimal sum(List<Held> positions, Function<Held, BigDecimal> figure) {
        return positions.stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal free(Trader trader) {
        return trader.available("USDC").max(BigDecimal.ZERO).setScale(DECIMALS, RoundingMode.DOWN);
    }

    private static ObjectNode summary(BigDecimal equity, List<Held> positions) {
        return Json.of(
                "accountValue totalNtlPos totalRawUsd totalMarginUsed",
                equity.setScale(DECIMALS, RoundingMode.HALF_EVEN),
                sum(positions, Held::value),
                equity.subtract(sum(positions, Held::signedValue)).setScale(DECIMALS, RoundingMode.HALF_EVEN),
                sum(positions, Held::margin));
    }

    private static ObjectNode position(Trader trader, Held held, BigDecimal crossSpare) {
        BigDecimal paid = trader.fundings().stream()
                .filter(event -> event.coin().equals(held.coin().name()))
                .map(event -> event.amount().negate())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        ObjectNode leverage = leverage(held.leverage());
        if (!held.leverage().cross()) {
            Json.with(leverage, "rawUsd", held.margin().subtract(held.signedValue()));
        }
        return Json.of(
                "coin szi leverage entryPx positionValue unrealizedPnl returnOnEquity liquidationPx marginUsed maxLeverage"
                        + " cumFunding",
                held.coin().name(),
                held.size(),
                leverage,
                held.entryPrice(),
                held.value(),
                held.unrealized(),
                held.returnOnEquity(),
                held.liquidationPrice(crossSpare),
                held.margin(),
                held.coin().maxLeverage(),
                Json.of("allTime sinceOpen sinceChange", paid, paid, paid));
    }

    private static ObjectNode leverage(Leverage leverage) {
        return Json.of("type value", leverage.cross() ? "cross" : "isolated", leverage.value());
    }

    ObjectNode spot(Trader trader) {
        return Json.of(
                "balances",
                floor.coins().tokens().stream()
                        .filter(token -> trader.wallet(token.wallet()).signum() != 0)
                        .map(token -> Json.of(
                                "coin token total hold entryNtl",
                                token.name(),
                                token.index(),
                                trader.wallet(token.wallet()),
                                hold(trader, token),
                                cost(trader, token))));
    }

    private static BigDecimal hold(Trader trader, Token token) {
        return trader.member().balances().stream()
                .filter(balance -> balance.asset().equals(token.wallet()))
                .map(balance -> balance.total().subtract(balance.available()))
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private BigDecimal cost(Trader trader, Token token) {
        return floor.coins().pairs().stream()
                .filter(pair -> pair.base().orElseThrow().equals(token))
                .map(pair -> trader.member().account().position(pair.id()).cost())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .max(BigDecimal.ZERO);
    }

    ObjectNode asset(Trader trader, Coin coin) {
        Leverage leverage = trader.leverage(coin);
        BigDecimal mark = coin.market().mark();
        BigDecimal power = free(trader).multiply(BigDecimal.valueOf(leverage.value()));
        Stream<BigDecimal> sizes = Stream.of(Side.values()).map(side -> {
            BigDecimal position = trader.position(coin);
            boolean closes = position.signum() * side.sign() < 0;
            BigDecimal size = mark.signum() == 0 ? mark : power.divide(mark, coin.sizeDecimals(), RoundingMode.DOWN);
            return closes ? size.add(position.abs()) : size;
        });
        return Json.of(
                "user coin leverage maxTradeSzs availableToTrade markPx",
                trader.address(),
                coin.name(),
                leverage(leverage),
                sizes,
                Json.list(free(trader), free(trader)),
                mark);
    }

    ArrayNode openOrders(Trader trader) {
        return Json.array(trader.openOrders().stream().map(order -> Rows.frontend(OrderEvent.of(order))));
    }

    JsonNode budget(Trader trader) {
        return Json.of(
                "cumVlm nRequestsUsed nRequestsCap nRequestsSurplus",
                trader.budget().volume(),
                trader.budget().used(),
                trader.budget().cap(),
                0);
    }

    static JsonNode fees() {
        return Json.parse("""
                {"dailyUserVlm":[],"feeSchedule":{"cross":"0.00045","add":"0.00015","spotCross":"0.0007","spotAdd":"0.0004",
                "tiers":{"vip":[],"mm":[]},"referralDiscount":"0.04","stakingDiscountTiers":[]},"userCrossRate":"0.00045",
                "userAddRate":"0.00015","userSpotCrossRate":"0.0007","userSpotAddRate":"0.0004","activeReferralDiscount":"0.0",
                "trial":null,"feeTrialReward":"0.0","nextTrialAvailableTimestamp":null,"stakingLink":null,
                "activeStakingDiscount":{"bpsOfMaxSupply":"0.0","discount":"0.0"}}
                """).orElseThrow();
    }
}
