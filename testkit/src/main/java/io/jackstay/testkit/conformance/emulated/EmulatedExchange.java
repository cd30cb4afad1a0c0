package io.jackstay.testkit.conformance.emulated;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.market.Side;
import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.Emulator;
import io.jackstay.emulator.base.EmulatorException;
import io.jackstay.emulator.base.EmulatorProvider;
import io.jackstay.emulator.base.EmulatorSetup;
import io.jackstay.emulator.base.desk.Coin;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.Trader;
import io.jackstay.emulator.base.fault.EmulatedVenue;
import io.jackstay.emulator.base.fault.FaultPlan;
import io.jackstay.emulator.base.trial.OpenFloor;
import io.jackstay.emulator.base.trial.TrialLogin;
import io.jackstay.testkit.conformance.venue.ScriptedFeed;
import io.jackstay.testkit.conformance.venue.VenueTruth;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What stands behind an emulated venue: its levers and its truth. Not thread safe: confined to the thread that drives the emulator. */
final class EmulatedExchange {
    private static final Duration REPEAT = Duration.ofMillis(500);
    private static final BigDecimal MUCH = new BigDecimal("1e7");

    private final TrialLogin trial;
    private final Agenda agenda;
    private final Floor floor;
    private final SpokenEmulator spoken;
    private final EmulatedVenue venue;
    private final Map<String, ScriptedFeed> feeds = new TreeMap<>();

    EmulatedExchange(EmulatorProvider provider, TrialLogin trial, long epochNanos) {
        this.trial = requireNonNull(trial, "trial is null");
        this.agenda = new Agenda(epochNanos);
        Emulator emulator = open(provider, trial, agenda, feeds);
        if (!(emulator instanceof OpenFloor open)) {
            throw new EmulatorException("%s does not show its exchange to tests".formatted(provider.name()));
        }
        this.floor = open.floor();
        this.spoken = new SpokenEmulator(emulator);
        this.venue = new EmulatedVenue(agenda, spoken, FaultPlan.NONE);
        trader().budget().traded(MUCH);
        if (coin().isSpot()) {
            trader().move(coin().info().settleAsset(), trial.funds().amount());
        }
        agenda.every(REPEAT, () -> feeds.values().forEach(ScriptedFeed::tell));
    }

    private static Emulator open(
            EmulatorProvider provider, TrialLogin trial, Agenda agenda, Map<String, ScriptedFeed> feeds) {
        return provider.open(new EmulatorSetup(
                        provider.networks().get(0),
                        Optional.empty(),
                        List.of(trial.funds()),
                        agenda,
                        coin -> Optional.of(feeds.computeIfAbsent(coin, any -> new ScriptedFeed())))
                .changed(trial.venue()));
    }

    static String streamPath(EmulatorProvider provider, TrialLogin trial) {
        return open(provider, trial, new Agenda(0), new TreeMap<>()).webSocketPath();
    }

    Agenda agenda() {
        return agenda;
    }

    EmulatedVenue venue() {
        return venue;
    }

    private Trader trader() {
        return floor.open(trial.funds().account());
    }

    private Coin coin() {
        return floor.coins().find(trial.market()).orElseThrow();
    }

    private ScriptedFeed feed() {
        return requireNonNull(feeds.get(trial.market()), "the market has no feed");
    }

    void quote(BigDecimal bid, BigDecimal ask, BigDecimal size) {
        feed().quote(bid, ask, size);
    }

    void trade(Side takerSide, BigDecimal price, BigDecimal size) {
        feed().trade(takerSide, price, size);
    }

    VenueTruth truth() {
        Trader trader = trader();
        Coin coin = coin();
        List<VenueTruth.Resting> open = trader.openOrders().stream()
                .filter(order -> order.coin().id().equals(coin.id()))
                .map(order -> new VenueTruth.Resting(
                        Long.toString(order.id()),
                        order.terms().side(),
                        order.terms().price(),
                        order.size(),
                        order.filled()))
                .toList();
        List<VenueTruth.Execution> fills = new ArrayList<>();
        trader.fills().stream()
                .filter(fill -> fill.order().coin().id().equals(coin.id()))
                .forEach(fill -> fills.add(new VenueTruth.Execution(
                        Long.toString(fill.order().id()),
                        fill.order().terms().side(),
                        fill.price(),
                        fill.size(),
                        fill.fee().amount())));
        Collections.reverse(fills);
        BigDecimal held =
                coin.base().map(token -> trader.wallet(token.wallet())).orElseGet(() -> trader.position(coin));
        return new VenueTruth(open, fills, held, trader.wallet(coin.info().settleAsset()));
    }

    /** The exchange below goes on at the finer lot; the venue's door does not let it in any more. */
    void changeRules() {
        Coin coin = coin();
        floor.coins().relist(coin.listedAs(coin.sizeDecimals() - 1, coin.delisted()));
    }

    void delist() {
        Coin coin = coin();
        floor.coins().relist(coin.listedAs(coin.sizeDecimals(), true));
        floor.exchange()
                .change(
                        coin.info().toBuilder()
                                .status(MarketStatus.DELISTED)
                                .revision(coin.info().revision() + 1)
                                .build(),
                        agenda.now());
    }

    void speakInNewWords() {
        spoken.speak(trial::renewed);
    }

    void lagStatus(Duration lag) {
        floor.statusLag(lag);
    }
}
