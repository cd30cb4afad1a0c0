package io.jackstay.runtime.look;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Balance;
import io.jackstay.api.account.Margin;
import io.jackstay.api.account.Position;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.runtime.look.Pair.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Both sides of an account, thing by thing. Immutable.
 *
 * <p>Equity and free margin stand side by side and are not compared: they move with each price. A flat position and an empty balance are
 * as good as none. Where a side shows nothing of a kind, that kind is not compared; fills are compared for the time that both sides cover.
 *
 * @param asked equity and free margin as answered
 * @param told the same as the stream told
 * @param balances by wallet and asset
 * @param positions by market
 * @param openOrders by market, then price
 * @param fills the latest first
 * @param holes what the venue admits that it does not tell of the fills, in its words
 */
public record Comparison(
        Optional<Margin> asked,
        Optional<Margin> told,
        List<Pair<Balance>> balances,
        List<Pair<Position>> positions,
        List<Pair<OrderReport>> openOrders,
        List<Pair<OrderFill>> fills,
        List<String> holes) {
    public Comparison {
        requireNonNull(asked, "asked is null");
        requireNonNull(told, "told is null");
        balances = List.copyOf(balances);
        positions = List.copyOf(positions);
        openOrders = List.copyOf(openOrders);
        fills = List.copyOf(fills);
        holes = List.copyOf(holes);
    }

    /**
     * @param sinceNanos venue time from which fills were asked for
     * @param most how many fills are shown
     */
    public static Comparison of(AccountSide asked, AccountSide told, long sinceNanos, int most) {
        return new Comparison(
                asked.margin(),
                told.margin(),
                pairs(
                        asked.balances().stream().filter(Comparison::isSome),
                        told.balances().stream().filter(Comparison::isSome),
                        Comparison::key,
                        Balance::equals),
                pairs(
                        asked.positions().stream().filter(position -> !position.isFlat()),
                        told.positions().stream().filter(position -> !position.isFlat()),
                        position -> position.market().toString(),
                        Comparison::sameHolding),
                pairs(
                        asked.openOrders().stream(),
                        told.openOrders().stream(),
                        report -> key(report.order()),
                        Comparison::sameOrder),
                fills(asked.fills(), told.fills(), sinceNanos, most),
                List.of());
    }

    /** The same, with what the venue admits that it does not tell. */
    public Comparison withHoles(List<String> missing) {
        return new Comparison(asked, told, balances, positions, openOrders, fills, missing);
    }

    private static boolean isSome(Balance balance) {
        return balance.total().signum() != 0 || balance.available().signum() != 0;
    }

    private static boolean sameHolding(Position one, Position other) {
        return one.size().toBigDecimal().compareTo(other.size().toBigDecimal()) == 0
                && one.cost().compareTo(other.cost()) == 0;
    }

    private static boolean sameOrder(OrderReport one, OrderReport other) {
        return one.side() == other.side()
                && one.price().equals(other.price())
                && one.size().equals(other.size())
                && one.filled().toBigDecimal().compareTo(other.filled().toBigDecimal()) == 0;
    }

    static String key(Balance balance) {
        return balance.wallet() + "/" + balance.asset();
    }

    /** The venue's id names an order on both sides; ours only where the venue has none. */
    static String key(OrderRef order) {
        String id = order.venueOrderId().isEmpty() ? "ours/" + order.cloidOrZero() : order.venueOrderId();
        return order.market() + " " + id;
    }

    private static <T> List<Pair<T>> pairs(
            Stream<T> asked, Stream<T> told, Function<T, String> key, BiPredicate<T, T> same) {
        SortedMap<String, T> answers = new TreeMap<>();
        SortedMap<String, T> messages = new TreeMap<>();
        asked.forEach(each -> answers.put(key.apply(each), each));
        told.forEach(each -> messages.put(key.apply(each), each));
        boolean comparable = answers.isEmpty() || !messages.isEmpty();
        SortedMap<String, T> all = new TreeMap<>(answers);
        all.putAll(messages);
        List<Pair<T>> pairs = new ArrayList<>();
        for (String each : all.keySet()) {
            Optional<T> answer = Optional.ofNullable(answers.get(each));
            Optional<T> message = Optional.ofNullable(messages.get(each));
            boolean agree = answer.isPresent() && message.isPresent() && same.test(answer.get(), message.get());
            pairs.add(new Pair<>(answer, message, verdict(agree, comparable)));
        }
        return pairs;
    }

    private static Verdict verdict(boolean agree, boolean comparable) {
        if (agree) {
            return Verdict.SAME;
        }
        return comparable ? Verdict.DIFFERS : Verdict.ONE_SIDED;
    }

    private static List<Pair<OrderFill>> fills(List<OrderFill> asked, List<OrderFill> told, long sinceNanos, int most) {
        long oldestTold = told.stream().mapToLong(Comparison::time).min().orElse(Long.MAX_VALUE);
        return pairs(asked.stream(), told.stream(), OrderFill::id, (one, other) -> true).stream()
                .map(pair -> covered(pair, Math.max(sinceNanos, oldestTold)))
                .sorted(Comparator.<Pair<OrderFill>>comparingLong(pair -> time(pair.any()))
                        .reversed())
                .limit(most)
                .toList();
    }

    private static Pair<OrderFill> covered(Pair<OrderFill> pair, long fromNanos) {
        boolean covered = pair.verdict() == Verdict.SAME || time(pair.any()) >= fromNanos;
        return covered ? pair : new Pair<>(pair.asked(), pair.told(), Verdict.ONE_SIDED);
    }

    private static long time(OrderFill fill) {
        return fill.stamp().venueNanos();
    }

    private Stream<Verdict> verdicts() {
        return Stream.of(balances, positions, openOrders, fills)
                .flatMap(List::stream)
                .map(Pair::verdict);
    }

    /** How many things both sides should show alike, and don't. */
    public int differences() {
        return (int) verdicts().filter(verdict -> verdict == Verdict.DIFFERS).count();
    }

    /** How many things one side alone shows, with nothing to compare them with. */
    public int oneSided() {
        return (int) verdicts().filter(verdict -> verdict == Verdict.ONE_SIDED).count();
    }
}
