package io.jackstay.runtime.process;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.Money;
import io.jackstay.runtime.record.RiskRecord;
import io.jackstay.runtime.state.PnlSum;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all bots have come to together, each counted from when the rules of the process first saw it. Not thread safe: owned by their loop.
 *
 * <p>Equity is what the bots began with and what all have earned since. The highest one is kept as what had been earned then, so that a
 * bot which comes or goes with its capital is neither gain nor loss.
 */
final class ProcessBook {
    private final String asset;
    private final SortedMap<String, Stake> stakes = new TreeMap<>();
    private final SortedMap<String, RiskRecord.BotSeen> bots = new TreeMap<>();
    private BigDecimal peak = BigDecimal.ZERO;
    private Pnl beforeToday;
    private Pnl beforeSession;

    /**
     * What a bot counts with.
     *
     * @param own whether it has capital of its own; if not, it shares that of its login with the others there
     */
    record Stake(String login, boolean own) {}

    ProcessBook(String asset) {
        this.asset = requireNonNull(asset, "asset is null");
        this.beforeToday = Pnl.none(asset);
        this.beforeSession = beforeToday;
    }

    /** What an earlier process had seen; bots that count in another asset are left out. */
    void restore(Collection<RiskRecord.BotSeen> seen) {
        seen.stream().filter(bot -> isOurs(bot.startEquity())).forEach(bot -> bots.put(bot.bot(), bot));
    }

    String asset() {
        return asset;
    }

    boolean isOurs(Money money) {
        return money.asset().equals(asset);
    }

    /** The bot takes part in this process. */
    void staked(String bot, Stake stake) {
        stakes.put(bot, stake);
    }

    /** The bot has gone for good: what it earned stays, its capital goes. */
    void unstaked(String bot) {
        stakes.remove(bot);
    }

    boolean knows(String bot) {
        return bots.containsKey(bot);
    }

    /** Where a bot stands now. */
    RiskRecord.BotSeen seen(String bot, Money startEquity, Pnl now) {
        RiskRecord.BotSeen known = bots.get(bot);
        RiskRecord.BotSeen next = new RiskRecord.BotSeen(bot, startEquity, known == null ? now : known.before(), now);
        bots.put(bot, next);
        return next;
    }

    Pnl total() {
        PnlSum sum = new PnlSum(asset);
        for (RiskRecord.BotSeen bot : bots.values()) {
            sum.add(bot.now());
            sum.subtract(bot.before());
        }
        return sum.total();
    }

    private Pnl since(Pnl before) {
        PnlSum sum = new PnlSum(asset);
        sum.add(total());
        sum.subtract(before);
        return sum.total();
    }

    Pnl today() {
        return since(beforeToday);
    }

    Pnl session() {
        return since(beforeSession);
    }

    void beginSession() {
        beforeSession = total();
    }

    /** A new day begins; what it begins with. */
    Pnl rollDay() {
        beforeToday = total();
        return beforeToday;
    }

    void restoreDay(Pnl before) {
        beforeToday = before;
    }

    Money equity() {
        return new Money(asset, base().add(net()));
    }

    Money peakEquity() {
        return new Money(asset, base().add(peak));
    }

    private BigDecimal net() {
        return total().net().amount();
    }

    /** The highest that had been earned. */
    Money peak() {
        return new Money(asset, peak);
    }

    void restorePeak(Money earned) {
        peak = earned.amount();
    }

    /** Whether what is earned now is the highest so far. */
    boolean observe() {
        BigDecimal net = net();
        boolean higher = net.compareTo(peak) > 0;
        peak = peak.max(net);
        return higher;
    }

    /** The money of a login counts once for those of its bots that have none of their own. */
    private BigDecimal base() {
        BigDecimal own = BigDecimal.ZERO;
        SortedMap<String, BigDecimal> shared = new TreeMap<>();
        for (SortedMap.Entry<String, Stake> entry : stakes.entrySet()) {
            RiskRecord.BotSeen bot = bots.get(entry.getKey());
            if (bot == null) {
                continue;
            }
            BigDecimal start = bot.startEquity().amount();
            if (entry.getValue().own) {
                own = own.add(start);
            } else {
                shared.merge(entry.getValue().login, start, BigDecimal::max);
            }
        }
        return shared.values().stream().reduce(own, BigDecimal::add);
    }
}
