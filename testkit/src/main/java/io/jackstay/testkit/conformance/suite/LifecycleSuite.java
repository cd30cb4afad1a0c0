package io.jackstay.testkit.conformance.suite;

import io.jackstay.api.connector.Connector;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.order.Result;
import io.jackstay.testkit.conformance.stand.Asked;
import io.jackstay.testkit.conformance.stand.Disagreement;
import io.jackstay.testkit.conformance.stand.Stand;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Start, metadata and stop. Stateless. */
public final class LifecycleSuite {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private LifecycleSuite() {}

    /** Its cases. */
    public static Suite suite() {
        return new Suite(
                "lifecycle",
                List.of(
                        Case.of("its traits are the same each time", LifecycleSuite::tellsTheSameTraits),
                        Case.of("it does nothing before it is started", LifecycleSuite::waitsForTheStart),
                        Case.of("a start lists the markets, and the streams come up", LifecycleSuite::listsMarkets),
                        Case.of(
                                "a second process lists the same markets in the same order",
                                LifecycleSuite::listsAlike),
                        Case.of(
                                        "a start without a venue is unknown, and the next one succeeds",
                                        LifecycleSuite::startsAgain)
                                .onWire(),
                        Case.of("a stop is answered, and nothing is told after it", LifecycleSuite::stops)));
    }

    private static void tellsTheSameTraits(Stand stand) {
        Check.that(
                stand.traits().equals(stand.traitsAgain()),
                "traits(config) told %s, then %s",
                stand.traits(),
                stand.traitsAgain());
    }

    private static void waitsForTheStart(Stand stand) {
        stand.pass(MINUTE);
        Check.that(
                stand.heard().isSilent(),
                "it told something before start: %s",
                stand.heard().last());
        Check.that(stand.requests() == 0, "it sent %d requests before start", stand.requests());
        Check.that(!stand.usesStreams(), "it opened a stream before start");
    }

    private static void listsMarkets(Stand stand) {
        List<MarketInfo> markets = stand.start();
        Check.that(!markets.isEmpty(), "start listed no market");
        Set<MarketId> seen = new TreeSet<>();
        for (MarketInfo info : markets) {
            Check.that(info.id().venue().equals(stand.name()), "%s is not of the venue %s", info.id(), stand.name());
            Check.that(seen.add(info.id()), "start listed %s twice", info.id());
        }
        Check.that(
                seen.contains(stand.market().id()),
                "%s is not among the listed %s",
                stand.market().id(),
                seen);
    }

    private static void listsAlike(Stand stand) {
        List<MarketInfo> first = stand.start();
        stand.restart();
        List<MarketInfo> second = stand.start();
        Check.that(
                first.stream()
                        .map(MarketInfo::id)
                        .toList()
                        .equals(second.stream().map(MarketInfo::id).toList()),
                "the markets were %s, then %s",
                first.stream().map(MarketInfo::id).toList(),
                second.stream().map(MarketInfo::id).toList());
    }

    private static void startsAgain(Stand stand) {
        stand.faults("http * /1 lose-request");
        Asked<List<MarketInfo>> asked = stand.askToStart();
        if (!(asked.answer() instanceof Result.Unknown)) {
            throw new Disagreement(
                    "start was answered %s though no answer ever came; unknown was expected".formatted(asked.answer()));
        }
        stand.faults();
        stand.start();
    }

    private static void stops(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        if (stand.traits().has(Capability.TOP)) {
            stand.subscribe(Feed.TOP);
        }
        Asked<Void> asked = stand.ask("stop", Connector::stop);
        asked.requireOk();
        stand.pass(Duration.ofSeconds(5));
        stand.heard().mark();
        if (stand.usesWire()) {
            quotes.quote(new BigDecimal("1.02"));
        }
        stand.pass(MINUTE);
        Check.that(
                stand.heard().isSilent(),
                "it told something after the answer to stop: %s",
                stand.heard().last());
    }
}
