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
import io.jackstay.testkit.conformance.venue.VenueStage;
import io.jackstay.testkit.conformance.venue.VenueTruth;
import io.jackstay.testkit.conformance.venue.VenueUnderTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** An emulated venue on a stand, with every lever. Not thread safe: owned by the case. */
final class EmulatedVenueUnderTest implements VenueUnderTest {
    private static final Duration REPEAT = Duration.ofMillis(500);
    private static final BigDecimal MUCH = new BigDecimal("1e7");

    private final TrialLogin trial;
    private final VenueStage stage;
    private final Agenda agenda;
    private final Floor floor;
    private final Map<String, ScriptedFeed> feeds = new TreeMap<>();
    private boolean newWords;
    private long armedFor = Long.MAX_VALUE;

    EmulatedVenueUnderTest(EmulatorProvider provider, TrialLogin trial, VenueStage stage, String address) {
        this.trial = requireNonNull(trial, "trial is null");
        this.stage = requireNonNull(stage, "stage is null");
        this.agenda = new Agenda(stage.epochNanos());
        Emulator emulator = open(provider, trial, agenda, feeds);
        if (!(emulator instanceof OpenFloor open)) {
            throw new EmulatorException("%s does not show its exchange to tests".formatted(provider.name()));
        }
        this.floor = open.floor();
        trader().budget().traded(MUCH);
        EmulatedVenue venue = new EmulatedVenue(agenda, emulator, FaultPlan.NONE);
        stage.network().at(address).serve(new EmulatedServer(venue, this::turn, this::spoken));
        agenda.every(REPEAT, () -> feeds.values().forEach(ScriptedFeed::tell));
        turn(() -> {});
    }

    private static Emulator open(
            EmulatorProvider provider, TrialLogin trial, Agenda agenda, Map<String, ScriptedFeed> feeds) {
        return provider.open(new EmulatorSetup(
                provider.networks().get(0),
                Optional.empty(),
                List.of(trial.funds()),
                agenda,
                coin -> Optional.of(feeds.computeIfAbsent(coin, any -> new ScriptedFeed()))));
    }

    static String streamPath(EmulatorProvider provider, TrialLogin trial) {
        return open(provider, trial, new Agenda(0), new TreeMap<>()).webSocketPath();
    }

    /** Does something at the present, and sees to it that what is due next happens in time. */
    private void turn(Runnable what) {
        agenda.advance(stage.epochNanos());
        what.run();
        OptionalLong next = agenda.next();
        if (next.isPresent() && next.getAsLong() < armedFor) {
            armedFor = next.getAsLong();
            stage.in(Duration.ofNanos(Math.max(0, armedFor - stage.epochNanos())), this::wake);
        }
    }

    private void wake() {
        if (stage.epochNanos() >= armedFor) {
            armedFor = Long.MAX_VALUE;
            turn(() -> {});
        }
    }

    private String spoken(String text) {
        return newWords ? trial.renewed(text) : text;
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

    @Override
    public String market() {
        return trial.market();
    }

    @Override
    public void quote(BigDecimal bid, BigDecimal ask, BigDecimal size) {
        turn(() -> feed().quote(bid, ask, size));
    }

    @Override
    public void trade(Side takerSide, BigDecimal price, BigDecimal size) {
        turn(() -> feed().trade(takerSide, price, size));
    }

    @Override
    public VenueTruth truth() {
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
        BigDecimal held = coin.base().map(token -> trader.wallet(token.wallet())).orElseGet(() -> trader.position(coin));
        return new VenueTruth(open, fills, held, trader.wallet(coin.info().settleAsset()));
    }

    @Override
    public void changeRules() {
        Coin coin = coin();
        turn(() -> {
            floor.coins().relist(coin.listedAs(coin.sizeDecimals() - 1, coin.delisted()));
            floor.exchange()
                    .change(
                            coin.info().toBuilder()
                                    .lotSize(coin.info().lotSize().movePointRight(1))
                                    .revision(coin.info().revision() + 1)
                                    .build(),
                            agenda.now());
        });
    }

    @Override
    public void delist() {
        Coin coin = coin();
        turn(() -> {
            floor.coins().relist(coin.listedAs(coin.sizeDecimals(), true));
            floor.exchange()
                    .change(
                            coin.info().toBuilder()
                                    .status(MarketStatus.DELISTED)
                                    .revision(coin.info().revision() + 1)
                                    .build(),
                            agenda.now());
        });
    }

    @Override
    public void speakInNewWords() {
        newWords = true;
    }

    @Override
    public void lagStatus(Duration lag) {
        floor.statusLag(lag);
    }
}
