package io.jackstay.emulator.base.desk;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Rejection;
import io.jackstay.emulator.base.ActionBudget;
import io.jackstay.emulator.base.BooksWatcher;
import io.jackstay.emulator.base.market.Print;
import io.jackstay.lib.sim.SimAccount;
import io.jackstay.lib.sim.SimListener;
import io.jackstay.lib.sim.SimMember;
import io.jackstay.lib.sim.SimOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One account: its orders, its histories, and what its streams have not been told yet. Not thread safe: driving thread. */
public final class Trader {
    private static final int HISTORY = 10_000;

    private final String address;
    private final Optional<Trader> master;
    private final String name;
    private final SimMember member;
    private final ActionBudget budget;
    private final Floor floor;
    private final TreeMap<Long, VenueOrder> orders = new TreeMap<>();
    private final TreeMap<Long, VenueOrder> open = new TreeMap<>();
    private final Map<String, VenueOrder> byClientId = new TreeMap<>();
    private final Map<String, Leverage> leverages = new TreeMap<>();
    private final Map<String, BigDecimal> realized = new TreeMap<>();
    private final Deque<OrderEvent> history = new ArrayDeque<>();
    private final Deque<FillEvent> fills = new ArrayDeque<>();
    private final Deque<MoneyEvent> fundings = new ArrayDeque<>();
    private final Deque<MoneyEvent> moves = new ArrayDeque<>();
    private final Map<String, Long> allowed = new TreeMap<>();
    private final Fresh fresh = new Fresh();
    private final DeadMan deadMan;
    private Optional<VenueOrder> entering = Optional.empty();
    private Status cancelled = Status.CANCELLED;

    Trader(String address, long number, Optional<Trader> master, String name, Floor floor) {
        this.address = address;
        this.master = master;
        this.name = name;
        this.floor = floor;
        this.budget = floor.settings().budget(floor.agenda());
        this.deadMan = new DeadMan(this, floor);
        this.member = floor.exchange().join(new SimAccount(number, List.of()), new Heard());
        for (Coin coin : floor.coins().contracts()) {
            int value = Math.min(floor.settings().usualLeverage(), coin.maxLeverage());
            leverage(coin, new Leverage(!coin.onlyIsolated(), value, BigDecimal.ZERO));
        }
    }

    /** As clients name it. */
    public String address() {
        return address;
    }

    /** The account that it is a part of. */
    public Optional<Trader> master() {
        return master;
    }

    /** Its name as a part. */
    public String name() {
        return name;
    }

    /** Its place at the simulated exchange. */
    public SimMember member() {
        return member;
    }

    /** How much it may still send. */
    public ActionBudget budget() {
        return budget;
    }

    /** Its dead-man switch. */
    public DeadMan deadMan() {
        return deadMan;
    }

    /** What its streams are to be told. */
    public Fresh fresh() {
        return fresh;
    }

    /** What became of its orders, newest first. */
    public Deque<OrderEvent> history() {
        return history;
    }

    /** Its fills, newest first. */
    public Deque<FillEvent> fills() {
        return fills;
    }

    /** Fundings that it paid or received, newest first. */
    public Deque<MoneyEvent> fundings() {
        return fundings;
    }

    /** Other money that came or went, newest first. */
    public Deque<MoneyEvent> moves() {
        return moves;
    }

    /** Somebody may take a fee from it, in the venue's units; none when it is zero. */
    public void allow(String whom, long most) {
        allowed.put(whom, most);
    }

    /** Whether somebody may take a fee from it, which for a part its owner says. */
    public boolean allows(String whom, long fee) {
        return fee <= master.orElse(this).allowed(whom);
    }

    /** The most that somebody may take as a fee. */
    public long allowed(String whom) {
        return allowed.getOrDefault(whom, 0L);
    }

    /** Those who may take a fee from it. */
    public List<String> allowed() {
        return allowed.keySet().stream().filter(whom -> allowed(whom) > 0).toList();
    }

    /** Margins a coin otherwise from now on. */
    public void leverage(Coin coin, Leverage chosen) {
        leverages.put(coin.name(), chosen);
        member.leverage(coin.id(), chosen.value());
        fresh.change();
    }

    /** How a coin is margined. */
    public Leverage leverage(Coin coin) {
        return leverages.getOrDefault(coin.name(), new Leverage(true, 1, BigDecimal.ZERO));
    }

    /** Money comes, or goes when it is negative. */
    public void move(String wallet, BigDecimal amount) {
        member.account().move(new Money(wallet, amount));
        fresh.change();
    }

    /** Size of a position, signed. */
    public BigDecimal position(Coin coin) {
        return member.account().position(coin.id()).size().toBigDecimal();
    }

    /** What is held of a wallet. */
    public BigDecimal wallet(String asset) {
        return member.account().wallet(asset);
    }

    /** What could be used of the money that contracts settle in; negative when there is too little. */
    public BigDecimal available(String asset) {
        return member.margin(asset, floor.agenda().now()).available().amount();
    }

    /** The open orders, newest first. */
    public List<VenueOrder> openOrders() {
        return List.copyOf(open.descendingMap().values());
    }

    /** An order by the venue's number. */
    public Optional<VenueOrder> find(long id) {
        return Optional.ofNullable(orders.get(id));
    }

    /** The newest order of a client's id. */
    public Optional<VenueOrder> find(String clientId) {
        return Optional.ofNullable(byClientId.get(clientId));
    }

    /** An open order by either: a {@link Long} is the venue's number, anything else the client's id. */
    public Optional<VenueOrder> findOpen(Object id) {
        Optional<VenueOrder> found = id instanceof Long number ? find(number) : find(String.valueOf(id));
        return found.filter(order -> order.status().isOpen());
    }

    void add(VenueOrder order) {
        orders.put(order.id(), order);
        open.put(order.id(), order);
        if (!order.terms().clientId().isEmpty()) {
            byClientId.put(order.terms().clientId(), order);
        }
        while (orders.size() > HISTORY + open.size()) {
            VenueOrder oldest = orders.firstEntry().getValue();
            orders.remove(oldest.id());
            byClientId.remove(oldest.terms().clientId(), oldest);
        }
    }

    /** An order goes to the exchange; what happens to it until it rests or ends is heard before this returns. */
    void enter(VenueOrder order) {
        entering = Optional.of(order);
        member.submit(order.cloid(), order.request(), floor.agenda().now());
        entering = Optional.empty();
    }

    /** An order stands elsewhere now, and those that hang on it follow. */
    void tell(VenueOrder order, Status status) {
        OrderEvent event = order.stand(status, floor.agenda().millis());
        fresh.orders().add(event);
        keep(history, event);
        fresh.change();
        floor.books().changed(order.shown(this));
        if (!status.isOpen()) {
            open.remove(order.id());
            follow(order, status == Status.FILLED && order.remaining().signum() == 0);
        }
    }

    private void follow(VenueOrder order, boolean done) {
        if (!done) {
            order.children().stream().filter(VenueOrder::isWaiting).forEach(child -> tell(child, Status.CANCELLED));
        }
        List<VenueOrder> siblings = order.parent().map(VenueOrder::children).orElse(List.of());
        if (order.status() == Status.FILLED) {
            siblings.stream().filter(VenueOrder::isWaiting).forEach(other -> tell(other, Status.SIBLING));
        }
    }

    private static <T> void keep(Deque<T> rows, T row) {
        rows.addFirst(row);
        if (rows.size() > HISTORY) {
            rows.removeLast();
        }
    }

    /** Cancels an open order; it stands so from then on. */
    void cancel(VenueOrder order, Status as) {
        if (order.isWaiting()) {
            tell(order, as);
            return;
        }
        cancelled = as;
        member.cancel(order.ref(), floor.agenda().now());
        cancelled = Status.CANCELLED;
    }

    /** Notes money that moved. */
    void moved(MoneyEvent event) {
        fresh.moves().add(event);
        keep(moves, event);
        fresh.change();
    }

    private VenueOrder order(OrderRef ref) {
        return find(ref.cloidOrZero()).orElseThrow();
    }

    /** What the exchange says. */
    private final class Heard implements SimListener {
        @Override
        public void onAccepted(SimOrder order, long nanos) {
            fresh.change();
        }

        @Override
        public void onRejected(OrderRef ref, Rejection why, long nanos) {
            order(ref).refuse(why);
        }

        @Override
        public void onFilled(SimOrder sim, OrderFill fill) {
            VenueOrder order = order(sim.ref());
            BigDecimal price = fill.price().toBigDecimal();
            BigDecimal size = fill.size().toBigDecimal();
            order.fill(price, size);
            budget.traded(price.multiply(size));
            Money fee = fee(order.coin(), fill);
            FillEvent event = event(order, fill, price, size, fee);
            if (!fee.asset().equals(fill.fee().asset())) {
                member.account().move(fill.fee());
                member.account().move(new Money(fee.asset(), fee.amount().negate()));
            }
            keep(fills, event);
            fresh.fills().add(event);
            fresh.change();
            BooksWatcher.Order shown = order.shown(Trader.this);
            floor.books().filled(new BooksWatcher.Fill(shown, event.id(), price, size, fee.amount(), fee.asset()));
            if (order.remaining().signum() == 0) {
                tell(order, Status.FILLED);
            } else {
                floor.books().changed(shown);
            }
        }

        /** The exchange takes all fees in quote, where a venue may take that of a token which is bought in the token. */
        private Money fee(Coin coin, OrderFill fill) {
            return coin.base()
                    .filter(any -> fill.side() == Side.BUY && floor.settings().tokenFees())
                    .map(token -> new Money(
                            token.wallet(),
                            fill.fee()
                                    .amount()
                                    .divide(fill.price().toBigDecimal(), token.weiDecimals(), RoundingMode.HALF_EVEN)))
                    .orElse(fill.fee());
        }

        private FillEvent event(VenueOrder order, OrderFill fill, BigDecimal price, BigDecimal size, Money fee) {
            Coin coin = order.coin();
            boolean taker = fill.role() != LiquidityRole.MAKER;
            long now = floor.agenda().now();
            Print print = new Print(fill.price().unscaledValue(), fill.size().unscaledValue(), fill.side(), now, 0);
            Position after = member.account().position(coin.id());
            BigDecimal end = coin.base()
                    .map(token -> wallet(token.wallet()))
                    .orElse(after.size().toBigDecimal());
            BigDecimal signed = size.multiply(BigDecimal.valueOf(fill.side().sign()));
            BigDecimal before = realized.getOrDefault(coin.name(), BigDecimal.ZERO);
            realized.put(coin.name(), after.realizedPnl());
            return new FillEvent(
                    order,
                    floor.tradeId(coin, print, taker),
                    floor.hash(),
                    floor.agenda().millis(),
                    price,
                    size,
                    end.subtract(signed),
                    end,
                    after.realizedPnl().subtract(before),
                    fee,
                    taker);
        }

        @Override
        public void onCancelled(SimOrder sim, long nanos) {
            VenueOrder order = order(sim.ref());
            boolean now = entering.filter(order::equals).isPresent();
            boolean part = order.filled().signum() > 0;
            switch (sim.end()) {
                case IMMEDIATE, REDUCE_ONLY -> {
                    // One that had nothing on arrival is refused by the desk.
                    if (part || !now) {
                        tell(order, part && now ? Status.FILLED : Status.REDUCE_ONLY);
                    }
                }
                case SELF_TRADE_OLDER, SELF_TRADE -> tell(order, Status.SELF_TRADE);
                case DELISTED -> tell(order, Status.DELISTED);
                case MARGIN -> tell(order, Status.MARGIN);
                default -> tell(order, cancelled);
            }
        }

        @Override
        public void onAmended(SimOrder before, SimOrder after, long nanos) {
            throw new IllegalStateException("orders are modified by cancelling them");
        }

        @Override
        public void onAmendRejected(OrderRef order, Rejection why, long nanos) {
            throw new IllegalStateException("orders are modified by cancelling them");
        }

        @Override
        public void onCashFlow(CashFlow flow) {
            Coin coin = floor.coins().require(flow.market().orElseThrow());
            MoneyEvent event = new MoneyEvent(
                    "",
                    coin.name(),
                    flow.amount().amount(),
                    new MoneyEvent.About(position(coin), "", ""),
                    floor.agenda().millis(),
                    floor.hash());
            fresh.fundings().add(event);
            keep(fundings, event);
            fresh.change();
        }
    }
}
