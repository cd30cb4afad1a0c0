package io.jackstay.emulator.base.desk;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.BooksWatcher;
import io.jackstay.emulator.base.EmulatorException;
import io.jackstay.emulator.base.Funds;
import io.jackstay.emulator.base.market.EmulatedMarket;
import io.jackstay.emulator.base.market.MarketWatcher;
import io.jackstay.emulator.base.market.Print;
import io.jackstay.lib.sim.QueueModel;
import io.jackstay.lib.sim.SelfTrade;
import io.jackstay.lib.sim.SimExchange;
import io.jackstay.lib.sim.SimSettings;
import io.jackstay.lib.sim.feed.SplitMix64;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The exchange, its markets and all accounts. Not thread safe: confined to the driving thread. */
public final class Floor implements MarketWatcher {
    private static final Duration HOUR = Duration.ofHours(1);

    private final SimExchange exchange =
            new SimExchange(new SimSettings(SelfTrade.CANCEL_OLDEST, QueueModel.PROPORTIONAL));
    private final Agenda agenda;
    private final FloorSettings settings;
    private final BooksWatcher books;
    private final Coins coins = new Coins();
    private final Map<String, Trader> traders = new TreeMap<>();
    private final Agents agents = new Agents(this);
    private final List<MarketWatcher> watchers = new ArrayList<>();
    private final SplitMix64 hashes = new SplitMix64(1);
    private long orders;
    private long trades;
    private String hash = "";
    private Duration statusLag;
    private Optional<Print> made = Optional.empty();

    /** An exchange without markets and accounts. */
    public Floor(Agenda agenda, FloorSettings settings) {
        this(agenda, settings, BooksWatcher.NONE);
    }

    /** The same with somebody who watches the books. */
    public Floor(Agenda agenda, FloorSettings settings, BooksWatcher books) {
        this.agenda = agenda;
        this.settings = settings;
        this.statusLag = settings.statusLag();
        this.books = books;
        this.orders = settings.firstOrder();
        this.trades = settings.firstTrade();
        transaction();
    }

    /** Adds a market, which has no feed yet. */
    public EmulatedMarket list(MarketInfo info) {
        return new EmulatedMarket(exchange.list(info), agenda, this, () -> trades++);
    }

    /** Somebody wants to know of markets. */
    public void watch(MarketWatcher watcher) {
        watchers.add(watcher);
    }

    @Override
    public void onBook(EmulatedMarket market) {
        watchers.forEach(watcher -> watcher.onBook(market));
    }

    @Override
    public void onPrint(EmulatedMarket market, Print print) {
        watchers.forEach(watcher -> watcher.onPrint(market, print));
    }

    /** Its time. */
    public Agenda agenda() {
        return agenda;
    }

    /** What holds for all accounts. */
    public FloorSettings settings() {
        return settings;
    }

    /** How long an order that was taken is not found by its status. */
    public Duration statusLag() {
        return statusLag;
    }

    /** It is this from now on. */
    public void statusLag(Duration now) {
        statusLag = now;
    }

    /** Who is told of orders and fills. */
    BooksWatcher books() {
        return books;
    }

    /** The exchange below. */
    public SimExchange exchange() {
        return exchange;
    }

    /** What is listed. */
    public Coins coins() {
        return coins;
    }

    /** The accounts, by their addresses. */
    public List<Trader> traders() {
        return List.copyOf(traders.values());
    }

    /** The parts of an account. */
    public List<Trader> partsOf(Trader master) {
        return traders.values().stream()
                .filter(part -> part.master().equals(Optional.of(master)))
                .toList();
    }

    /** A part of an account by its address, in any case. */
    public Optional<Trader> findPart(Trader master, String address) {
        return find(address).filter(part -> part.master().equals(Optional.of(master)));
    }

    /** An account by its address, in any case. */
    public Optional<Trader> find(String address) {
        return Optional.ofNullable(traders.get(address.toLowerCase(Locale.ROOT)));
    }

    /** An account that is there, or else a new one. */
    public Trader open(String address) {
        return open(address, Optional.empty(), "");
    }

    /** The same as a part of another. */
    public Trader open(String address, Optional<Trader> master, String name) {
        String key = address.toLowerCase(Locale.ROOT);
        return traders.computeIfAbsent(key, any -> new Trader(key, traders.size() + 1L, master, name, this));
    }

    /** The accounts to begin with; {@link EmulatorException} when an owner is not one before its part. */
    public void open(List<Funds> accounts, String wallet) {
        for (Funds funds : accounts) {
            Optional<Trader> owner = funds.owner().map(name -> find(name)
                    .orElseThrow(() -> new EmulatorException(
                            "account %s: its owner %s must be an account before it".formatted(funds.account(), name))));
            open(funds.account(), owner, "").move(wallet, funds.amount());
        }
    }

    /** Size of all positions in a contract, without their signs. */
    public BigDecimal openInterest(Coin coin) {
        return traders.values().stream()
                .map(trader -> trader.position(coin).abs())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Somebody who has never been here, as an account without anything. */
    public Trader nobody(String address) {
        return new Trader(address, 0, Optional.empty(), "", new Floor(agenda, settings));
    }

    /** The keys that trade for accounts. */
    public Agents agents() {
        return agents;
    }

    /** The account that a key acts for: that of its master, or its own. */
    public Optional<Trader> actingFor(String signer) {
        return agents.find(signer).map(Agent::master).or(() -> find(signer));
    }

    /** A number that nobody has. */
    public long nextId() {
        return orders++;
    }

    /** A new transaction begins: all of its fills share a hash. */
    public void transaction() {
        hash = "0x%016x%016x%016x%016x".formatted(hashes.next(), hashes.next(), hashes.next(), hashes.next());
        made = Optional.empty();
    }

    /** Hash of the transaction. */
    public String hash() {
        return hash;
    }

    /** Number of a fill; both sides of a match of two accounts have one. What a taker does is printed. */
    long tradeId(Coin coin, Print fill, boolean taker) {
        if (!taker) {
            long id = coin.market().printing() == 0 ? trades++ : coin.market().printing();
            made = Optional.of(new Print(fill.price(), fill.size(), fill.takerSide(), fill.nanos(), id));
            return id;
        }
        Optional<Print> other = made.filter(print -> print.price() == fill.price() && print.size() == fill.size());
        made = Optional.empty();
        long id = other.map(Print::id).orElseGet(() -> trades++);
        coin.market().traded(new Print(fill.price(), fill.size(), fill.takerSide(), fill.nanos(), id));
        return id;
    }

    /** Pays funding at a rate in all contracts, each full hour from now on. */
    public void fundHourly(BigDecimal rate, Runnable afterwards) {
        long hour = HOUR.toNanos();
        agenda.at(Math.floorDiv(agenda.now(), hour) * hour + hour, () -> {
            transaction();
            coins.contracts()
                    .forEach(coin -> exchange.fund(coin.id(), coin.market().mark(), rate, agenda.now()));
            afterwards.run();
            fundHourly(rate, afterwards);
        });
    }
}
