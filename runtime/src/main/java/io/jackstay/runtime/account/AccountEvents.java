package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Balance;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Margin;
import io.jackstay.api.account.Position;
import io.jackstay.api.connector.BookSink;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.FundingRate;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Outcome;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.fill.SeenIds;
import io.jackstay.runtime.journal.CrashPoint;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.market.MarketChannel;
import io.jackstay.runtime.record.AccountRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes what a connector says to the books and to the bots that it concerns. Confined to the account loop. */
final class AccountEvents implements ConnectorEvents {
    private static final System.Logger LOG = System.getLogger(AccountEvents.class.getName());

    private final Venue venue;
    private final Clock clock;
    private final BotPorts ports;
    private final Map<MarketId, MarketChannel> channels = new HashMap<>();
    private @Nullable MarketChannel lastChannel;
    private final Outbox outbox;
    private final AccountImage image;
    private final AccountAlerts alerts;
    private final Unexplained unexplained;
    private final OptionalLong unsureSince;
    private final SeenIds fills = new SeenIds();
    private final SeenIds flows = new SeenIds();
    private volatile AccountPicture picture = AccountPicture.NOTHING;
    private volatile boolean tradable;
    private volatile Optional<String> fatal = Optional.empty();
    private final LoopOwner owner;
    private final Onlookers onlookers = new Onlookers();
    private final LateFills lateFills;
    private int streamTurns;
    private long foreign;

    AccountEvents(Venue venue, Clock clock, BotPorts ports, Optional<Journal> journal, AccountImage image) {
        this.venue = requireNonNull(venue, "venue is null");
        this.owner = new LoopOwner(venue);
        this.clock = requireNonNull(clock, "clock is null");
        this.ports = requireNonNull(ports, "ports is null");
        this.image = requireNonNull(image, "image is null");
        this.outbox = new Outbox(journal, image, new Outbox.Trouble() {
            @Override
            public void dead(String why) {
                fatal(AlertCode.JOURNAL_FAILED, why);
            }

            @Override
            public void dropped(long count) {
                notDurable(count);
            }
        });
        this.alerts = new AccountAlerts(venue, clock, image.alerts(), outbox);
        this.unexplained = new Unexplained(clock, ports, image, outbox, alerts);
        this.lateFills = new LateFills(image, ports, outbox, onlookers);
        this.unsureSince = image.unsureSinceNanos();
        unsureSince.ifPresent(this::historyFrom);
        image.remember(fills, flows);
        outbox.record(new AccountRecord.LoginBegan(clock.epochNanos()));
    }

    /** Which thread turns the account loop. */
    LoopOwner owner() {
        return owner;
    }

    /** The bot's number in an id of ours; 0 in any other. */
    int numberIn(OrderRef order) {
        return ports.numberIn(order);
    }

    Venue venue() {
        return venue;
    }

    /** Who of the login itself hears of orders and fills. */
    Onlookers onlookers() {
        return onlookers;
    }

    /** What is written down of the login. */
    AccountImage image() {
        return image;
    }

    /** Those open orders whose client order id carries our installation. */
    List<OrderReport> ours(AccountSnapshot snapshot) {
        return snapshot.openOrders().stream()
                .filter(report -> ports.isOurs(report.order()))
                .toList();
    }

    /** The markets that a bot claims, sorted. */
    List<MarketId> claimed() {
        return ports.claimed();
    }

    /** The markets that the venue lists, sorted. */
    List<MarketId> markets() {
        return List.copyOf(new TreeSet<>(channels.keySet()));
    }

    /** It is proven that an order of ours never was at the venue. */
    void absent(OrderRef order, String why) {
        Stamp stamp = stampNow();
        onlookers.absent(order, why);
        ports.owner(order).ifPresent(port -> outbox.deliver(() -> port.absent(order, why, stamp)));
    }

    void seen(AccountSnapshot snapshot) {
        picture = AccountPicture.of(snapshot, picture);
        if (!image.isSeen()) {
            outbox.record(new AccountRecord.VenueSeen(snapshot.stamp().venueNanos()));
        }
        if (!image.expected().isBegun()) {
            unexplained.begin(snapshot);
        }
        List<ShownOrders.Shown> shown = new ArrayList<>();
        ours(snapshot).forEach(report -> shown.add(new ShownOrders.Shown(report, numberIn(report.order()))));
        onlookers.seen(snapshot, shown);
    }

    /** Fills and cash flows have come that can't be made durable. */
    private void notDurable(long count) {
        alerts.raise(
                AlertCode.MONEY_NOT_DURABLE,
                "",
                "%d fills and cash flows do not count, for they can't be made durable".formatted(count));
    }

    /** What no order of ours explains. */
    Unexplained unexplained() {
        return unexplained;
    }

    AccountAlerts alerts() {
        return alerts;
    }

    BotPorts ports() {
        return ports;
    }

    Outbox outbox() {
        return outbox;
    }

    /** Since when the venue may have told earlier processes what they could not write down any more. */
    OptionalLong unsureSince() {
        return unsureSince;
    }

    /** The venue's history may be asked for what was at this time of the venue's, and since. */
    void historyFrom(long venueNanos) {
        fills.keepFrom(venueNanos);
        flows.keepFrom(venueNanos);
    }

    /** Since when all that the venue has told is known by its ids; what was before can't be asked for any more. */
    long knownSince() {
        return Math.max(fills.knownFrom(), flows.knownFrom());
    }

    /** The positions that all known fills make. */
    ExpectedPositions expected() {
        return image.expected();
    }

    /** Whether the venue lists a market. */
    boolean knows(MarketId market) {
        return channels.containsKey(market);
    }

    /** What a bot did here so far, in earlier processes too. */
    PastMoney moneyOf(int bot) {
        return image.money(bot);
    }

    /** What a bot that joins now has to know of the login. */
    void tellState(BotPort port) {
        Stamp stamp = stampNow();
        port.venue(venue, tradable, tradable ? "connected" : "not connected", stamp);
        fatal.ifPresent(what -> port.fatal(venue, what, stamp));
    }

    AccountPicture picture() {
        return picture;
    }

    boolean isTradable() {
        return tradable;
    }

    Optional<String> fatal() {
        return fatal;
    }

    /** Mostly the one of the last time. */
    MarketChannel channel(MarketId market) {
        MarketChannel last = lastChannel;
        if (last != null && last.id().equals(market)) {
            return last;
        }
        MarketChannel channel = channels.get(market);
        if (channel == null) {
            throw new IllegalArgumentException("%s is not listed by %s".formatted(market, venue));
        }
        lastChannel = channel;
        return channel;
    }

    /** Whether nothing is made here of each change of the market's best prices. */
    boolean isQuiet(MarketId market) {
        MarketChannel known = channels.get(market);
        return known == null || known.isQuiet();
    }

    /** The markets that the connector listed when it started. */
    void listed(List<MarketInfo> markets) {
        for (MarketInfo market : markets) {
            channels.computeIfAbsent(market.id(), id -> new MarketChannel(market, clock));
            remember(market);
        }
    }

    private void remember(MarketInfo market) {
        AccountRecord.MarketTold told = AccountRecord.MarketTold.of(market);
        if (!image.knows(told)) {
            outbox.record(told);
        }
    }

    @Override
    public void outcome(OrderRef order, Command command, Outcome outcome) {
        Stamp stamp = stampNow();
        if (outcome instanceof Outcome.Accepted accepted) {
            ports.learn(order, accepted.venueOrderId());
        }
        if (ports.isOurs(order)) {
            onlookers.outcome(order, command, outcome);
        }
        ports.owner(order)
                .ifPresentOrElse(
                        port -> outbox.deliver(() -> port.outcome(order, command, outcome, stamp)), this::countForeign);
    }

    @Override
    public void order(OrderReport report) {
        Stamp stamp = stamp(report.stamp());
        if (ports.isOurs(report.order())) {
            onlookers.reported(report);
        }
        ports.owner(report.order())
                .ifPresentOrElse(port -> outbox.deliver(() -> port.order(report, stamp)), this::countForeign);
    }

    @Override
    public void fill(OrderFill fill) {
        Stamp stamp = stamp(fill.stamp());
        MarketInfo info = channel(fill.market()).info();
        if (!fills.isNew(fill.id(), fill.stamp().venueNanos())) {
            return;
        }
        CrashPoint.K5.reach();
        int number = ports.numberOf(fill.order());
        Optional<BotPort> owner = ports.owner(fill.order());
        // The fill of a bot that does not run waits for it, and is not another's though that one has the market alone
        // now.
        Optional<BotPort> taker = number == 0 ? ports.claimant(fill.market()) : owner;
        if (number == 0) {
            countForeign();
            unexplained.foreign(fill, taker.map(BotPort::number).orElseGet(() -> image.claimOf(fill.market())));
        }
        int bot = taker.map(BotPort::number).orElse(number == 0 ? image.claimOf(fill.market()) : number);
        lateFills.before(fill, taker.map(BotPort::number).orElse(0), info, stamp);
        outbox.record(new AccountRecord.FillTaken(bot, fill));
        onlookers.filled(fill);
        taker.ifPresent(port -> outbox.deliverMoney(() -> port.fill(fill, owner.isPresent(), stamp)));
    }

    @Override
    public void cashFlow(CashFlow flow) {
        Stamp stamp = stamp(flow.stamp());
        if (flows.isNew(flow.id(), flow.stamp().venueNanos())) {
            Optional<BotPort> taker = flow.market().flatMap(ports::claimant);
            int bot = taker.map(BotPort::number)
                    .orElseGet(() -> flow.market().map(image::claimOf).orElse(0));
            outbox.record(new AccountRecord.FlowTaken(bot, flow));
            onlookers.paid(flow);
            taker.ifPresent(port -> outbox.deliverMoney(() -> port.cashFlow(flow, stamp)));
        }
    }

    @Override
    public void position(Position position) {
        owner.require();
        outbox.deliver(() -> picture = picture.with(position));
    }

    @Override
    public void liquidation(MarketId market, Optional<Price> price) {
        owner.require();
        outbox.deliver(() -> picture = picture.with(market, price));
    }

    @Override
    public void balance(Balance balance) {
        owner.require();
        outbox.deliver(() -> picture = picture.with(balance));
    }

    @Override
    public void margin(Margin margin) {
        owner.require();
        outbox.deliver(() -> picture = picture.with(margin));
    }

    @Override
    public void markets(List<MarketInfo> changed) {
        Stamp stamp = stampNow();
        for (MarketInfo market : changed) {
            remember(market);
            MarketChannel channel = channels.get(market.id());
            if (channel == null) {
                channels.put(market.id(), new MarketChannel(market, clock));
            } else {
                channel.changed(market);
                onlookers.changed(market);
                ports.claimants(market.id()).forEach(port -> outbox.deliver(() -> port.marketChanged(market, stamp)));
            }
        }
    }

    @Override
    public BookSink book(MarketId market) {
        owner.require();
        return channel(market).book();
    }

    @Override
    public void top(MarketId market, long bid, long bidSize, long ask, long askSize, long venueNanos) {
        owner.require();
        channel(market).top(bid, bidSize, ask, askSize, venueNanos);
    }

    @Override
    public void trade(MarketId market, long price, long size, Side takerSide, String venueTradeId, long venueNanos) {
        owner.require();
        channel(market).trade(price, size, takerSide, venueTradeId, venueNanos);
    }

    @Override
    public void candle(Candle candle) {
        owner.require();
        channel(candle.market()).candle(candle);
    }

    @Override
    public void mark(MarkPrice mark) {
        owner.require();
        channel(mark.market()).mark(mark);
    }

    @Override
    public void funding(FundingRate rate) {
        owner.require();
        channel(rate.market()).funding(rate);
    }

    @Override
    public void stream(Stream stream, StreamState state, String detail) {
        Stamp stamp = stampNow();
        LOG.log(System.Logger.Level.INFO, () -> "stream venue=%s stream=%s state=%s detail=%s"
                .formatted(venue, stream, state, detail));
        if (stream == Stream.PUBLIC) {
            channels.values().forEach(channel -> tell(channel, state));
            return;
        }
        boolean up = state == StreamState.UP && fatal.isEmpty();
        int turn = ++streamTurns;
        Runnable looked = () -> {
            if (turn == streamTurns && fatal.isEmpty()) {
                tradable(true, "connected", stampNow());
            }
        };
        if (!up || tradable || !onlookers.look(looked)) {
            tradable(up, up ? "connected" : detail.isEmpty() ? "private stream " + state : detail, stamp);
        }
    }

    private void tradable(boolean up, String why, Stamp stamp) {
        if (up != tradable) {
            tradable = up;
            ports.all().forEach(port -> outbox.deliver(() -> port.venue(venue, up, why, stamp)));
        }
    }

    private static void tell(MarketChannel channel, StreamState state) {
        if (state == StreamState.DOWN) {
            channel.down();
        } else if (state == StreamState.STALE) {
            channel.stale();
        }
    }

    @Override
    public void gap(MarketId market, Feed feed, String detail) {
        owner.require();
        LOG.log(System.Logger.Level.WARNING, () -> "gap market=%s feed=%s detail=%s".formatted(market, feed, detail));
        channel(market).gap(feed);
    }

    @Override
    public void fatal(String what) {
        fatal(AlertCode.LOGIN_LOST, what);
    }

    private void fatal(AlertCode code, String what) {
        Stamp stamp = stampNow();
        alerts.raise(code, "", "the login can't go on: " + what);
        tradable = false;
        fatal = Optional.of(what);
        channels.values().forEach(MarketChannel::down);
        ports.all().forEach(port -> port.venue(venue, false, what, stamp));
        ports.all().forEach(port -> port.fatal(venue, what, stamp));
    }

    /** Orders and fills of nobody here: somebody else's hand on the same login. They are never touched. */
    private void countForeign() {
        foreign++;
        if (foreign == 1) {
            LOG.log(System.Logger.Level.INFO, () -> "orders that are not ours are left alone venue=" + venue);
        }
    }

    private Stamp stampNow() {
        owner.require();
        long now = clock.epochNanos();
        return new Stamp(now, now);
    }

    private Stamp stamp(Stamp venueStamp) {
        owner.require();
        return new Stamp(venueStamp.venueNanos(), clock.epochNanos());
    }
}
