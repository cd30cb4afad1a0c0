package io.jackstay.lib.sim;

import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the naive exchange holds, and what it refuses: lists and decimals, everything searched for anew. Not thread safe: owned by a test.
 */
abstract class NaiveRules {
    static final BigDecimal LEVERAGE = BigDecimal.TEN;

    final List<String> log = new ArrayList<>();
    final List<NaiveMoney> accounts = new ArrayList<>();
    final SelfTrade selfTrade;
    final QueueModel model;
    final BigDecimal tierVolume;
    final Map<Side, NaiveBook> books = new TreeMap<>();
    final Map<Side, TreeMap<BigDecimal, NaiveQueue>> queues = new TreeMap<>();
    final Map<Long, NaiveOrder> orders = new TreeMap<>();
    final List<NaiveOrder> triggers = new ArrayList<>();
    MarketStatus status = MarketStatus.TRADING;
    BigDecimal tick = BigDecimal.ONE;
    BigDecimal last = BigDecimal.ZERO;
    BigDecimal mark = BigDecimal.ZERO;
    long now;

    NaiveRules(SelfTrade selfTrade, QueueModel model, BigDecimal tierVolume) {
        this.selfTrade = selfTrade;
        this.model = model;
        this.tierVolume = tierVolume;
        for (Side side : Side.values()) {
            books.put(side, new NaiveBook(side == Side.BUY));
            Comparator<BigDecimal> rising = Comparator.naturalOrder();
            queues.put(side, new TreeMap<>(side == Side.BUY ? rising.reversed() : rising));
        }
    }

    Optional<String> refusal(NaiveOrder order, BigDecimal replaced) {
        boolean adds = !order.market && order.timeInForce == TimeInForce.POST_ONLY;
        if (status != MarketStatus.TRADING && !(status == MarketStatus.POST_ONLY && adds)) {
            return Optional.of("MARKET_NOT_TRADING");
        }
        if (offGrid(order.price)
                || order.trigger.filter(wait -> offGrid(wait.price())).isPresent()) {
            return Optional.of("PRICE_OFF_GRID");
        }
        if (order.trigger.isPresent()) {
            return Optional.empty();
        }
        if (order.reduceOnly && money(order).reducible(order.side).signum() == 0) {
            return Optional.of("REDUCE_ONLY");
        }
        boolean takes = reach(order, true).signum() > 0;
        if (selfTrade == SelfTrade.CANCEL_NEWEST && firstOwn(order).isPresent() && (adds || !takes)) {
            return Optional.of("SELF_TRADE");
        }
        if (adds && takes) {
            return Optional.of("POST_ONLY_WOULD_CROSS");
        }
        if (order.market && !takes) {
            return Optional.of("NO_LIQUIDITY");
        }
        if (order.timeInForce == TimeInForce.FOK) {
            if (order.reduceOnly && money(order).reducible(order.side).compareTo(order.remaining()) < 0) {
                return Optional.of("REDUCE_ONLY");
            }
            if (reach(order, false).compareTo(order.remaining()) < 0) {
                return Optional.of("NO_LIQUIDITY");
            }
        }
        return affordable(order, replaced) ? Optional.empty() : Optional.of("INSUFFICIENT_MARGIN");
    }

    boolean offGrid(BigDecimal price) {
        return price.remainder(tick).signum() != 0;
    }

    /** The best price at which an order of the same account waits within the limit. */
    Optional<BigDecimal> firstOwn(NaiveOrder order) {
        return resting(order.side.opposite()).stream()
                .filter(other -> other.account == order.account && order.isWithin(other.price))
                .map(other -> other.price)
                .findFirst();
    }

    /** All that the order could take before its own account's orders stop it. */
    BigDecimal reach(NaiveOrder order, boolean withReducers) {
        Optional<BigDecimal> stop = selfTrade == SelfTrade.CANCEL_OLDEST ? Optional.empty() : firstOwn(order);
        BigDecimal sum = BigDecimal.ZERO;
        for (NaiveBook.Level level : book(order.side.opposite()).levels()) {
            sum = sum.add(isBefore(order, level.price, stop) ? level.available() : BigDecimal.ZERO);
        }
        for (NaiveOrder other : resting(order.side.opposite())) {
            if (other.account != order.account && isBefore(order, other.price, stop)) {
                BigDecimal most = other.reduceOnly
                        ? other.remaining().min(money(other).reducible(other.side))
                        : other.remaining();
                sum = sum.add(other.reduceOnly && !withReducers ? BigDecimal.ZERO : most);
            }
        }
        return sum;
    }

    static boolean isBefore(NaiveOrder order, BigDecimal price, Optional<BigDecimal> stop) {
        boolean stopped =
                stop.filter(at -> price.compareTo(at) * order.side.sign() >= 0).isPresent();
        return order.isWithin(price) && !stopped;
    }

    Optional<NaiveOrder> open(long id) {
        return Optional.ofNullable(orders.get(id)).filter(NaiveOrder::isOpen);
    }

    Optional<String> ruleProblem(NaiveOrder order) {
        boolean adds = order.timeInForce == TimeInForce.POST_ONLY;
        if (status == MarketStatus.POST_ONLY && !adds) {
            return Optional.of("MARKET_NOT_TRADING");
        }
        return offGrid(order.price) ? Optional.of("PRICE_OFF_GRID") : Optional.empty();
    }

    Optional<String> amendRefusal(long id) {
        Optional<NaiveOrder> order = open(id);
        if (order.isEmpty()) {
            return Optional.of("UNKNOWN_ORDER");
        }
        if (order.get().market) {
            return Optional.of("INVALID_REQUEST");
        }
        boolean open = status == MarketStatus.TRADING || status == MarketStatus.POST_ONLY;
        return open ? Optional.empty() : Optional.of("MARKET_NOT_TRADING");
    }

    NaiveMoney money(NaiveOrder order) {
        return accounts.get(order.account);
    }

    boolean affordable(NaiveOrder order, BigDecimal replaced) {
        BigDecimal more = order.reduceOnly ? BigDecimal.ZERO : order.remaining().subtract(replaced);
        BigDecimal reference = reference();
        BigDecimal price = reference.signum() > 0 ? reference : order.price;
        BigDecimal now = worst(order.account, Side.BUY, BigDecimal.ZERO);
        BigDecimal needed = margin(worst(order.account, order.side, more).subtract(now), price);
        BigDecimal available = accounts.get(order.account).equity(reference).subtract(margin(now, reference));
        return needed.signum() <= 0 || needed.compareTo(available) <= 0;
    }

    static BigDecimal margin(BigDecimal exposure, BigDecimal price) {
        return exposure.multiply(price).divide(LEVERAGE, 12, RoundingMode.UP);
    }

    BigDecimal worst(int account, Side moreSide, BigDecimal more) {
        BigDecimal buys = moreSide == Side.BUY ? more : BigDecimal.ZERO;
        BigDecimal sells = moreSide == Side.SELL ? more : BigDecimal.ZERO;
        for (NaiveOrder order : orders.values()) {
            if (order.account == account && order.isOpen() && order.trigger.isEmpty()) {
                buys = buys.add(order.side == Side.BUY ? order.remaining() : BigDecimal.ZERO);
                sells = sells.add(order.side == Side.SELL ? order.remaining() : BigDecimal.ZERO);
            }
        }
        BigDecimal position = accounts.get(account).position;
        return position.add(buys).abs().max(position.subtract(sells).abs());
    }

    BigDecimal reference() {
        Optional<BigDecimal> bid = book(Side.BUY).best().map(level -> level.price);
        Optional<BigDecimal> ask = book(Side.SELL).best().map(level -> level.price);
        if (bid.isPresent() && ask.isPresent()) {
            return middle();
        }
        return bid.or(() -> ask)
                .or(() -> orders.values().stream()
                        .filter(order -> order.isOpen() && order.trigger.isEmpty())
                        .map(order -> order.price)
                        .max(Comparator.naturalOrder()))
                .orElse(BigDecimal.ZERO);
    }

    BigDecimal middle() {
        Optional<NaiveBook.Level> bid = book(Side.BUY).best();
        Optional<NaiveBook.Level> ask = book(Side.SELL).best();
        return bid.isPresent() && ask.isPresent()
                ? bid.get().price.add(ask.get().price).divide(BigDecimal.valueOf(2))
                : BigDecimal.ZERO;
    }

    NaiveBook book(Side side) {
        return books.get(side);
    }

    TreeMap<BigDecimal, NaiveQueue> queues(Side side) {
        return queues.get(side);
    }

    /** Best price first, then by time. */
    List<NaiveOrder> resting(Side side) {
        List<NaiveOrder> all = new ArrayList<>();
        queues(side).values().forEach(queue -> all.addAll(queue.orders));
        return all;
    }

    Optional<NaiveBook.Level> firstAvailable(Side side) {
        return book(side).levels().stream()
                .filter(level -> level.available().signum() > 0)
                .findFirst();
    }
}
