package io.jackstay.testkit.simulate.check;

import io.jackstay.testkit.simulate.venue.BookWatcher;
import io.jackstay.testkit.simulate.venue.Listing;
import io.jackstay.testkit.simulate.venue.OrderView;
import io.jackstay.testkit.simulate.venue.VenueFill;
import io.jackstay.testkit.simulate.venue.VenueFlow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds the venue's books against what the bots may do and what they say. Limits and identities are checked at every event of the
 * books (I5, I6, I7), states and told fills at every callback (I2, I10), positions and money when the run is quiet (I1, I8, I17).
 * Not thread safe: owned by the run.
 */
public final class Checker implements BookWatcher {
    private static final int SEQUENCE_BITS = 40;
    private static final int BOT_MASK = 0xFFF;
    private static final int MOST_VIOLATIONS = 20;

    private final SortedMap<Integer, BotTerms> bots = new TreeMap<>();
    private final SortedMap<String, Tally> tallies = new TreeMap<>();
    private final Map<Long, OrderView> open = new LinkedHashMap<>();
    private final Set<Long> arrived = new HashSet<>();
    private final Map<Long, OrderStep> steps = new HashMap<>();
    private final Set<String> toldThisLife = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();
    private long orders;
    private long fills;

    private record OrderStep(String state, boolean isFinal, BigDecimal filled) {}

    public Checker(List<BotTerms> bots) {
        bots.forEach(bot -> {
            this.bots.put(bot.number(), bot);
            tallies.put(bot.name(), new Tally());
        });
    }

    /** What did not hold so far, oldest first. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** How many orders the venue took. */
    public long orders() {
        return orders;
    }

    /** How many executions the venue had. */
    public long fills() {
        return fills;
    }

    /** Something did not hold. */
    public void violated(String invariant, String words) {
        if (violations.size() < MOST_VIOLATIONS) {
            violations.add(new Violation(invariant, words));
        }
    }

    private Optional<BotTerms> bot(long cloid) {
        return Optional.ofNullable(bots.get((int) (cloid >>> SEQUENCE_BITS) & BOT_MASK));
    }

    @Override
    public void arrived(OrderView order) {
        if (!arrived.add(order.cloid())) {
            violated("I6", "client order id %d came to the venue twice".formatted(order.cloid()));
        }
        if (bot(order.cloid()).isEmpty()) {
            violated("I5", "client order id %d is of no bot".formatted(order.cloid()));
        }
    }

    @Override
    public void changed(OrderView order) {
        if (order.isOpen()) {
            orders += open.put(order.cloid(), order) == null ? 1 : 0;
            bot(order.cloid()).ifPresent(bot -> checkLimits(bot, order));
        } else {
            open.remove(order.cloid());
        }
    }

    private void checkLimits(BotTerms bot, OrderView order) {
        if (!order.reduceOnly() && order.left() > bot.maxOrder()) {
            violated(
                    "I7",
                    "%s: an order of %d lots, the limit is %d".formatted(bot.name(), order.left(), bot.maxOrder()));
        }
        long buys = 0;
        long sells = 0;
        int count = 0;
        for (OrderView each : open.values()) {
            if (bot(each.cloid()).filter(bot::equals).isPresent()) {
                count++;
                buys += each.buy() && !each.reduceOnly() ? each.left() : 0;
                sells += each.buy() || each.reduceOnly() ? 0 : each.left();
            }
        }
        Tally tally = tally(bot);
        long slack = tally.foreignLots();
        if (order.buy() && !order.reduceOnly() && tally.lots() + buys > bot.maxPosition() + slack) {
            violated(
                    "I7",
                    "%s: long %d lots with buys of %d open, the limit is %d"
                            .formatted(bot.name(), tally.lots(), buys, bot.maxPosition()));
        }
        if (!order.buy() && !order.reduceOnly() && sells - tally.lots() > bot.maxPosition() + slack) {
            violated(
                    "I7",
                    "%s: short %d lots with sells of %d open, the limit is %d"
                            .formatted(bot.name(), -tally.lots(), sells, bot.maxPosition()));
        }
        if (count > bot.maxOpen()) {
            violated("I7", "%s: %d orders open, the limit is %d".formatted(bot.name(), count, bot.maxOpen()));
        }
    }

    private Tally tally(BotTerms bot) {
        return tallies.computeIfAbsent(bot.name(), any -> new Tally());
    }

    @Override
    public void filled(VenueFill fill) {
        fills++;
        owner(fill.cloid(), fill.account(), fill.symbol())
                .ifPresent(bot -> tally(bot).add(fill));
    }

    @Override
    public void flowed(VenueFlow flow) {
        owner(0, flow.account(), flow.symbol()).ifPresent(bot -> tally(bot).add(flow));
    }

    /** Of what no id names the owner of: the bot that has the market alone. */
    private Optional<BotTerms> owner(long cloid, String account, String symbol) {
        if (cloid != 0) {
            return bot(cloid);
        }
        return bots.values().stream()
                .filter(bot -> bot.account().equals(account) && bot.symbol().equals(symbol) && !bot.sharesMarket())
                .findFirst();
    }

    /** A process has begun: what it tells its strategies it tells for the first time. */
    public void began() {
        toldThisLife.clear();
        steps.clear();
    }

    /** A strategy was told a fill. */
    public void told(String bot, String fill, boolean isDurable) {
        if (!toldThisLife.add(bot + "/" + fill)) {
            violated("I2", "%s was told fill %s twice".formatted(bot, fill));
        }
        if (!isDurable) {
            violated("I3", "%s was told fill %s, which a crash could take".formatted(bot, fill));
        }
    }

    /** A strategy was told a step of an order. */
    public void stepped(String bot, long cloid, String state, boolean isFinal, BigDecimal filled) {
        OrderStep before = steps.put(cloid, new OrderStep(state, isFinal, filled));
        if (before == null) {
            return;
        }
        if (before.isFinal() && !before.state().equals(state)) {
            violated("I10", "%s: order %d went from %s to %s".formatted(bot, cloid, before.state(), state));
        }
        if (filled.compareTo(before.filled()) < 0) {
            violated("I10", "%s: order %d had %s filled and then %s".formatted(bot, cloid, before.filled(), filled));
        }
    }

    /** All is quiet: what a bot says is what the venue has. */
    public void quiet(BotWords words) {
        differences(words).forEach(difference -> violated("I1", difference));
    }

    /** How a bot's words differ from the venue's books: position, money, open orders. */
    public List<String> differences(BotWords words) {
        BotTerms terms = bots.values().stream()
                .filter(bot -> bot.name().equals(words.name()))
                .findFirst()
                .orElseThrow();
        Tally tally = tally(terms);
        List<String> found = new ArrayList<>();
        BigDecimal position = Listing.size(tally.lots());
        if (position.compareTo(words.position()) != 0) {
            found.add("%s says %s in %s, the venue has %s"
                    .formatted(words.name(), words.position().toPlainString(), terms.symbol(), position));
            return found;
        }
        if (tally.lots() == 0 && tally.cash().compareTo(words.realized()) != 0) {
            found.add("%s has earned %s by its own count, %s by the venue's"
                    .formatted(
                            words.name(),
                            words.realized().toPlainString(),
                            tally.cash().toPlainString()));
        }
        compare(words.name() + ": fees", tally.fees(), words.fees(), found);
        compare(words.name() + ": funding", tally.funding(), words.funding(), found);
        long resting = open.values().stream()
                .filter(order -> bot(order.cloid()).filter(terms::equals).isPresent())
                .count();
        if (resting != words.openOrders()) {
            found.add("%s knows of %d open orders, the venue has %d"
                    .formatted(words.name(), words.openOrders(), resting));
        }
        return found;
    }

    private static void compare(
            String what, SortedMap<String, BigDecimal> truth, SortedMap<String, BigDecimal> said, List<String> found) {
        Set<String> assets = new TreeSet<>(truth.keySet());
        assets.addAll(said.keySet());
        for (String asset : assets) {
            BigDecimal is = truth.getOrDefault(asset, BigDecimal.ZERO);
            BigDecimal says = said.getOrDefault(asset, BigDecimal.ZERO);
            if (is.compareTo(says) != 0) {
                found.add("%s of %s %s by its own count, %s by the venue's"
                        .formatted(what, says.toPlainString(), asset, is.toPlainString()));
            }
        }
    }

    /** A process has ended in an orderly way and said that no order of ours rests. */
    public void ended(boolean confirmed) {
        if (confirmed && !open.isEmpty()) {
            violated(
                    "I8",
                    "the end was confirmed, and %d orders rest: %s"
                            .formatted(open.size(), open.values().iterator().next()));
        }
    }

    /** Nothing goes wrong any more, and still something is not as it should be. */
    public void stuck(String words) {
        violated("liveness", words);
    }
}
