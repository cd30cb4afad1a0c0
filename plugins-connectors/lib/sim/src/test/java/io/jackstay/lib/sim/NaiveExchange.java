package io.jackstay.lib.sim;

import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.api.order.TriggerOrderRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rules of the exchange, written a second time, nothing shared with the first. Not thread safe: owned by a test.
 */
final class NaiveExchange extends NaiveRules {
    private boolean filled;

    NaiveExchange(SelfTrade selfTrade, QueueModel model, BigDecimal tierVolume) {
        super(selfTrade, model, tierVolume);
    }

    void top(BigDecimal bid, BigDecimal bidSize, BigDecimal ask, BigDecimal askSize, long now) {
        book(Side.BUY).top(bid, bidSize);
        book(Side.SELL).top(ask, askSize);
        quotesChanged(now);
    }

    void snapshot() {
        books.values().forEach(NaiveBook::beginSnapshot);
    }

    void level(Side side, BigDecimal price, BigDecimal size, long now) {
        book(side).level(price, size);
        Optional.ofNullable(queues(side).get(price)).ifPresent(queue -> queue.tell(Optional.of(size), now));
    }

    void bookEnd(long now) {
        books.values().forEach(NaiveBook::end);
        quotesChanged(now);
    }

    private void quotesChanged(long now) {
        for (Side side : Side.values()) {
            queues(side).forEach((price, queue) -> queue.tell(book(side).sizeAt(price), now));
        }
        matchQuotes();
        fire(PriceBand.Reference.MID, middle(), now);
    }

    void trade(BigDecimal price, BigDecimal size, Side taker, long happened, long now) {
        if (status == MarketStatus.TRADING) {
            print(price, size, taker, happened, now);
        }
        last = price;
        fire(PriceBand.Reference.LAST, last, now);
    }

    void mark(BigDecimal price, long now) {
        mark = price;
        fire(PriceBand.Reference.MARK, mark, now);
    }

    private void print(BigDecimal price, BigDecimal size, Side taker, long happened, long now) {
        Side side = taker.opposite();
        BigDecimal left = size;
        for (BigDecimal at : List.copyOf(queues(side).keySet())) {
            NaiveQueue queue = queues(side).get(at);
            int through = at.compareTo(price) * side.sign();
            if (through > 0) {
                for (NaiveOrder order : List.copyOf(queue.orders)) {
                    if (left.signum() == 0 || order.queuedAt >= happened) {
                        break;
                    }
                    order.ahead = Optional.of(BigDecimal.ZERO);
                    left = left.subtract(makerFill(order, left.min(order.remaining())));
                }
            } else if (through == 0) {
                queue.print(left, size, happened, now, this::makerFill);
            }
            tidy();
        }
        endReducers();
    }

    private void matchQuotes() {
        if (status != MarketStatus.TRADING) {
            return;
        }
        for (Side side : Side.values()) {
            boolean going = true;
            while (going) {
                going = matchBest(side);
                tidy();
            }
        }
        endReducers();
    }

    private boolean matchBest(Side side) {
        Optional<NaiveOrder> best = resting(side).stream().findFirst();
        Optional<NaiveBook.Level> shown = firstAvailable(side.opposite());
        if (best.isEmpty() || shown.isEmpty() || !best.get().isWithin(shown.get().price)) {
            return false;
        }
        BigDecimal size =
                makerFill(best.get(), best.get().remaining().min(shown.get().available()));
        shown.get().taken = shown.get().taken.add(size);
        return true;
    }

    void submit(NaiveOrder order, long now) {
        Optional<String> refusal = refusal(order, BigDecimal.ZERO);
        if (refusal.isPresent()) {
            log.add("rejected " + order.id + " " + refusal.get());
            return;
        }
        orders.put(order.id, order);
        log.add("accepted " + order.id);
        come(order, now);
    }

    private void come(NaiveOrder order, long now) {
        if (order.trigger.isPresent()) {
            triggers.add(order);
            fire(PriceBand.Reference.MARK, mark, now);
            fire(PriceBand.Reference.LAST, last, now);
            fire(PriceBand.Reference.MID, middle(), now);
        } else {
            enter(order, now);
        }
    }

    private void enter(NaiveOrder order, long now) {
        order.queuedAt = now;
        orders.put(order.id, order);
        boolean going = true;
        while (going && order.isOpen()) {
            going = take(order);
            tidy();
        }
        if (order.isOpen() && order.market || order.isOpen() && isImmediate(order)) {
            end(order, "IMMEDIATE");
        } else if (order.isOpen()) {
            NaiveQueue queue = queues(order.side).get(order.price);
            if (queue == null) {
                queue = new NaiveQueue(model);
                queue.tell(book(order.side).sizeAt(order.price), now);
                queues(order.side).put(order.price, queue);
            }
            queue.join(order, now);
        }
        endReducers();
    }

    private static boolean isImmediate(NaiveOrder order) {
        return order.timeInForce == TimeInForce.IOC || order.timeInForce == TimeInForce.FOK;
    }

    private boolean take(NaiveOrder order) {
        Side side = order.side.opposite();
        Optional<NaiveBook.Level> shown = firstAvailable(side).filter(level -> order.isWithin(level.price));
        Optional<NaiveOrder> own = resting(side).stream().findFirst().filter(other -> order.isWithin(other.price));
        if (own.isEmpty() && shown.isEmpty()) {
            return false;
        }
        int ownIsWorse = own.isEmpty()
                ? 1
                : shown.isEmpty() ? -1 : own.get().price.compareTo(shown.get().price) * order.side.sign();
        if (ownIsWorse > 0) {
            takeShown(order, shown.orElseThrow(), order.remaining());
            return true;
        }
        NaiveQueue queue = queues(side).get(own.orElseThrow().price);
        if (queue.orders.stream().anyMatch(other -> other.account == order.account)) {
            return meetOwn(order, queue);
        }
        NaiveOrder resting = own.get();
        BigDecimal strangers = BigDecimal.ZERO;
        if (ownIsWorse == 0) {
            NaiveBook.Level level = shown.orElseThrow();
            strangers = queue.aheadOf(resting)
                    .map(ahead ->
                            ahead.subtract(level.taken).max(BigDecimal.ZERO).min(level.available()))
                    .orElse(level.available());
        }
        if (strangers.signum() > 0) {
            takeShown(order, shown.orElseThrow(), strangers);
        } else {
            trade(resting, order);
        }
        return true;
    }

    private boolean meetOwn(NaiveOrder order, NaiveQueue queue) {
        if (selfTrade != SelfTrade.CANCEL_NEWEST) {
            for (int i = queue.orders.size() - 1; i >= 0; i--) {
                if (queue.orders.get(i).account == order.account) {
                    end(queue.orders.get(i), "SELF_TRADE_OLDER");
                }
            }
        }
        if (selfTrade != SelfTrade.CANCEL_OLDEST) {
            end(order, "SELF_TRADE");
        }
        return selfTrade == SelfTrade.CANCEL_OLDEST;
    }

    private void takeShown(NaiveOrder order, NaiveBook.Level level, BigDecimal most) {
        BigDecimal size = fill(order, level.price, order.remaining().min(most).min(level.available()), "TAKER");
        level.taken = level.taken.add(size);
    }

    private void trade(NaiveOrder resting, NaiveOrder order) {
        BigDecimal size = most(resting).min(most(order));
        if (size.signum() > 0) {
            fill(resting, resting.price, size, "MAKER");
            fill(order, resting.price, size, "TAKER");
        } else {
            end(most(order).signum() == 0 ? order : resting, "REDUCE_ONLY");
        }
    }

    private BigDecimal most(NaiveOrder order) {
        return order.reduceOnly ? order.remaining().min(money(order).reducible(order.side)) : order.remaining();
    }

    void cancel(long id) {
        if (open(id).isPresent() && status != MarketStatus.HALTED) {
            end(open(id).get(), "REQUESTED");
            tidy();
        }
    }

    void amend(long id, BigDecimal price, BigDecimal total, long now) {
        Optional<String> refusal = amendRefusal(id);
        if (refusal.isPresent()) {
            log.add("amend rejected " + id + " " + refusal.get());
            return;
        }
        NaiveOrder order = open(id).orElseThrow();
        if (total.compareTo(order.filled) <= 0) {
            amended(order);
            end(order, "AMENDED");
            tidy();
            return;
        }
        boolean smaller = price.compareTo(order.price) == 0 && total.compareTo(order.size) <= 0;
        NaiveOrder probe = copy(order, order.id, price, total.subtract(order.filled));
        Optional<String> problem = smaller ? ruleProblem(probe) : refusal(probe, order.remaining());
        if (problem.isPresent()) {
            log.add("amend rejected " + id + " " + problem.get());
            return;
        }
        if (!smaller) {
            queues(order.side).get(order.price).orders.remove(order);
            tidy();
        }
        order.price = price;
        order.size = total;
        amended(order);
        if (!smaller) {
            enter(order, now);
        }
    }

    private void amended(NaiveOrder order) {
        log.add("amended %d %s@%s".formatted(order.id, order.size.toPlainString(), order.price.toPlainString()));
    }

    private static NaiveOrder copy(NaiveOrder order, long id, BigDecimal price, BigDecimal size) {
        return new NaiveOrder(id, order.account, order.side, size, price, order.timeInForce, order.reduceOnly, false);
    }

    void replace(long id, long successor, BigDecimal price, BigDecimal total, long now) {
        Optional<String> refusal = amendRefusal(id);
        if (refusal.isEmpty()) {
            NaiveOrder order = open(id).orElseThrow();
            BigDecimal left = total.subtract(order.filled);
            NaiveOrder next = copy(order, successor, price, left);
            refusal = left.signum() <= 0 ? Optional.of("INVALID_REQUEST") : refusal(next, order.remaining());
            if (refusal.isEmpty()) {
                amended(next);
                end(order, "REPLACED");
                tidy();
                enter(next, now);
                return;
            }
        }
        log.add("amend rejected " + id + " " + refusal.get());
    }

    void status(MarketStatus next, long now) {
        boolean traded = status == MarketStatus.TRADING;
        status = next;
        if (next == MarketStatus.DELISTED) {
            List<NaiveOrder> open = new ArrayList<>(resting(Side.BUY));
            open.addAll(resting(Side.SELL));
            open.addAll(triggers);
            open.forEach(order -> end(order, "DELISTED"));
            tidy();
        }
        if (!traded) {
            matchQuotes();
            fire(PriceBand.Reference.MARK, mark, now);
            fire(PriceBand.Reference.LAST, last, now);
            fire(PriceBand.Reference.MID, middle(), now);
        }
    }

    void tick(BigDecimal next, long now) {
        tick = next;
        status(status, now);
    }

    void fund(BigDecimal at, BigDecimal rate) {
        for (int i = 0; i < accounts.size(); i++) {
            BigDecimal paid = accounts.get(i).position.multiply(at).multiply(rate);
            if (paid.signum() != 0) {
                accounts.get(i).cash = accounts.get(i).cash.subtract(paid);
                log.add("cash flow %d %s"
                        .formatted(i, paid.negate().stripTrailingZeros().toPlainString()));
            }
        }
    }

    private void fire(PriceBand.Reference by, BigDecimal price, long now) {
        if (status != MarketStatus.TRADING || price.signum() == 0) {
            return;
        }
        List<NaiveOrder> reached = new ArrayList<>();
        for (NaiveOrder order : triggers) {
            NaiveOrder.Trigger wait = order.trigger.orElseThrow();
            boolean stop = wait.kind() == TriggerOrderRequest.Kind.STOP;
            int above = price.compareTo(wait.price());
            boolean hit = stop == (order.side == Side.BUY) ? above >= 0 : above <= 0;
            if (hit && wait.by() == by) {
                reached.add(order);
            }
        }
        triggers.removeAll(reached);
        for (NaiveOrder order : reached) {
            boolean affordable = affordable(order, BigDecimal.ZERO);
            order.trigger = Optional.empty();
            if (order.reduceOnly && money(order).reducible(order.side).signum() == 0) {
                end(order, "REDUCE_ONLY");
            } else if (!affordable) {
                end(order, "MARGIN");
            } else {
                enter(order, now);
            }
        }
    }

    private BigDecimal makerFill(NaiveOrder order, BigDecimal wanted) {
        return fill(order, order.price, wanted, "MAKER");
    }

    private BigDecimal fill(NaiveOrder order, BigDecimal price, BigDecimal wanted, String role) {
        BigDecimal size = wanted.min(most(order));
        if (size.signum() == 0) {
            end(order, "REDUCE_ONLY");
            return size;
        }
        order.filled = order.filled.add(size);
        NaiveMoney money = money(order);
        boolean cheap = money.volume(now).compareTo(tierVolume) >= 0;
        BigDecimal rate =
                new BigDecimal(role.equals("MAKER") ? cheap ? "-0.0001" : "0.0001" : cheap ? "0.0002" : "0.0005");
        String fee = NaiveMoney.fee(price, size, rate).stripTrailingZeros().toPlainString();
        money.fill(order.side, price, size, rate, now);
        filled = true;
        log.add("filled %d %s@%s %s fee %s"
                .formatted(order.id, size.toPlainString(), price.toPlainString(), role, fee));
        return size;
    }

    private void end(NaiveOrder order, String cause) {
        order.ended = true;
        triggers.remove(order);
        log.add("cancelled " + order.id + " " + cause);
    }

    private void endReducers() {
        if (filled) {
            for (Side side : Side.values()) {
                List<NaiveOrder> worstFirst = new ArrayList<>(resting(side));
                Collections.reverse(worstFirst);
                for (NaiveOrder order : worstFirst) {
                    if (order.reduceOnly && money(order).reducible(side).signum() == 0) {
                        end(order, "REDUCE_ONLY");
                    }
                }
            }
            tidy();
        }
        filled = false;
    }

    private void tidy() {
        for (TreeMap<BigDecimal, NaiveQueue> side : queues.values()) {
            side.values().forEach(queue -> queue.orders.removeIf(order -> !order.isOpen()));
            side.values().removeIf(queue -> queue.orders.isEmpty());
        }
    }
}
