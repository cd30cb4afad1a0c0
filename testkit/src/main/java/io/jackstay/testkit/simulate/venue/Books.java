package io.jackstay.testkit.simulate.venue;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The venue's truth: orders, executions and cash flows of its logins. Nothing here ever misbehaves. Not thread safe: owned by the
 * run.
 */
public final class Books {
    private final Agenda agenda;
    private final BookWatcher watcher;
    private final Map<String, OrderView> orders = new LinkedHashMap<>();
    private final Map<String, OrderView> open = new LinkedHashMap<>();
    private final Map<String, String> byCloid = new TreeMap<>();
    private final Map<String, String> byId = new TreeMap<>();
    private final List<VenueFill> fills = new ArrayList<>();
    private final List<VenueFlow> flows = new ArrayList<>();
    private final Map<String, PrivateStream> streams = new TreeMap<>();
    private final Map<String, Long> positions = new TreeMap<>();
    private final Wallets wallets = new Wallets();
    private long lastOrder;
    private long lastFill;
    private int restarts;
    private long historyNanos;

    public Books(Agenda agenda, BookWatcher watcher) {
        this.agenda = requireNonNull(agenda, "agenda is null");
        this.watcher = requireNonNull(watcher, "watcher is null");
    }

    void listen(String account, PrivateStream stream) {
        streams.put(account, stream);
    }

    /** Takes a new order into the books. */
    OrderView accept(OrderView wanted) {
        String id = "o" + ++lastOrder;
        OrderView order = new OrderView(
                wanted.account(),
                wanted.symbol(),
                id,
                wanted.cloid(),
                wanted.buy(),
                wanted.ticks(),
                wanted.lots(),
                0,
                OrderView.State.OPEN,
                wanted.reduceOnly(),
                wanted.postOnly(),
                wanted.immediate(),
                "",
                agenda.now(),
                agenda.now());
        byCloid.put(key(order.account(), order.cloid()), place(order));
        byId.put(id, place(order));
        put(order);
        return order;
    }

    /** Ids come again after a restart; what had one before has another place here. */
    private static String place(OrderView order) {
        return order.acceptedNanos() + "/" + order.orderId();
    }

    private void put(OrderView order) {
        orders.put(place(order), order);
        if (order.isOpen()) {
            open.put(place(order), order);
        } else {
            open.remove(place(order));
        }
        watcher.changed(order);
        tell(order.account(), stream -> stream.order(order));
    }

    /** An open order fills, in whole or in part. */
    void fill(OrderView order, long ticks, long lots, BigDecimal fee, String feeAsset, boolean maker) {
        VenueFill fill = new VenueFill(
                nextFill(),
                order.account(),
                order.symbol(),
                order.cloid(),
                order.orderId(),
                order.buy(),
                ticks,
                lots,
                fee,
                feeAsset,
                maker,
                agenda.now());
        book(fill);
        put(order.filled(lots, agenda.now()));
    }

    /** Somebody else trades on the login. */
    void foreignFill(String account, String symbol, boolean buy, long ticks, long lots, BigDecimal fee, String asset) {
        book(new VenueFill(
                nextFill(), account, symbol, 0, "x" + lastFill, buy, ticks, lots, fee, asset, false, agenda.now()));
    }

    /** The number begins anew with the venue, so the connector puts before it how often that was. */
    private String nextFill() {
        return (restarts == 0 ? "f" : "r" + restarts + "f") + ++lastFill;
    }

    /** All open orders are gone without a word, numbers begin anew, and what is older than the given instant is forgotten. */
    void restart(long rememberedSinceNanos) {
        List.copyOf(open.values())
                .forEach(order -> end(order, OrderView.State.CANCELLED, "lost in the venue's restart"));
        restarts++;
        lastOrder = 0;
        lastFill = 0;
        historyNanos = rememberedSinceNanos;
    }

    /** The venue tells its latest executions once more. */
    void tellAgain(int count) {
        for (VenueFill fill : List.copyOf(fills.subList(Math.max(0, fills.size() - count), fills.size()))) {
            tell(fill.account(), stream -> stream.fill(fill));
        }
    }

    /** From when on executions are in the history. */
    long historyNanos() {
        return historyNanos;
    }

    private void book(VenueFill fill) {
        fills.add(fill);
        wallets.add(fill);
        positions.merge(key(fill.account(), fill.symbol()), fill.signedLots(), Long::sum);
        watcher.filled(fill);
        tell(fill.account(), stream -> stream.fill(fill));
    }

    void flow(String account, String symbol, BigDecimal amount, String asset) {
        VenueFlow flow = new VenueFlow("c" + (flows.size() + 1), account, symbol, amount, asset, agenda.now());
        flows.add(flow);
        wallets.add(flow);
        watcher.flowed(flow);
        tell(account, stream -> stream.flow(flow));
    }

    /** A balance changes, and neither a message nor the history says why. */
    void change(String account, String asset, BigDecimal amount) {
        wallets.move(account, asset, amount);
        watcher.changed(account, asset);
    }

    Wallets wallets() {
        return wallets;
    }

    void end(OrderView order, OrderView.State state, String why) {
        put(order.ended(state, why, agenda.now()));
    }

    void amend(OrderView order, long ticks, long lots) {
        put(order.amended(ticks, lots, agenda.now()));
    }

    /** Something came to the venue that must not. */
    void wrong(String words) {
        watcher.wrong(words);
    }

    void watch(OrderView arrived) {
        watcher.arrived(arrived);
    }

    private void tell(String account, Consumer<PrivateStream> what) {
        PrivateStream stream = streams.get(account);
        if (stream != null) {
            what.accept(stream);
        }
    }

    /** The order that last carried this client order id. */
    Optional<OrderView> byCloid(String account, long cloid) {
        return Optional.ofNullable(byCloid.get(key(account, cloid))).map(orders::get);
    }

    Optional<OrderView> byId(String orderId) {
        return Optional.ofNullable(byId.get(orderId)).map(orders::get);
    }

    /** The open orders of a login now, oldest first. */
    public List<OrderView> open(String account) {
        return open.values().stream()
                .filter(order -> order.account().equals(account))
                .toList();
    }

    /** All open orders of a market, oldest first; a copy. */
    List<OrderView> openIn(String symbol) {
        return open.values().stream()
                .filter(order -> order.symbol().equals(symbol))
                .toList();
    }

    /** Signed lots. */
    public long position(String account, String symbol) {
        return positions.getOrDefault(key(account, symbol), 0L);
    }

    /** Every execution, oldest first. */
    public List<VenueFill> fills() {
        return List.copyOf(fills);
    }

    /** What the venue still has in its history, from the given place in all of it on. */
    List<VenueFill> fillsFrom(int index) {
        return fills.subList(Math.min(index, fills.size()), fills.size());
    }

    List<VenueFlow> flowsFrom(int index) {
        return flows.subList(Math.min(index, flows.size()), flows.size());
    }

    /** Every cash flow, oldest first. */
    public List<VenueFlow> flows() {
        return List.copyOf(flows);
    }

    /** Every order that was ever in the books, oldest first. */
    public Collection<OrderView> orders() {
        return List.copyOf(orders.values());
    }

    private static String key(String account, Object what) {
        return account + "/" + what;
    }
}
