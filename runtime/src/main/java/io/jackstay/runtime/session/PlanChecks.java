package io.jackstay.runtime.session;

import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.risk.RiskProvider.Bound;
import io.jackstay.api.strategy.Needs;
import io.jackstay.runtime.config.PluginBlock;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.config.RecordBinder;
import io.jackstay.runtime.config.Spot;
import io.jackstay.runtime.config.Threading;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What can be checked between the parts of a plan without starting anything. Not thread safe: one use. */
final class PlanChecks {
    private final SessionPlan plan;
    private final Problems problems;

    PlanChecks(SessionPlan plan, Problems problems) {
        this.plan = plan;
        this.problems = problems;
    }

    void run() {
        for (PlannedBot bot : plan.bots()) {
            checkVenues(bot);
            checkThreading(bot);
            checkBounds(bot);
            checkTape(bot);
        }
        checkClaims();
        ReportingChecks reporting = new ReportingChecks(plan, problems);
        for (PlannedConnector connector : plan.connectors()) {
            connector.markets().ifPresent(reporting::know);
            checkDeadMan(connector);
            connector.markets().ifPresent(markets -> checkListed(connector.venue(), markets));
            connector.markets().ifPresent(markets -> checkLeast(connector.venue(), markets));
        }
        reporting.run();
    }

    /** The venue's own switch has limits; ours has none. */
    private void checkDeadMan(PlannedConnector connector) {
        VenueTraits traits = connector.traits();
        Duration horizon = connector.block().deadMan().orElse(traits.deadManMin());
        boolean fits = horizon.compareTo(traits.deadManMin()) >= 0 && horizon.compareTo(traits.deadManMax()) <= 0;
        if (traits.has(Capability.DEAD_MAN) && !fits) {
            problems.error(
                    connector.block().plugin().spot(),
                    "dead-man = %s is not what its venue can do".formatted(seconds(horizon)),
                    "%s to %s".formatted(seconds(traits.deadManMin()), seconds(traits.deadManMax())),
                    "");
        }
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString() + "s";
    }

    /** The markets of this venue that bots want must be listed there. */
    void checkListed(Venue venue, List<MarketInfo> listed) {
        List<String> known = new ArrayList<>();
        listed.forEach(market -> known.add(market.id().toString()));
        for (PlannedBot bot : plan.bots()) {
            for (Needs.Market market : bot.needs().markets()) {
                if (market.id().venue().equals(venue)
                        && !known.contains(market.id().toString())) {
                    problems.unknownName(spotOf(bot, market.id().toString()), "market", known, "");
                }
            }
        }
    }

    /** Sizes of which no order could ever be taken there. */
    void checkLeast(Venue venue, List<MarketInfo> listed) {
        for (PlannedBot bot : plan.bots()) {
            for (Needs.Expectation expected : bot.needs().expectations()) {
                listed.stream()
                        .filter(info -> expected.market().venue().equals(venue)
                                && info.id().equals(expected.market()))
                        .findFirst()
                        .ifPresent(info -> checkLeast(bot, expected, info));
            }
        }
    }

    private void checkLeast(PlannedBot bot, Needs.Expectation expected, MarketInfo info) {
        BigDecimal least = expected.inQuote()
                ? info.minNotional().amount()
                : info.minSize().toBigDecimal();
        if (expected.largestOrder().compareTo(least) < 0) {
            String unit = expected.inQuote() ? info.quoteAsset() : info.baseAsset();
            problems.error(
                    spotOfSize(bot, expected),
                    "the largest order, %s %s, is below what %s takes"
                            .formatted(plain(expected.largestOrder()), unit, info.id()),
                    "at least %s %s".formatted(plain(least), unit),
                    "");
        }
    }

    /** A market that a connector has its data from must be listed where it says. */
    void reportSource(MarketId source, List<String> known) {
        for (PlannedConnector connector : plan.connectors()) {
            connector
                    .block()
                    .plugin()
                    .find(source.toString())
                    .ifPresent(spot -> problems.unknownName(spot, "market", known, ""));
        }
    }

    /** A tape carries the bot's whole configuration. */
    private void checkTape(PlannedBot bot) {
        if (!bot.block().recorded()) {
            return;
        }
        if (RecordBinder.mayHoldSecret(bot.config().getClass())
                || bot.rules().stream()
                        .anyMatch(
                                rule -> RecordBinder.mayHoldSecret(rule.config().getClass()))) {
            problems.error(bot.block().spot(), "record = true would put a secret of its plugins on the tape");
        }
    }

    private void checkVenues(PlannedBot bot) {
        if (bot.needs().markets().isEmpty()) {
            problems.error(bot.block().spot(), "the strategy needs no market", "at least one market", "");
        }
        List<String> known = new ArrayList<>();
        plan.config().connectors().forEach(connector -> known.add(connector.name()));
        for (Venue venue : bot.venues()) {
            if (!known.contains(venue.name())) {
                String market = bot.needs().markets().stream()
                        .map(Needs.Market::id)
                        .filter(id -> id.venue().equals(venue))
                        .map(MarketId::toString)
                        .findFirst()
                        .orElse(venue.name());
                problems.unknownName(spotOf(bot, market), "connector", known, "");
            }
        }
    }

    /** A bot can be turned by the loop of one connector, and not by those of several. */
    private void checkThreading(PlannedBot bot) {
        if (bot.block().threading() == Threading.VENUE && bot.venues().size() > 1) {
            String venues = bot.venues().stream().map(Venue::name).collect(Collectors.joining(", "));
            problems.error(
                    bot.block().spot(),
                    "threading = venue is for a bot of one venue, and this one needs " + venues,
                    "threading = own or shared",
                    "");
        }
    }

    private Spot spotOf(PlannedBot bot, String value) {
        return bot.block().strategy().find(value).orElseGet(() -> {
            Spot spot = bot.block().strategy().spot();
            return new Spot(spot.where(), spot.path(), value);
        });
    }

    /** One market of one account has one owner, unless each of them says that it is shared. */
    private void checkClaims() {
        SortedMap<MarketId, PlannedBot> owners = new TreeMap<>();
        for (PlannedBot bot : plan.bots()) {
            for (Needs.Market market : bot.needs().markets()) {
                PlannedBot first = owners.putIfAbsent(market.id(), bot);
                if (first != null && !(first.block().shared() && bot.block().shared())) {
                    problems.error(
                            spotOf(bot, market.id().toString()),
                            "bot %s trades this market of this account already"
                                    .formatted(first.block().name()),
                            "one bot a market, or shared = true on each of them",
                            "");
                }
            }
        }
    }

    /** An order that no rule would ever let pass stops the start; a full position above its limit is worth a warning. */
    private void checkBounds(PlannedBot bot) {
        for (Needs.Expectation expected : bot.needs().expectations()) {
            for (PlannedRule rule : bot.rules()) {
                for (Bound bound : rule.bounds()) {
                    if (bound.covers(expected.market())) {
                        checkBound(bot, expected, rule, bound);
                    }
                }
            }
        }
    }

    private void checkBound(PlannedBot bot, Needs.Expectation expected, PlannedRule rule, Bound bound) {
        boolean limitInQuote = bound.kind() == Bound.Kind.ORDER_NOTIONAL;
        if (limitInQuote != expected.inQuote()) {
            return;
        }
        String limit = "%s (%s = %s at %s)"
                .formatted(
                        rule.name(),
                        bound.limit(),
                        plain(bound.max()),
                        rule.block().where());
        if (expected.largestOrder().compareTo(bound.max()) > 0) {
            problems.error(
                    spotOfSize(bot, expected),
                    "a single order of %s can never pass %s".formatted(plain(expected.largestOrder()), limit));
        } else if (bound.kind() == Bound.Kind.POSITION
                && expected.largestPosition().compareTo(bound.max()) > 0) {
            problems.warning(
                    spotOfSize(bot, expected),
                    "the full position of %s is above %s: the outermost orders will be refused"
                            .formatted(plain(expected.largestPosition()), limit));
        }
    }

    /** Where the size stands, when it stands in the file as it is; else the strategy's block. */
    private static Spot spotOfSize(PlannedBot bot, Needs.Expectation expected) {
        PluginBlock strategy = bot.block().strategy();
        return strategy.find(plain(expected.largestOrder())).orElseGet(strategy::spot);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    static MarketInfo require(List<MarketInfo> listed, MarketId market) {
        Optional<MarketInfo> found =
                listed.stream().filter(info -> info.id().equals(market)).findFirst();
        return found.orElseThrow(() -> new JackstayException(
                ErrorCode.CONFIG_INVALID, "%s does not list %s".formatted(market.venue(), market)));
    }
}
