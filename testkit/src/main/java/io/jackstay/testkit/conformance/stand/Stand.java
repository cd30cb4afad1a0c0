package io.jackstay.testkit.conformance.stand;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.ConnectorEvents.Stream;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.net.fault.FaultPlan;
import io.jackstay.runtime.net.netty.NettyNetwork;
import io.jackstay.testkit.conformance.venue.SocketVenue;
import io.jackstay.testkit.conformance.venue.VenueStage;
import io.jackstay.testkit.conformance.venue.VenueUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * One connector and one venue, on time that stands still unless the case moves it. Not thread safe: owned by the case.
 *
 * <p>Nothing that is asked happens at once: {@link #pass} and {@link #until} let both sides act.
 */
public final class Stand implements AutoCloseable {
    /** How long a connector may take for an answer or an outcome. */
    public static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Venue NAME = new Venue("test");
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int MOST_TURNS = 100_000;
    private static final Duration STRIDE = Duration.ofMillis(500);
    private static final Duration WAIT = Duration.ofNanos(100_000);
    private static final int IDLE_TURNS = 3;
    private static final int MOST_PAGES = 1_000;

    private final Login login;
    private final StandTime time = new StandTime();
    private final FaultPlan faults = FaultPlan.of(List.of());
    private final RewritingNetwork network;
    private final SortedMap<String, String> memory = new TreeMap<>();
    private final VenueUnderTest venue;
    private final Optional<SocketVenue> sockets;
    private Heard heard = new Heard();
    private StandProcess process;
    private Connector connector;
    private Optional<MarketInfo> market = Optional.empty();
    private long sequence;

    /** A venue on a fake network, and a connector that has not been started. */
    public Stand(Login login, Function<VenueStage, ? extends VenueUnderTest> venues) {
        this.login = requireNonNull(login, "login is null");
        this.network = new RewritingNetwork(time.network().unwrap(Network.class));
        this.venue = venues.apply(time);
        this.sockets = Optional.empty();
        this.process = process();
        this.connector = login.make(new StandContext(process, NAME));
        time.inside(this::snapshot, this::history);
    }

    private Stand(Function<LongSupplier, SocketVenue> venues, Function<String, Login> logins) {
        SocketVenue opened = venues.apply(time::shown);
        this.login = logins.apply(opened.login());
        this.network = new RewritingNetwork(new NettyNetwork());
        this.venue = opened;
        this.sockets = Optional.of(opened);
        this.process = process();
        this.connector = login.make(new StandContext(process, NAME));
    }

    /**
     * A venue behind real sockets, and a connector that has not been started.
     *
     * @param venues opens the venue by the case's time
     * @param logins binds the keys of the venue's login
     */
    public static Stand onSockets(Function<LongSupplier, SocketVenue> venues, Function<String, Login> logins) {
        return new Stand(venues, logins);
    }

    private StandProcess process() {
        return new StandProcess(NAME.name(), time.clock(), network, faults, memory, heard, venue::feed);
    }

    /** The venue. */
    public VenueUnderTest venue() {
        return venue;
    }

    /** What the venue can do, as the connector's provider tells it. */
    public VenueTraits traits() {
        return login.traits();
    }

    /** The same, asked a second time. */
    public VenueTraits traitsAgain() {
        return login.traitsAgain();
    }

    /** The connector; calls into it go through {@link #ask} and {@link #tell}. */
    public Connector connector() {
        return connector;
    }

    /** What the connector has told. */
    public Heard heard() {
        return heard;
    }

    /** The name of the login. */
    public Venue name() {
        return NAME;
    }

    /** Whether the connector has asked for a request or a stream. */
    public boolean usesWire() {
        return process.usesWire();
    }

    /** Whether the connector has asked for a stream. */
    public boolean usesStreams() {
        return process.usesStreams();
    }

    /** Whether the connector has asked for nonces. */
    public boolean usesNonces() {
        return process.usesNonces();
    }

    /** How many requests the connector has sent since the start of its process. */
    public int requests() {
        return process.requests();
    }

    /** The machine's time, epoch nanoseconds. */
    public long epochNanos() {
        return time.clock().epochNanos();
    }

    /** The same as an instant. */
    public Instant now() {
        return Instant.ofEpochSecond(0, epochNanos());
    }

    /** Somebody sets the machine's clock, and not the venue's. */
    public void setWall(Duration by) {
        time.clock().setWall(by);
    }

    /** From now on these faults, and no others, happen on the wire; the lines are those of a faults file, and count from here. */
    public void faults(String... lines) {
        faults.become(Arrays.asList(lines));
    }

    /** From now on the venue's decimals are written so. */
    public void numbers(Numbers so) {
        network.write(so);
    }

    /** The process ends without a word, and another one begins, which has kept nothing but the connector's memory. */
    public void restart() {
        process.close();
        Heard before = heard;
        heard = new Heard();
        before.complaints().forEach(heard::complain);
        process = process();
        connector = login.make(new StandContext(process, NAME));
    }

    /** Starts the connector, which must answer ok, and waits until its streams are up. The markets. */
    public List<MarketInfo> start() {
        List<MarketInfo> markets = askToStart().value();
        requireUp(PATIENCE, "a start that was answered ok");
        return markets;
    }

    /** Waits until both streams are up; a {@link Disagreement} when they are not, so long after something. */
    public void requireUp(Duration most, String after) {
        if (!until(most, () -> heard.isUp(Stream.PUBLIC) && heard.isUp(Stream.PRIVATE))) {
            throw new Disagreement("the streams are not both up %s after %s: PUBLIC %s, PRIVATE %s"
                    .formatted(most, after, heard.states(Stream.PUBLIC), heard.states(Stream.PRIVATE)));
        }
    }

    /** Starts the connector, and waits for the answer, whatever it is. */
    public Asked<List<MarketInfo>> askToStart() {
        return ask(
                "start",
                (started, reply) -> started.start(result -> {
                    if (result instanceof Result.Ok<List<MarketInfo>> ok && ok.hasValue()) {
                        listed(ok.value());
                    }
                    reply.done(result);
                }));
    }

    private void listed(List<MarketInfo> markets) {
        heard.listed(markets);
        market = markets.stream()
                .filter(info -> info.venueSymbol().equals(venue.market()))
                .findFirst();
    }

    /** The market under test, as it was listed or has changed since. */
    public MarketInfo market() {
        return market.map(info -> heard.rules(info.id()))
                .orElseThrow(() ->
                        new Disagreement("no market with the venue symbol %s is listed".formatted(venue.market())));
    }

    /** Asks the connector, and waits for the answer for {@link #PATIENCE} at most. */
    public <T> Asked<T> ask(String what, BiConsumer<Connector, Reply<T>> question) {
        Asked<T> asked = begin(what, question);
        until(PATIENCE, asked::isAnswered);
        return asked;
    }

    /** Asks the connector, and does not wait. */
    public <T> Asked<T> begin(String what, BiConsumer<Connector, Reply<T>> question) {
        Asked<T> asked = new Asked<>(what, heard);
        heard.contain(what, () -> question.accept(connector, asked));
        return asked;
    }

    /** What the connector answers when it is asked for open orders, positions and balances. */
    public AccountSnapshot snapshot() {
        Asked<AccountSnapshot> asked = ask("snapshot", Connector::snapshot);
        return asked.value();
    }

    private List<OrderFill> history() {
        return history(Instant.EPOCH);
    }

    /** All pages of the fills since a time; what comes twice is left in. */
    public List<OrderFill> history(Instant since) {
        List<OrderFill> all = new ArrayList<>();
        HistoryQuery query = HistoryQuery.since(List.of(market().id()), since);
        for (int i = 0; i < MOST_PAGES; i++) {
            HistoryQuery asking = query;
            Asked<HistoryPage<OrderFill>> asked = ask("fillsSince", (asks, reply) -> asks.fillsSince(asking, reply));
            HistoryPage<OrderFill> page = asked.value();
            all.addAll(page.items());
            if (!page.isComplete()) {
                throw new Disagreement("a young history has a hole: " + page.hole());
            }
            if (!page.more()) {
                return all;
            }
            query = query.after(page);
        }
        throw new Disagreement("the history never ends");
    }

    /** Wants these feeds of the market under test, and no others. */
    public void subscribe(Feed... feeds) {
        Subscriptions wanted =
                feeds.length == 0 ? Subscriptions.none() : Subscriptions.none().with(market().id(), List.of(feeds));
        subscribe(wanted);
    }

    /** Wants this and nothing else. */
    public void subscribe(Subscriptions wanted) {
        heard.contain("subscribe", () -> connector.subscribe(wanted));
        pass(Duration.ofSeconds(2));
    }

    /** Hands over new orders as one batch, and does not wait. */
    public List<Sent> submit(OrderRequest... requests) {
        List<OrderBatch.Submit> submits = new ArrayList<>();
        for (OrderRequest request : requests) {
            submits.add(new OrderBatch.Submit(nextCloid(), request, epochNanos() + DEADLINE.toNanos()));
        }
        return execute(List.of(), List.of(), submits);
    }

    /** Hands over cancels as one batch, and does not wait. */
    public List<Sent> cancel(OrderRef... orders) {
        return execute(Arrays.stream(orders).map(OrderBatch.Cancel::new).toList(), List.of(), List.of());
    }

    /** Hands over a batch, and does not wait. What was sent is in the order cancels, amends, submits. */
    public List<Sent> execute(
            List<OrderBatch.Cancel> cancels, List<OrderBatch.Amend> amends, List<OrderBatch.Submit> submits) {
        List<Sent> members = new ArrayList<>();
        cancels.forEach(cancel -> members.add(heard.note(new Sent(Command.CANCEL, cancel.order()))));
        amends.forEach(amend -> members.add(heard.note(new Sent(Command.AMEND, amend.order()))));
        submits.forEach(submit -> members.add(heard.note(new Sent(Command.SUBMIT, submit.ref()))));
        OrderBatch batch = OrderBatch.of(cancels, amends, submits);
        heard.contain("execute", () -> connector.execute(batch));
        return members;
    }

    /** An id that was not used on this stand. */
    public Cloid nextCloid() {
        sequence++;
        return Cloid.Layout.forBits(traits().cloidBits()).cloid(0, 1, sequence);
    }

    /** Lets time go by, and all that is due happens. */
    public void pass(Duration by) {
        long end = time.epochNanos() + by.toNanos();
        settle();
        while (time.epochNanos() < end) {
            step(end);
        }
    }

    /** Lets time go by until something is so, and for this long at most. Returns whether it is so. */
    public boolean until(Duration most, BooleanSupplier so) {
        long end = time.epochNanos() + most.toNanos();
        settle();
        while (!so.getAsBoolean() && time.epochNanos() < end) {
            step(end);
        }
        return so.getAsBoolean();
    }

    private void step(long end) {
        long next = Math.min(time.nextDeadlineNanos(), process.nextDeadlineNanos());
        long most = sockets.isPresent() ? Math.min(end, time.epochNanos() + STRIDE.toNanos()) : end;
        time.advanceTo(Math.min(most, Math.max(next, time.epochNanos() + 1)));
        settle();
    }

    private void settle() {
        if (sockets.isPresent()) {
            settle(sockets.get());
            return;
        }
        int turns = 0;
        while (time.run() + process.run() > 0) {
            turns++;
            if (turns > MOST_TURNS) {
                throw new Disagreement(
                        "connector and venue never come to rest: %d turns at one instant".formatted(turns));
            }
        }
    }

    /**
     * Until several turns in a row have found nothing, and nothing is known to be under way: bytes between sockets are nowhere to be seen.
     */
    private void settle(SocketVenue other) {
        int idle = 0;
        int turns = 0;
        while (idle < IDLE_TURNS) {
            other.settle();
            boolean moved = time.run() + process.run() > 0;
            if (!moved) {
                process.await(WAIT);
            }
            idle = moved || network.isUnderWay() ? 0 : idle + 1;
            turns++;
            if (turns > MOST_TURNS) {
                throw new Disagreement(
                        "connector and venue never come to rest: %d turns at one instant".formatted(turns));
            }
        }
    }

    /** A {@link Disagreement} when the connector has done something against the contract. */
    public void requireNoComplaints() {
        if (!heard.complaints().isEmpty()) {
            throw new Disagreement(String.join("; ", heard.complaints()));
        }
    }

    /** Ends the process. */
    @Override
    public void close() {
        process.close();
        sockets.ifPresent(SocketVenue::close);
    }
}
