package io.jackstay.emulator.base.stream;

import io.jackstay.emulator.base.desk.Coin;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.Trader;
import io.jackstay.emulator.base.market.EmulatedMarket;
import io.jackstay.emulator.base.market.MarketWatcher;
import io.jackstay.emulator.base.market.Print;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the connections of a venue what happens on its floor, each what it has asked for. Not thread safe: confined to the driving thread.
 *
 * @param <T> what can be asked for
 */
public abstract class Teller<T extends Teller.Wish> implements MarketWatcher {
    private final Floor floor;
    private final Hub<T> hub;
    private final Set<EmulatedMarket> moved = new HashSet<>();

    /** What a connection wants to hear of. Equal when it is the same. */
    public interface Wish {
        /** The market that it is about; empty when it is about none, or about all. */
        Optional<Coin> coin();

        /** The account that it is about; empty when it is about none. */
        String user();
    }

    /** Tells what happens on a floor from {@link #begin} on. */
    protected Teller(Floor floor) {
        this.floor = floor;
        this.hub = new Hub<>(floor.agenda());
    }

    /**
     * Begins to tell.
     *
     * @param every how often {@link #onTick} is called
     * @param silence after which a connection is closed
     * @param code with which it is
     */
    protected final void begin(Duration every, Duration silence, int code) {
        floor.watch(this);
        floor.agenda().every(every, () -> {
            hub.closeSilent(silence, code);
            hub.each((to, wish) -> onTick(to, wish, hasMoved(wish)));
            moved.clear();
            flush();
        });
    }

    /** All connections. */
    public final Hub<T> hub() {
        return hub;
    }

    private boolean hasMoved(T wish) {
        return wish.coin().map(coin -> moved.contains(coin.market())).orElse(!moved.isEmpty());
    }

    private static boolean isAbout(Wish wish, EmulatedMarket market) {
        return wish.coin().filter(coin -> coin.market().equals(market)).isPresent();
    }

    @Override
    public final void onBook(EmulatedMarket market) {
        moved.add(market);
        flush();
        hub.each((to, wish) -> {
            if (isAbout(wish, market)) {
                onBook(to, wish);
            }
        });
    }

    @Override
    public final void onPrint(EmulatedMarket market, Print print) {
        moved.add(market);
        hub.each((to, wish) -> {
            if (isAbout(wish, market)) {
                onPrint(to, wish, print);
            }
        });
    }

    /** Tells what has become of the accounts since it was told last. */
    public final void flush() {
        for (Trader trader : floor.traders()) {
            if (trader.fresh().isChanged()) {
                hub.each((to, wish) -> {
                    if (wish.user().equals(trader.address())) {
                        onChange(to, wish, trader);
                    }
                });
                trader.fresh().clear();
            }
        }
    }

    /** Time for what is told regularly; {@code moved}: the market that it is about, or any, has changed since the last time. */
    protected abstract void onTick(Subscriber<T> to, T wish, boolean moved);

    /** The book of the market that it is about has changed. */
    protected abstract void onBook(Subscriber<T> to, T wish);

    /** A trade in the market that it is about. */
    protected abstract void onPrint(Subscriber<T> to, T wish, Print print);

    /** Something of the account that it is about has changed; what, the account has in {@link Trader#fresh}. */
    protected abstract void onChange(Subscriber<T> to, T wish, Trader trader);
}
