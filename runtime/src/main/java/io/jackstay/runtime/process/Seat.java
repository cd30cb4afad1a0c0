package io.jackstay.runtime.process;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.runtime.account.BotAccount;
import io.jackstay.runtime.risk.BotFigures;
import io.jackstay.runtime.risk.ImposedHalt;
import io.jackstay.runtime.risk.RiskWatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One life of a bot at the table of the process. What {@link RiskWatch} says is called on the bot loop, {@link #take} on the loop of the
 * rules, the rest on any thread.
 */
final class Seat implements RiskWatch {
    private final String bot;
    private final SortedMap<Venue, BotAccount> accounts;
    private final Consumer<Told> told;
    private final List<OrderFill> fills = new ArrayList<>();
    private volatile @Nullable BotFigures latest;
    private volatile @Nullable ProcessMember member;
    private long counted;

    /** Something that a bot has told. */
    sealed interface Told {
        /** These fills, after which the seat has the figures. */
        record Stands(Seat seat, List<OrderFill> fills) implements Told {
            public Stands {
                fills = List.copyOf(fills);
            }
        }

        record Ordered(RiskOrder order, Outcome outcome) implements Told {}
    }

    Seat(String bot, SortedMap<Venue, ? extends BotAccount> accounts, Consumer<Told> told) {
        this.bot = requireNonNull(bot, "bot is null");
        this.accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
        this.told = requireNonNull(told, "told is null");
    }

    String bot() {
        return bot;
    }

    SortedMap<Venue, BotAccount> accounts() {
        return accounts;
    }

    void taken(ProcessMember by) {
        member = requireNonNull(by, "by is null");
    }

    /** The bot is let go of; what it told last still counts. */
    void left() {
        member = null;
    }

    boolean isTaken() {
        return member != null;
    }

    @Nullable
    BotFigures latest() {
        return latest;
    }

    /** How many orders and amends have left since the last call. */
    long newlyLeft() {
        BotFigures now = latest;
        long all = now == null ? 0 : now.left();
        long fresh = all - counted;
        counted = all;
        return fresh;
    }

    void impose(long version, List<ImposedHalt> halts) {
        ProcessMember now = member;
        if (now != null) {
            now.impose(version, halts);
        }
    }

    void close(boolean flatten, String why) {
        ProcessMember now = member;
        if (now != null) {
            now.close(flatten, why);
        }
    }

    @Override
    public boolean isWatching() {
        return true;
    }

    @Override
    public void filled(OrderFill fill) {
        fills.add(fill);
    }

    @Override
    public void outcome(RiskOrder order, Outcome outcome) {
        told.accept(new Told.Ordered(order, outcome));
    }

    @Override
    public void figures(BotFigures now) {
        latest = now;
        told.accept(new Told.Stands(this, fills));
        fills.clear();
    }
}
