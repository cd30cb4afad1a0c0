package io.jackstay.runtime.ledger;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.market.Money;
import io.jackstay.api.order.FillCause;
import io.jackstay.runtime.risk.TradingDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up the rows of one bot. Not thread safe: made for one report. */
final class EarningsReport {
    private final TradingDay days;
    private final Span span;
    private final SortedMap<String, Market> markets;
    private final SortedMap<LocalDate, EarningsSum> byDay = new TreeMap<>();
    private final EarningsSum total = new EarningsSum();
    private final EarningsSum allTime = new EarningsSum();
    private final SortedMap<String, Earnings.Source> sources = new TreeMap<>();

    /** @param markets by account and market, as {@link #key} puts them together */
    EarningsReport(TradingDay days, Span span, SortedMap<String, Market> markets) {
        this.days = requireNonNull(days, "days are null");
        this.span = requireNonNull(span, "span is null");
        this.markets = requireNonNull(markets, "markets are null");
    }

    /** By what the money of a market is counted. */
    record Market(String quote, BigDecimal multiplier) {}

    static String key(String account, String market) {
        return account + "/" + market;
    }

    void add(CarriedRow carried) {
        Market market = markets.get(key(carried.account(), carried.market()));
        if (market != null) {
            allTime.realized(market.quote, carried.realized(), BigDecimal.ZERO, carried.n());
        }
        carried.fees().forEach(allTime::fee);
        carried.funding().forEach(allTime::funding);
    }

    void add(FillRow fill) {
        Market market = markets.get(key(fill.account(), fill.market()));
        BigDecimal earned = fill.realized().orElse(BigDecimal.ZERO);
        String quote = market == null ? "" : market.quote;
        if (!fill.carried()) {
            add(allTime, fill, quote, earned, BigDecimal.ZERO);
        }
        if (fill.venueAt() < span.fromNanos() || fill.venueAt() >= span.toNanos()) {
            return;
        }
        BigDecimal volume = market == null
                ? BigDecimal.ZERO
                : fill.price().multiply(fill.size()).multiply(market.multiplier);
        add(total, fill, quote, earned, volume);
        add(day(fill.venueAt()), fill, quote, earned, volume);
        if (earned.signum() != 0) {
            String by = fill.cause().equals(FillCause.NORMAL.name()) ? "" : fill.cause();
            source("realized", fill.market(), by, new Money(quote, earned));
        }
        if (fill.fee().signum() != 0) {
            source(
                    fill.fee().signum() > 0 ? "fees" : "rebates",
                    fill.market(),
                    fill.role(),
                    fill.fee().negate());
        }
    }

    private static void add(EarningsSum sum, FillRow fill, String quote, BigDecimal earned, BigDecimal volume) {
        if (!quote.isEmpty()) {
            sum.realized(quote, earned, volume, 1);
        }
        sum.fee(fill.fee());
    }

    void add(FlowRow flow) {
        boolean funding = flow.kind().equals(CashFlow.Kind.FUNDING.name());
        if (funding && !flow.carried()) {
            allTime.funding(flow.amount().negate());
        }
        if (flow.venueAt() < span.fromNanos() || flow.venueAt() >= span.toNanos()) {
            return;
        }
        if (funding) {
            total.funding(flow.amount().negate());
            day(flow.venueAt()).funding(flow.amount().negate());
        }
        source(flow.kind().toLowerCase(Locale.ROOT), flow.market(), "", flow.amount());
    }

    private EarningsSum day(long nanos) {
        return byDay.computeIfAbsent(days.of(nanos), date -> new EarningsSum());
    }

    private void source(String name, String market, String of, Money amount) {
        String key = String.join("\n", name, market, of, amount.asset());
        BigDecimal before =
                sources.containsKey(key) ? requireNonNull(sources.get(key)).amount() : BigDecimal.ZERO;
        sources.put(key, new Earnings.Source(name, market, of, amount.asset(), before.add(amount.amount())));
    }

    Earnings earnings() {
        List<Earnings.Day> all = new ArrayList<>();
        byDay.forEach((date, sum) -> all.add(new Earnings.Day(date, sum.sums())));
        return new Earnings(all, total.sums(), List.copyOf(sources.values()), allTime.sums());
    }
}
