package io.jackstay.connector.hyperliquid;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.connector.CandleQuery;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.Candle;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.RejectReason;
import io.jackstay.connector.hyperliquid.market.CandleInterval;
import io.jackstay.connector.hyperliquid.market.Listing;
import io.jackstay.connector.hyperliquid.market.Markets;
import io.jackstay.connector.hyperliquid.report.FundingPayment;
import io.jackstay.connector.hyperliquid.report.LedgerEntry;
import io.jackstay.connector.hyperliquid.report.Translator;
import io.jackstay.connector.hyperliquid.report.VenueFill;
import io.jackstay.lib.wire.JsonReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Past fills, cash flows and candles. Confined to the connector's loop.
 *
 * <p>Pages begin at a time that is included, so the last time of a page is asked for again and what comes twice is dropped by its id. A
 * page full of one time can't be passed, and beyond 10,000 fills the venue tells no more: both are told as a hole. The cursor is that
 * time and the count of what was read.
 */
final class History {
    /** A page of fills that has as many may have left some out. */
    static final int FILLS_A_PAGE = 2_000;
    /** The venue tells no fills before the latest so many. */
    static final int FILLS_SERVED = 10_000;

    private static final String FILLS = "fills";
    private static final int FLOWS_A_PAGE = 500;
    private static final int CANDLES = 5_000;

    private final InfoClient info;
    private final Supplier<Markets> markets;
    private final Translator translator;
    private final Ledger ledger;

    /** What an entry of the ledger comes to. */
    interface Ledger {
        List<CashFlow> apply(LedgerEntry entry, long receivedNanos);
    }

    History(InfoClient info, Supplier<Markets> markets, Translator translator, Ledger ledger) {
        this.info = info;
        this.markets = markets;
        this.translator = translator;
        this.ledger = ledger;
    }

    /** One entry of a page with its time. */
    private record Entry<T>(T item, long timeMillis) {}

    /** What was read, oldest first, with how much the venue sent, ours or not, and whether more may follow. */
    private record Page<T>(List<Entry<T>> entries, int count, long lastMillis, boolean full) {
        /** Both together. It goes on where the first of those that are full has ended; what comes twice then is dropped by its id. */
        Page<T> and(Page<T> other) {
            List<Entry<T>> all = new ArrayList<>(entries);
            all.addAll(other.entries);
            all.sort(Comparator.comparingLong(Entry::timeMillis));
            int sum = count + other.count;
            if (full != other.full) {
                return new Page<>(all, sum, full ? lastMillis : other.lastMillis, true);
            }
            long last = full ? Math.min(lastMillis, other.lastMillis) : Math.max(lastMillis, other.lastMillis);
            return new Page<>(all, sum, last, full);
        }
    }

    /** Where to go on: a time, and how many entries came before it. */
    private record Cursor(long millis, int count) {
        static Cursor of(HistoryQuery query) {
            String[] parts = query.cursor().split("/", -1);
            if (parts.length == 2 && parts[0].matches("[0-9]{1,15}") && parts[1].matches("[0-9]{1,9}")) {
                return new Cursor(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
            }
            return new Cursor(Math.max(0, query.since().toEpochMilli()), 0);
        }

        @Override
        public String toString() {
            return millis + "/" + count;
        }
    }

    void fills(HistoryQuery query, Reply<HistoryPage<OrderFill>> reply) {
        Cursor cursor = Cursor.of(query);
        info.ask(
                Query.fills(translator.account(), cursor.millis()),
                this::readFills,
                reply.after(page -> reply.ok(answer(page, cursor, FILLS))));
    }

    private Page<OrderFill> readFills(JsonReader json, long receivedNanos) {
        List<Entry<OrderFill>> entries = new ArrayList<>();
        int count = 0;
        long last = 0;
        json.beginArray();
        while (json.nextElement()) {
            VenueFill fill = VenueFill.read(json);
            count++;
            last = Math.max(last, fill.timeMillis());
            Optional<Listing> listing = markets.get().findCoin(fill.coin());
            if (listing.isPresent()) {
                entries.add(new Entry<>(translator.fill(listing.get(), fill, receivedNanos), fill.timeMillis()));
            }
        }
        info.returned(count);
        return new Page<>(entries, count, last, count >= FILLS_A_PAGE);
    }

    /** Funding payments, and what the ledger has besides. */
    void cashFlows(HistoryQuery query, Reply<HistoryPage<CashFlow>> reply) {
        Cursor cursor = Cursor.of(query);
        info.ask(
                Query.funding(translator.account(), cursor.millis()),
                this::readFundings,
                reply.after(fundings -> info.ask(
                        Query.ledger(translator.account(), cursor.millis()),
                        this::readLedger,
                        reply.after(moves -> reply.ok(answer(fundings.and(moves), cursor, "cash flows"))))));
    }

    private Page<CashFlow> readFundings(JsonReader json, long receivedNanos) {
        List<Entry<CashFlow>> entries = new ArrayList<>();
        int count = 0;
        long last = 0;
        json.beginArray();
        while (json.nextElement()) {
            FundingPayment payment = FundingPayment.read(json);
            count++;
            last = Math.max(last, payment.timeMillis());
            PrivateFrames.cashFlow(markets.get(), payment, receivedNanos)
                    .ifPresent(flow -> entries.add(new Entry<>(flow, payment.timeMillis())));
        }
        info.returned(count);
        return new Page<>(entries, count, last, count >= FLOWS_A_PAGE);
    }

    private Page<CashFlow> readLedger(JsonReader json, long receivedNanos) {
        List<Entry<CashFlow>> entries = new ArrayList<>();
        int count = 0;
        long last = 0;
        json.beginArray();
        while (json.nextElement()) {
            LedgerEntry entry = LedgerEntry.read(json);
            count++;
            last = Math.max(last, entry.timeMillis());
            ledger.apply(entry, receivedNanos).forEach(flow -> entries.add(new Entry<>(flow, entry.timeMillis())));
        }
        info.returned(count);
        return new Page<>(entries, count, last, count >= FLOWS_A_PAGE);
    }

    private static <T> HistoryPage<T> answer(Page<T> page, Cursor cursor, String what) {
        List<T> items = page.entries().stream().map(Entry::item).toList();
        boolean stuck = page.full() && page.lastMillis() <= cursor.millis();
        int count = cursor.count() + page.count();
        long next = stuck ? cursor.millis() + 1 : Math.max(cursor.millis(), page.lastMillis());
        HistoryPage<T> answer = page.full()
                ? HistoryPage.more(items, new Cursor(next, count).toString())
                : HistoryPage.last(items, new Cursor(next, 0).toString());
        if (stuck) {
            return answer.withHole(
                    "more than %d %s at %d: the rest is not served".formatted(page.count(), what, cursor.millis()));
        }
        boolean beyond = what.equals(FILLS) && count >= FILLS_SERVED;
        return beyond ? answer.withHole("only the latest %d fills are served".formatted(FILLS_SERVED)) : answer;
    }

    void candles(CandleQuery query, Reply<List<Candle>> reply) {
        Optional<Listing> listing = markets.get().find(query.market());
        Optional<CandleInterval> interval = CandleInterval.find(query.interval());
        if (listing.isEmpty() || interval.isEmpty()) {
            RejectReason reason = listing.isEmpty() ? RejectReason.UNKNOWN_MARKET : RejectReason.UNSUPPORTED;
            reply.refused(reason, "%s with candles of %s".formatted(query.market(), query.interval()));
            return;
        }
        int count = Math.min(CANDLES, query.count());
        long length = query.interval().toMillis();
        long until = query.until().toEpochMilli();
        long from = Math.max(0, until - (count + 1L) * length);
        Query asked = Query.candles(listing.get().coin(), interval.get().word(), from, until, count + 1);
        info.ask(asked, json -> readCandles(json, until - length, count), reply);
    }

    /** Those that begin at the latest at a time, so that they have closed. */
    private List<Candle> readCandles(JsonReader json, long latestStart, int count) {
        List<Candle> candles = new ArrayList<>();
        json.beginArray();
        while (json.nextElement()) {
            TradeFrames.readCandle(json, markets.get())
                    .filter(candle -> candle.start().toEpochMilli() <= latestStart)
                    .ifPresent(candle -> candles.add(TradeFrames.closed(candle)));
        }
        return List.copyOf(candles.subList(Math.max(0, candles.size() - count), candles.size()));
    }
}
