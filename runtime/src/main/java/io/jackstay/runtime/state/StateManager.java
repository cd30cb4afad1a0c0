package io.jackstay.runtime.state;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Pnl;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.market.QuietBand;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Position, PnL and equity of one bot, or of all bots of a login together. Not thread safe: owned by the loop of its scope.
 *
 * <p>equity = start equity + realised + unrealised at the mark − fees − funding, all in the reporting asset, which is the
 * quote asset of the bot's first market; markets quoted in another asset are reported beside it. Worked: start 10000, a buy
 * of 0.1 at 60000 with a fee of 0.6, mark 60100: 10000 + 0 + 10 − 0.6 = 10009.4.
 */
public final class StateManager {
    private final SortedMap<MarketId, MarketLedger> ledgers = new TreeMap<>();
    private final Money startEquity;
    private final Extremes extremes;
    private final EquityBand band = new EquityBand(this);
    private @Nullable Money equity;
    private @Nullable Money peak;
    private Pnl beforeToday;
    private Pnl beforeSession;

    /** The markets must not be empty; the start equity gives the reporting asset. */
    public StateManager(List<MarketInfo> markets, Money startEquity) {
        this.startEquity = requireNonNull(startEquity, "startEquity is null");
        this.extremes = new Extremes(startEquity.amount());
        this.beforeToday = Pnl.none(startEquity.asset());
        this.beforeSession = beforeToday;
        for (MarketInfo market : markets) {
            ledgers.put(market.id(), new MarketLedger(market));
        }
    }

    /** One more market; without effect when it is known. */
    public void add(MarketInfo market) {
        ledgers.computeIfAbsent(market.id(), any -> new MarketLedger(market));
    }

    public void changed(MarketInfo now) {
        ledger(now.id()).changed(now);
        disturbed();
    }

    /** Where equity stands, for who wants to know of few marks. */
    public EquityBand band() {
        return band;
    }

    /** Something else than a mark has changed. */
    private void disturbed() {
        equity = null;
        band.disturbed();
    }

    /** What was reached before the first fill that is applied here. */
    public void restore(Carried carried) {
        ledger(carried.market()).restore(carried);
        disturbed();
    }

    /** A fill of an earlier process, in order; what equity was then is not known here, and is not looked at. */
    public void applyPast(OrderFill fill) {
        MarketLedger ledger = ledger(fill.market());
        ledger.apply(fill);
        ledger.mark(
                fill.price().unscaledValue(),
                fill.price().unscaledValue(),
                fill.price().scale());
        disturbed();
    }

    /** A cash flow of an earlier process. */
    public void applyPast(CashFlow flow) {
        flow.market().filter(ledgers::containsKey).ifPresent(market -> ledger(market)
                .apply(flow));
        disturbed();
    }

    /** What earlier processes valued at, where it is still looked at. */
    public void restoreMarks(SeenEquity seen) {
        for (SeenEquity.Mark mark : seen.marks()) {
            if (ledgers.containsKey(mark.market())) {
                restoreMark(mark.market(), mark.price());
            }
        }
    }

    private void restoreMark(MarketId market, BigDecimal price) {
        BigDecimal rounded = price.round(new MathContext(18));
        BigDecimal positive = rounded.setScale(Math.max(rounded.scale(), 0), RoundingMode.UNNECESSARY);
        long unscaled = positive.unscaledValue().longValueExact();
        ledger(market).mark(unscaled, unscaled, positive.scale());
        disturbed();
    }

    /** Applies a fill that is known to be new. The time of the last fill only moves forward. */
    public void applyFill(OrderFill fill) {
        ledger(fill.market()).apply(fill);
        observeEquity();
    }

    /** What fills and cash flows have made of a market is this instead; without effect in a market that is not the bot's. */
    public void correct(Carried soFar) {
        if (ledgers.containsKey(soFar.market())) {
            ledger(soFar.market()).correct(soFar);
            observeEquity();
        }
    }

    public void applyCashFlow(CashFlow flow) {
        flow.market().filter(ledgers::containsKey).ifPresent(market -> {
            ledger(market).apply(flow);
            observeEquity();
        });
    }

    /** How the position in a market is valued; the same view for as long as this lives. */
    public Valuation valuation(MarketId market) {
        return new Valuation(this, ledger(market));
    }

    void marked(MarketLedger ledger) {
        equity = null;
        band.marked(ledger);
        if (!extremes.cover(ledger) && !ledger.position().isFlat()) {
            extremes.observe(equity().amount(), ledger);
        }
    }

    boolean narrow(MarketLedger ledger, QuietBand quiet, boolean watched) {
        return extremes.narrow(ledger, quiet) && (!watched || band.narrow(ledger, quiet));
    }

    /** Starts a new day: {@link #today} counts from here. */
    public void rollDay() {
        beforeToday = total();
    }

    /** What had been reached when the day began. */
    public Pnl beforeToday() {
        return beforeToday;
    }

    /** The day began in an earlier process, with this behind it. */
    public void restoreDay(Pnl before) {
        beforeToday = before;
    }

    /** What a later process must know of the equity. */
    public SeenEquity seenEquity() {
        List<SeenEquity.Mark> marks = new ArrayList<>();
        for (MarketId market : markets()) {
            if (!position(market).isFlat()) {
                markOf(market).ifPresent(price -> marks.add(new SeenEquity.Mark(market, price)));
            }
        }
        return new SeenEquity(peakEquity(), maxDrawdown(), marks);
    }

    /** What earlier processes have seen; what the past came to is part of it. */
    public void restoreExtremes(SeenEquity seen) {
        extremes.restore(seen.peak().amount(), seen.maxDrawdown().amount());
        observeEquity();
    }

    /** The past came to this, and no earlier process has told what it saw. */
    public void beginExtremes() {
        observeEquity();
    }

    /** The price that a position is valued at; empty while there is none. */
    public Optional<BigDecimal> markOf(MarketId market) {
        return ledger(market).marked();
    }

    /** What was reached before this process is behind: {@link #session} counts from here. */
    public void beginSession() {
        beforeSession = total();
    }

    public Position position(MarketId market) {
        return ledger(market).position();
    }

    public Pnl pnl(MarketId market) {
        return ledger(market).pnl();
    }

    public List<MarketId> markets() {
        return new ArrayList<>(ledgers.keySet());
    }

    public MarketInfo info(MarketId market) {
        return ledger(market).info();
    }

    public Money startEquity() {
        return startEquity;
    }

    public Money equity() {
        Money known = equity;
        if (known == null) {
            known = new Money(startEquity.asset(), startEquity.amount().add(net()));
            equity = known;
        }
        return known;
    }

    BigDecimal peak() {
        return extremes.peak();
    }

    public Money peakEquity() {
        Money known = peak;
        if (known == null || known.amount().compareTo(extremes.peak()) != 0) {
            known = new Money(startEquity.asset(), extremes.peak());
            peak = known;
        }
        return known;
    }

    /** The largest fall of equity from a peak so far, in the reporting asset; zero or positive. */
    public Money maxDrawdown() {
        return new Money(startEquity.asset(), extremes.drawdown());
    }

    /** As {@link #total}, since the day began. */
    public Pnl today() {
        return since(beforeToday);
    }

    /** As {@link #total}, since this process began to run the bot. */
    public Pnl session() {
        return since(beforeSession);
    }

    /** As {@link #total}, since this much had been reached. */
    public Pnl since(Pnl before) {
        PnlSum sum = new PnlSum(startEquity.asset());
        sum.add(total());
        sum.subtract(before);
        return sum.total();
    }

    /** Summed over the markets that are quoted in the reporting asset, since the bot first ran. */
    public Pnl total() {
        PnlSum sum = new PnlSum(startEquity.asset());
        ledgers.values().forEach(ledger -> sum.add(ledger.pnl()));
        return sum.total();
    }

    /** The venue's time of the last fill, epoch nanoseconds; it only moves forward. Empty before the first. */
    public OptionalLong lastFillNanos() {
        return fills() == 0
                ? OptionalLong.empty()
                : ledgers.values().stream()
                        .mapToLong(MarketLedger::lastFillNanos)
                        .max();
    }

    public long fills() {
        long fills = 0;
        for (MarketLedger ledger : ledgers.values()) {
            fills += ledger.fills();
        }
        return fills;
    }

    private BigDecimal net() {
        BigDecimal net = BigDecimal.ZERO;
        for (MarketLedger ledger : ledgers.values()) {
            if (ledger.info().quoteAsset().equals(startEquity.asset())) {
                net = net.add(ledger.net());
            }
        }
        return net;
    }

    private void observeEquity() {
        disturbed();
        extremes.observe(equity().amount());
    }

    private MarketLedger ledger(MarketId market) {
        MarketLedger ledger = ledgers.get(market);
        if (ledger == null) {
            throw new IllegalArgumentException(market + " is none of this bot's markets " + ledgers.keySet());
        }
        return ledger;
    }
}
