package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.market.MarketLane;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A market of one connector as the feed of another. Confined to the loop of the connector that asked, but for what says otherwise.
 *
 * <p>The data take a lane as a bot's do: prints wait in a bounded queue, and are counted where they find it full; of quotes, book, mark and
 * funding rate the latest is told. So a loop that is behind gets whole books and skips what they passed through. Within one turn the
 * prints come before the state that they led to.
 */
final class UpstreamFeed implements MarketFeed {
    private static final System.Logger LOG = System.getLogger(UpstreamFeed.class.getName());

    private final MarketId source;
    private final Executor loop;
    private final AtomicBoolean awake = new AtomicBoolean();
    private @Nullable AccountLoop from;
    private @Nullable UpstreamDelivery delivery;
    private volatile @Nullable MarketLane lane;
    private @Nullable AccountLoop connected;
    private long missed;

    /** @param loop runs tasks on the loop of the connector that asks */
    UpstreamFeed(MarketId source, Executor loop) {
        this.source = requireNonNull(source, "source is null");
        this.loop = requireNonNull(loop, "loop is null");
    }

    /** Any thread. */
    MarketId source() {
        return source;
    }

    /** What a venue is asked for: its depth, or its best prices where it has no depth. */
    static List<Feed> feeds(VenueTraits traits) {
        List<Feed> feeds = new ArrayList<>();
        feeds.add(traits.has(Capability.BOOK) ? Feed.BOOK : Feed.TOP);
        if (traits.has(Capability.TRADES)) {
            feeds.add(Feed.TRADES);
        }
        if (traits.has(Capability.MARK)) {
            feeds.add(Feed.MARK);
        }
        if (traits.has(Capability.FUNDING)) {
            feeds.add(Feed.FUNDING);
        }
        return feeds;
    }

    /** Called by the thread that drives the session, as are the two below: the connector that has the market is there, or there anew. */
    void connect(AccountLoop account) {
        connected = account;
        loop.execute(() -> {
            from = account;
            begin();
        });
    }

    boolean isConnectedTo(AccountLoop account) {
        return connected == account;
    }

    /** Nobody listens any more. */
    void disconnect() {
        AccountLoop account = connected;
        MarketLane left = lane;
        if (account != null && left != null) {
            account.leave(left);
        }
    }

    @Override
    public void start(MarketInfo market, Listener listener) {
        if (delivery != null) {
            throw new IllegalStateException("the feed of %s was started before".formatted(source));
        }
        delivery = new UpstreamDelivery(market, listener);
        begin();
    }

    private void begin() {
        if (from != null && delivery != null) {
            MarketLane made = new MarketLane(source, feeds(from.traits()), List.of(), this::wake);
            lane = made;
            from.listen(made);
        }
    }

    /** Any thread: there is something new in the lane. */
    private void wake() {
        if (awake.compareAndSet(false, true)) {
            loop.execute(this::drain);
        }
    }

    private void drain() {
        awake.set(false);
        MarketLane data = requireNonNull(lane, "lane is null");
        UpstreamDelivery to = requireNonNull(delivery, "delivery is null");
        try {
            for (var trade = data.pollTrade(); trade.isPresent(); trade = data.pollTrade()) {
                to.trade(trade.get());
            }
            if (data.advance()) {
                data.state().ifPresent(to::state);
            }
        } catch (ArithmeticException e) {
            LOG.log(System.Logger.Level.ERROR, () -> "feed does not fit source=%s reason=\"%s\""
                    .formatted(source, e.getMessage()));
        }
        countMissed(data.takeMissed());
    }

    private void countMissed(long more) {
        if (more > 0) {
            missed += more;
            LOG.log(System.Logger.Level.WARNING, () -> "prints missed source=%s count=%d".formatted(source, missed));
        }
    }
}
