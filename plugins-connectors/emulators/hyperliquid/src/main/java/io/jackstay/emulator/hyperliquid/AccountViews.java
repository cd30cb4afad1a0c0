package io.jackstay.emulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackstay.emulator.base.desk.Coin;
import io.jackstay.emulator.base.desk.Figures;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.Held;
import io.jackstay.emulator.base.desk.Leverage;
import io.jackstay.emulator.base.desk.OrderEvent;
import io.jackstay.emulator.base.desk.Totals;
import io.jackstay.emulator.base.desk.Trader;
import io.jackstay.emulator.base.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Accounts as the venue shows them. Not thread safe: confined to the driving thread. */
final class AccountViews {
    private static final String MONEY = "USDC";

    private final Floor floor;

    AccountViews(Floor floor) {
        this.floor = floor;
    }

    private Figures figures(Trader trader) {
        return new Figures(trader, floor, MONEY);
    }

    ObjectNode perps(Trader trader) {
        Figures figures = figures(trader);
        Totals cross = figures.cross();
        BigDecimal spare = cross.equity().subtract(cross.maintenance());
        return Json.of(
                "marginSummary crossMarginSummary crossMaintenanceMarginUsed withdrawable assetPositions time",
                summary(figures.all()),
                summary(cross),
                cross.maintenance(),
                figures.free(),
                figures.held().stream().map(held -> Json.of("type position", "oneWay", position(figures, held, spare))),
                floor.agenda().millis());
    }

    private static ObjectNode summary(Totals totals) {
        return Json.of(
                "accountValue totalNtlPos totalRawUsd totalMarginUsed",
                totals.equity(),
                totals.value(),
                totals.raw(),
                totals.margin());
    }

    private static ObjectNode position(Figures figures, Held held, BigDecimal crossSpare) {
        BigDecimal paid = figures.fundingPaid(held.coin());
        ObjectNode leverage = leverage(held.leverage());
        if (!held.leverage().cross()) {
            Json.with(leverage, "rawUsd", held.margin().subtract(held.signedValue()));
        }
        return Json.of(
                "coin szi leverage entryPx positionValue unrealizedPnl returnOnEquity liquidationPx marginUsed"
                        + " maxLeverage cumFunding",
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
        Figures figures = figures(trader);
        return Json.of(
                "balances",
                figures.tokens().stream()
                        .map(token -> Json.of(
                                "coin token total hold entryNtl",
                                token.name(),
                                token.index(),
                                trader.wallet(token.wallet()),
                                figures.kept(token),
                                figures.cost(token))));
    }

    ObjectNode asset(Trader trader, Coin coin) {
        Figures figures = figures(trader);
        return Json.of(
                "user coin leverage maxTradeSzs availableToTrade markPx",
                trader.address(),
                coin.name(),
                leverage(trader.leverage(coin)),
                figures.mostSizes(coin),
                Json.list(figures.free(), figures.free()),
                coin.market().mark());
    }

    /** What the venue's page shows of an account. */
    ObjectNode web(Trader trader) {
        return Json.of(
                "user clearinghouseState spotState openOrders agentAddress agentValidUntil cumLedger totalVaultEquity"
                        + " leadingVaults twapStates perpsAtOpenInterestCap isVault serverTime",
                trader.address(),
                perps(trader),
                spot(trader),
                openOrders(trader),
                Optional.empty(),
                Optional.empty(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                List.of(),
                List.of(),
                List.of(),
                false,
                floor.agenda().millis());
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
