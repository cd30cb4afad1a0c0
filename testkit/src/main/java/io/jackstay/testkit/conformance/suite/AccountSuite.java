package io.jackstay.testkit.conformance.suite;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Balance;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Position;
import io.jackstay.api.connector.ActionSpec;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.PositionRule;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.RejectReason;
import io.jackstay.testkit.conformance.stand.Asked;
import io.jackstay.testkit.conformance.stand.Stand;
import io.jackstay.testkit.conformance.venue.VenueTruth;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Open orders, positions, balances, money that comes and goes, leverage and actions. Stateless. */
public final class AccountSuite {
    private static final Duration MOMENT = Duration.ofSeconds(10);
    private static final List<Capability> LEVERAGES =
            List.of(Capability.LEVERAGE_PER_MARKET, Capability.LEVERAGE_PER_ACCOUNT);

    private AccountSuite() {}

    /** Its cases. */
    public static Suite suite() {
        return new Suite(
                "account",
                List.of(
                        Case.of(
                                "a snapshot has open orders and position of the venue",
                                Capability.TRADING,
                                AccountSuite::snapshot),
                        Case.of("what was bought can be sold again", Capability.TRADING, AccountSuite::closes),
                        Case.of(
                                "the balances are those of the wallets",
                                Capability.WALLET_BALANCES,
                                AccountSuite::wallets),
                        Case.of(
                                "what the stream told of money is in the history",
                                Capability.CASH_FLOW_HISTORY,
                                AccountSuite::flows),
                        Case.without(Capability.CASH_FLOW_HISTORY, AccountSuite::refusesFlows),
                        Case.of("leverage is set, and set again", LEVERAGES, AccountSuite::leverage)
                                .inContracts(),
                        Case.without(LEVERAGES, AccountSuite::refusesLeverage),
                        Case.of("its look-ups answer", Capability.ACTIONS, AccountSuite::actions),
                        Case.without(Capability.ACTIONS, AccountSuite::refusesActions)));
    }

    private static void snapshot(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        AccountSnapshot empty = stand.snapshot();
        Check.that(empty.openOrders().isEmpty(), "nothing was sent, the snapshot shows %s", empty.openOrders());
        Check.that(
                !empty.balances().isEmpty() || empty.margin().isPresent(),
                "the account has money, the snapshot has neither balance nor margin");
        Desk.accepted(stand, quotes.takingBuy(3));
        OrderRef part = Desk.accepted(stand, quotes.restingBuy(2));
        quotes.sellInto(1);
        stand.pass(MOMENT);
        requireAsTheVenue(stand);
        Desk.requireFilled(stand, part, quotes.units(1).toBigDecimal());
    }

    /** The snapshot of now is what the venue has now. */
    static void requireAsTheVenue(Stand stand) {
        AccountSnapshot told = stand.snapshot();
        VenueTruth truth = stand.venue().truth();
        Check.that(
                told.openOrders().size() == truth.openOrders().size(),
                "the venue has the open orders %s, the snapshot %s",
                truth.openOrders(),
                told.openOrders());
        for (VenueTruth.Resting resting : truth.openOrders()) {
            var shown = told.openOrders().stream()
                    .filter(report -> report.order().venueOrderId().equals(resting.venueOrderId()))
                    .findFirst();
            Check.that(shown.isPresent(), "the snapshot lacks %s: %s", resting, told.openOrders());
            Check.same("the size", shown.orElseThrow().size().toBigDecimal(), resting.size());
            Check.same("what is filled", shown.orElseThrow().filled().toBigDecimal(), resting.filled());
        }
        if (stand.market().positionRule() == PositionRule.BALANCE) {
            String base = stand.market().baseAsset();
            Check.same("the wallet of " + base, wallet(told, base), truth.position());
        } else {
            Check.same("the position", position(stand, told), truth.position());
        }
    }

    private static BigDecimal wallet(AccountSnapshot snapshot, String asset) {
        return snapshot.balances().stream()
                .filter(balance -> balance.asset().equals(asset))
                .map(Balance::total)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal position(Stand stand, AccountSnapshot snapshot) {
        return snapshot.positions().stream()
                .filter(position -> position.market().equals(stand.market().id()))
                .map(Position::size)
                .map(size -> size.toBigDecimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void closes(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        Desk.accepted(stand, quotes.takingBuy(2));
        boolean wallets = stand.market().positionRule() == PositionRule.BALANCE;
        Size held = wallets ? stand.market().roundSize(stand.venue().truth().position()) : quotes.units(2);
        LimitOrderRequest sell =
                LimitOrderRequest.limit(Side.SELL, held, quotes.bid()).ioc();
        OrderRef order = Desk.accepted(stand, sell);
        Desk.requireFilled(stand, order, sell.size().toBigDecimal());
        requireAsTheVenue(stand);
    }

    private static void wallets(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        Desk.accepted(stand, quotes.takingBuy(2));
        stand.pass(MOMENT);
        String asset = stand.market().settleAsset();
        Check.same(
                "the wallets of " + asset,
                wallet(stand.snapshot(), asset),
                stand.venue().truth().money());
    }

    private static Asked<HistoryPage<CashFlow>> flowsSince(Stand stand, Instant since) {
        HistoryQuery query = HistoryQuery.since(List.of(stand.market().id()), since);
        return stand.ask("cashFlowsSince", (connector, reply) -> connector.cashFlowsSince(query, reply));
    }

    private static void flows(Stand stand) {
        stand.start();
        Instant began = stand.now();
        MarketInfo market = stand.market();
        Desk.accepted(stand, Quotes.around(stand).takingBuy(4));
        stand.pass(market.fundingInterval().plus(MOMENT));
        Set<String> listed = new TreeSet<>();
        flowsSince(stand, began).value().items().forEach(flow -> listed.add(flow.id()));
        for (CashFlow flow : stand.heard().flows()) {
            boolean recent = flow.stamp().venueNanos() >= began.getEpochSecond() * 1_000_000_000L;
            Check.that(!recent || listed.contains(flow.id()), "the stream told %s, the history has %s", flow, listed);
        }
    }

    private static void refusesFlows(Stand stand) {
        stand.start();
        flowsSince(stand, Instant.EPOCH).requireRefused(RejectReason.UNSUPPORTED);
    }

    private static Asked<Void> setLeverage(Stand stand, int leverage) {
        return stand.ask(
                "setLeverage",
                (connector, reply) -> connector.setLeverage(stand.market().id(), leverage, reply));
    }

    private static void leverage(Stand stand) {
        stand.start();
        Quotes.around(stand);
        setLeverage(stand, 1).requireOk();
        setLeverage(stand, stand.market().maxLeverage()).requireOk();
        setLeverage(stand, stand.market().maxLeverage()).requireOk();
    }

    private static void refusesLeverage(Stand stand) {
        stand.start();
        setLeverage(stand, 1).requireRefused(RejectReason.UNSUPPORTED);
    }

    private static void actions(Stand stand) {
        stand.start();
        List<ActionSpec> specs = stand.connector().actions();
        Check.that(!specs.isEmpty(), "ACTIONS is declared, and there are none");
        Check.that(specs.equals(stand.connector().actions()), "the actions are not the same each time");
        for (ActionSpec spec : specs) {
            if (!spec.repair() && spec.arguments().stream().noneMatch(ActionSpec.Argument::required)) {
                Asked<Map<String, String>> asked =
                        stand.ask(spec.name(), (connector, reply) -> connector.act(spec.name(), Map.of(), reply));
                Check.that(!asked.value().isEmpty(), "the look-up %s told nothing", spec.name());
            }
        }
    }

    private static void refusesActions(Stand stand) {
        stand.start();
        Check.that(stand.connector().actions().isEmpty(), "ACTIONS is not declared, and there are some");
        Asked<Map<String, String>> asked =
                stand.ask("act", (connector, reply) -> connector.act("refresh", Map.of(), reply));
        asked.requireRefused(RejectReason.UNSUPPORTED);
    }
}
