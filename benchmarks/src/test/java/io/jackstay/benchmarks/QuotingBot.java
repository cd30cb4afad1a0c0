package io.jackstay.benchmarks;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.bot.BotJournal;
import io.jackstay.runtime.bot.BotListener;
import io.jackstay.runtime.bot.BotSpec;
import io.jackstay.runtime.bot.BotSurroundings;
import io.jackstay.runtime.bot.Memories;
import io.jackstay.runtime.execution.DecisionDigest;
import io.jackstay.runtime.execution.ExecutionGateway;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.plugin.guard.GuardedConnector;
import io.jackstay.runtime.plugin.guard.GuardedStrategy;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import io.jackstay.testkit.harness.TestMarkets;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A bot that has one order at the venue and moves it with every quote, and the login that it does so on, behind the guards that plugins
 * have. Not thread safe: whoever makes it turns both loops, or gives them to a driver.
 */
final class QuotingBot {
    static final MarketInfo MARKET = TestMarkets.perpetual("sim:BTC-USDC-PERP", "0.1", "0.001");
    static final long BID = 600_000;

    private static final int PRICES = 1_000;

    private final AccountLoop account;
    private final Bot bot;
    private @Nullable DroppingVenue venue;

    QuotingBot(Clock clock, boolean live, List<BotSpec.NamedRule> rules, BotJournal journal, LongConsumer submitted) {
        this(clock, live, rules, journal, submitted, new Quoter());
    }

    QuotingBot(
            Clock clock,
            boolean live,
            List<BotSpec.NamedRule> rules,
            BotJournal journal,
            LongConsumer submitted,
            Strategy strategy) {
        PluginGuard guard = new PluginGuard("benchmark", QuotingBot.class.getClassLoader());
        this.account = new AccountLoop(
                MARKET.id().venue(),
                VenueTraits.of(Capability.TRADING).settleTime(Duration.ZERO),
                clock,
                0,
                new NoFeeds(),
                guard,
                context -> {
                    venue = new DroppingVenue(context, MARKET, submitted);
                    return new GuardedConnector(guard, venue);
                });
        SortedMap<Venue, AccountLoop> accounts = new TreeMap<>();
        accounts.put(account.venue(), account);
        BotSpec spec = new BotSpec(
                "quoter",
                1,
                0,
                new GuardedStrategy(guard, strategy),
                guard,
                Needs.none().market(MARKET.id(), Feed.TOP),
                rules,
                List.of(MARKET),
                new Money("USDC", new BigDecimal("100000")),
                accounts,
                false,
                false);
        this.bot = new Bot(
                spec,
                new BotSurroundings(
                        clock,
                        live,
                        live ? ExecutionGateway.DecisionLog.NONE : new DecisionDigest().of("quoter"),
                        line -> {},
                        LocalTime.MIDNIGHT,
                        Memories.ofSession(),
                        BotListener.NONE,
                        journal));
    }

    AccountLoop account() {
        return account;
    }

    Bot bot() {
        return bot;
    }

    /** Starts the login and then the bot; both loops have to be turned for it. */
    void begin() {
        account.start(result -> {
            bot.attach();
            bot.ready(List.of(), List.of());
        });
    }

    /** On the loop of the login: another bid each time. */
    void quote(long count) {
        requireNonNull(venue, "venue is null").quote(BID + count % PRICES);
    }

    /** Cancels the order of the quote before, and places one at the bid. */
    private static final class Quoter implements Strategy {
        private final Size size = MARKET.size(10);
        private @Nullable Order last;

        @Override
        public void onStart(Context context, Start start) {}

        @Override
        public void onTick(Context context, MarketId market) {
            if (last != null) {
                context.orders().cancel(last);
            }
            last = context.orders()
                    .place(LimitOrderRequest.limit(
                                    Side.BUY,
                                    size,
                                    context.market(market).top().orElseThrow().bid())
                            .postOnly());
        }
    }
}
