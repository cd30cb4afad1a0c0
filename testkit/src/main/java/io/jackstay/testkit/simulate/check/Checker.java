package io.jackstay.testkit.simulate.check;

import static java.util.Objects.requireNonNull;

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

    private final SortedMap<String, BotTerms> terms = new TreeMap<>();
    private final SortedMap<String, LoginTerms> logins = new TreeMap<>();
    private final SortedMap<Integer, String> names = new TreeMap<>();
    private final SortedMap<Integer, Tally> tallies = new TreeMap<>();
    private final Map<Long, OrderView> open = new LinkedHashMap<>();
    private final SortedMap<String, Long> held = new TreeMap<>();
    private final SortedMap<String, Long> strange = new TreeMap<>();
    private final Set<String> unexplained = new TreeSet<>();
    private final Set<String> alerted = new TreeSet<>();
    private final Set<Long> arrived = new HashSet<>();
    private final Map<Long, OrderStep> steps = new HashMap<>();
    private final Map<String, Boolean> told = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();
    private long orders;
    private long fills;

    private record OrderStep(String bot, String state, boolean isFinal, BigDecimal filled) {}

    public Checker(List<BotTerms> bots, List<LoginTerms> limited) {
        bots.forEach(bot -> terms.put(bot.name(), bot));
        limited.forEach(login -> logins.put(login.account(), login));
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

    private static int number(long cloid) {
        return (int) (cloid >>> SEQUENCE_BITS) & BOT_MASK;
    }

    /** The bot of an order, once a strategy has been told of an order with the number in its id. */
    private Optional<BotTerms> bot(long cloid) {
        return Optional.ofNullable(names.get(number(cloid))).map(terms::get);
    }

    /** A number belongs to one bot for ever. */
    private void learn(String bot, long cloid) {
        String before = names.putIfAbsent(number(cloid), bot);
        if (before != null && !before.equals(bot)) {
            violated("I5", "order %d is told to %s, and its number is that of %s".formatted(cloid, bot, before));
        }
    }

    @Override
    public void arrived(OrderView order) {
        if (!arrived.add(order.cloid())) {
            violated("I6", "client order id %d came to the venue twice".formatted(order.cloid()));
        }
        if (number(order.cloid()) == 0 || number(order.cloid()) > terms.size()) {
            violated("I5", "client order id %d is of no bot".formatted(order.cloid()));
        }
    }

    @Override
    public void wrong(String words) {
        violated("I6", words);
    }

    @Override
    public void changed(String account, String asset) {
        unexplained.add(place(account, asset));
    }

    /**
     * A process has an alert that a balance differs.
     *
     * @return whether it is the first one of a balance that the venue has changed
     */
    public boolean balanceDiffers(String account, String asset, String words) {
        boolean isNew = alerted.add(place(account, asset));
        if (isNew && !unexplained.contains(place(account, asset))) {
            violated(
                    "I11", "an alert says of %s on %s, where nothing was changed: %s".formatted(asset, account, words));
            return false;
        }
        return isNew;
    }

    /** Somebody went on with a market of which nothing was known. */
    public void blind(String words, long nanos) {
        violated("I12", "%s %d ms after a gap".formatted(words, nanos / 1_000_000));
    }

    @Override
    public void changed(OrderView order) {
        if (order.isStrangers()) {
            touched(order);
            return;
        }
        if (order.isOpen()) {
            orders += open.put(order.cloid(), order) == null ? 1 : 0;
            bot(order.cloid()).ifPresent(bot -> checkLimits(bot, order));
            checkLogin(order);
        } else {
            open.remove(order.cloid());
        }
    }

    /** What another installation has is changed and cancelled by nobody of ours. */
    private void touched(OrderView order) {
        if (order.isTouched()) {
            violated("I13", "order %d of another installation was %s".formatted(order.cloid(), order.why()));
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
            if (number(each.cloid()) == number(order.cloid())) {
                count++;
                buys += each.buy() && !each.reduceOnly() ? each.left() : 0;
                sells += each.buy() || each.reduceOnly() ? 0 : each.left();
            }
        }
        Tally tally = tally(number(order.cloid()));
        long slack = foreign(bot).foreignLots();
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
        if (count > bot.maxOpen() && !order.isClosing()) {
            violated("I7", "%s: %d orders open, the limit is %d".formatted(bot.name(), count, bot.maxOpen()));
        }
    }

    /**
     * All bots of a login that has limits of its own, by the market of the order and by the number of all orders. The books say of which
     * login and market each execution is; which bot has which number is not needed for it. The order with which the runtime closes a
     * position at a stop passes the limit on numbers, and counts for the orders after it.
     */
    private void checkLogin(OrderView order) {
        LoginTerms login = logins.get(order.account());
        if (login == null) {
            return;
        }
        long side = 0;
        int count = 0;
        for (OrderView each : open.values()) {
            boolean sameLogin = each.account().equals(order.account());
            count += sameLogin ? 1 : 0;
            boolean together = sameLogin && each.symbol().equals(order.symbol());
            side += together && each.buy() == order.buy() && !each.reduceOnly() ? each.left() : 0;
        }
        long lots = held.getOrDefault(place(order.account(), order.symbol()), 0L);
        long worst = order.buy() ? lots + side : side - lots;
        if (!order.reduceOnly() && worst > login.maxPosition() + strangers(login.account())) {
            violated(
                    "I7",
                    "%s: all bots together hold %d lots in %s with %d open on the side of order %d, the limit is %d"
                            .formatted(
                                    login.account(), lots, order.symbol(), side, order.cloid(), login.maxPosition()));
        }
        if (count > login.maxOpen() && !order.isClosing()) {
            violated("I7", "%s: %d orders open, the limit is %d".formatted(login.account(), count, login.maxOpen()));
        }
    }

    private static String place(String account, String symbol) {
        return account + ":" + symbol;
    }

    /** What strangers traded on a login counts for it, and no id says when the runtime could know. */
    private long strangers(String account) {
        return strange.getOrDefault(account, 0L);
    }

    private Tally tally(int number) {
        return tallies.computeIfAbsent(number, any -> new Tally());
    }

    /** What no id names the owner of goes to the bot that has its market alone. */
    private Tally foreign(BotTerms bot) {
        return tally(-bot.number());
    }

    @Override
    public void filled(VenueFill fill) {
        fills++;
        if (fill.cloid() == 0) {
            strange.merge(fill.account(), Math.abs(fill.lots()), Long::sum);
        }
        if (fill.cloid() != 0) {
            tally(number(fill.cloid())).add(fill);
            held.merge(place(fill.account(), fill.symbol()), fill.signedLots(), Long::sum);
        } else {
            claimant(fill.account(), fill.symbol())
                    .ifPresent(bot -> foreign(bot).add(fill));
        }
    }

    @Override
    public void flowed(VenueFlow flow) {
        claimant(flow.account(), flow.symbol()).ifPresent(bot -> foreign(bot).add(flow));
    }

    private Optional<BotTerms> claimant(String account, String symbol) {
        return terms.values().stream()
                .filter(bot -> bot.account().equals(account) && bot.symbol().equals(symbol) && !bot.sharesMarket())
                .findFirst();
    }

    /** A strategy begins anew: what it is told from now on it is told for the first time. */
    public void began(String bot) {
        told.keySet().removeIf(key -> key.startsWith(bot + "/"));
        steps.values().removeIf(step -> step.bot().equals(bot));
    }

    /** A strategy was told a fill. */
    public void told(String bot, String fill, boolean isDurable) {
        if (told.put(bot + "/" + fill, Boolean.TRUE) != null) {
            violated("I2", "%s was told fill %s twice".formatted(bot, fill));
        }
        if (!isDurable) {
            violated("I3", "%s was told fill %s, which a crash could take".formatted(bot, fill));
        }
    }

    /** A strategy was told a step of an order. */
    public void stepped(String bot, long cloid, String state, boolean isFinal, BigDecimal filled) {
        learn(bot, cloid);
        OrderStep before = steps.put(cloid, new OrderStep(bot, state, isFinal, filled));
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

    /** How a bot's words differ from the venue's books: position, money, open orders. */
    public List<Violation> differences(BotWords words) {
        BotTerms bot = requireNonNull(terms.get(words.name()), "terms are null");
        int number = names.entrySet().stream()
                .filter(entry -> entry.getValue().equals(bot.name()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
        Tally tally = tally(number).and(foreign(bot));
        List<Violation> found = new ArrayList<>();
        BigDecimal position = Listing.size(tally.lots());
        if (tally.foreignLots() > 0) {
            BigDecimal off = position.subtract(words.position()).abs();
            if (off.compareTo(Listing.size(tally.foreignLots())) > 0) {
                found.add(new Violation(
                        "I1",
                        "%s says %s in %s, the venue has %s, and strangers traded %s"
                                .formatted(
                                        words.name(),
                                        words.position().toPlainString(),
                                        bot.symbol(),
                                        position,
                                        Listing.size(tally.foreignLots()))));
            }
            return found;
        }
        if (position.compareTo(words.position()) != 0) {
            found.add(new Violation(
                    "I1",
                    "%s says %s in %s, the venue has %s"
                            .formatted(words.name(), words.position().toPlainString(), bot.symbol(), position)));
            return found;
        }
        if (tally.lots() == 0 && tally.cash().compareTo(words.realized()) != 0) {
            found.add(new Violation(
                    "I17",
                    "%s has earned %s by its own count, %s by the venue's"
                            .formatted(
                                    words.name(),
                                    words.realized().toPlainString(),
                                    tally.cash().toPlainString())));
        }
        compare(words.name() + ": fees", tally.fees(), words.fees(), found);
        long resting = open.values().stream()
                .filter(order -> number(order.cloid()) == number)
                .count();
        if (resting != words.openOrders()) {
            found.add(new Violation(
                    "I5",
                    "%s knows of %d open orders, the venue has %d"
                            .formatted(words.name(), words.openOrders(), resting)));
        }
        return found;
    }

    private static void compare(
            String what,
            SortedMap<String, BigDecimal> truth,
            SortedMap<String, BigDecimal> said,
            List<Violation> found) {
        Set<String> assets = new TreeSet<>(truth.keySet());
        assets.addAll(said.keySet());
        for (String asset : assets) {
            BigDecimal is = truth.getOrDefault(asset, BigDecimal.ZERO);
            BigDecimal says = said.getOrDefault(asset, BigDecimal.ZERO);
            if (is.compareTo(says) != 0) {
                found.add(new Violation(
                        "I17",
                        "%s of %s %s by its own count, %s by the venue's"
                                .formatted(what, says.toPlainString(), asset, is.toPlainString())));
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
