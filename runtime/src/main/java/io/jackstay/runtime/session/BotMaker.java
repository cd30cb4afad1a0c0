package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Position;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Start;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.account.PastMoney;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.bot.BotImage;
import io.jackstay.runtime.bot.BotJournal;
import io.jackstay.runtime.bot.BotListener;
import io.jackstay.runtime.bot.BotPast;
import io.jackstay.runtime.bot.BotSpec;
import io.jackstay.runtime.bot.BotSurroundings;
import io.jackstay.runtime.bot.Memories;
import io.jackstay.runtime.config.RuntimeSettings;
import io.jackstay.runtime.config.Threading;
import io.jackstay.runtime.execution.DecisionDigest;
import io.jackstay.runtime.execution.ExecutionGateway;
import io.jackstay.runtime.risk.RiskWatch;
import io.jackstay.runtime.tape.Tape;
import io.jackstay.runtime.tape.TapeWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Makes bots from their plans, against logins that run. Not thread safe: owned by the thread that drives the session. */
final class BotMaker {
    private static final System.Logger LOG = System.getLogger(BotMaker.class.getName());

    private final RuntimeSettings settings;
    private final Driver driver;
    private final SessionLogins logins;
    private final SessionJournals journals;
    private final VenueQuestions questions;
    private final DecisionDigest digest;
    private final Consumer<String> transitions;
    private final Overall overall;
    private Function<String, BotListener> listeners = bot -> BotListener.NONE;

    BotMaker(
            RuntimeSettings settings,
            Driver driver,
            SessionLogins logins,
            SessionJournals journals,
            VenueQuestions questions,
            DecisionDigest digest,
            Consumer<String> transitions,
            Overall overall) {
        this.settings = requireNonNull(settings, "settings are null");
        this.driver = requireNonNull(driver, "driver is null");
        this.logins = requireNonNull(logins, "logins are null");
        this.journals = requireNonNull(journals, "journals are null");
        this.questions = requireNonNull(questions, "questions are null");
        this.digest = requireNonNull(digest, "digest is null");
        this.transitions = requireNonNull(transitions, "transitions is null");
        this.overall = requireNonNull(overall, "overall is null");
    }

    /** Who is told what the bots do that are made from here on, by their names. */
    void listen(Function<String, BotListener> from) {
        listeners = from;
    }

    /** The bot's number in client order ids. */
    int numberOf(PlannedBot planned) {
        return journals.numberOf(planned.block().name(), planned.number());
    }

    /** Says what a bot that is not in the configuration has left on a login. */
    void tellLeft(Login login, String name, int number) {
        PastMoney money = questions.money(login.requireAccount(), number);
        for (Position left : money.positions(login.listed())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "bot %s is not in the configuration: it left %s in %s, which no bot looks after"
                            .formatted(name, left.size(), left.market()));
        }
    }

    /** Why a bot that is made now would have nobody over it who should be, if so. */
    Optional<String> unguarded() {
        return overall.lostLoop();
    }

    /** Nothing reaches this life of a bot any more. */
    void letGo(String bot) {
        overall.letGo(bot);
    }

    /** A bot that is turned and hears of its orders, and waits to be told that all is there. */
    Bot make(PlannedBot planned) {
        List<MarketInfo> markets = new ArrayList<>();
        for (Needs.Market market : planned.needs().markets()) {
            markets.add(logins.market(market.id()));
        }
        planned.needs()
                .markets()
                .forEach(market ->
                        questions.setLeverage(logins.account(market.id().venue()), market));
        MadeBot made = MadeBot.of(planned);
        BotSpec spec = new BotSpec(
                planned.block().name(),
                journals.numberOf(planned.block().name(), planned.number()),
                settings.installation(),
                made.strategy(),
                planned.plugin().guard(),
                planned.needs(),
                made.rules(),
                markets,
                startEquity(planned, markets.get(0)),
                accounts(planned),
                planned.block().shared(),
                planned.block().debug() || logins.isDebugged(planned.venues()),
                planned.block().policies());
        BotJournal journal = new BotJournal(
                journals.bot(spec.name()),
                journals.image(spec.name()),
                settings.journalStall(),
                planned.block().threading() == Threading.VENUE);
        RiskWatch watch =
                overall.watch(planned, accounts(planned), markets.get(0).id().venue());
        BotSurroundings surroundings = new BotSurroundings(
                driver.clock(),
                driver.isLive(),
                // The digest belongs to one thread, and live bots have several.
                driver.isLive() ? ExecutionGateway.DecisionLog.NONE : digest.of(spec.name()),
                transitions,
                settings.dayStart(),
                Memories.of(journal, journals.image(spec.name())),
                listeners.apply(spec.name()),
                journal,
                tape(planned, spec),
                watch);
        List<List<Candle>> candles = new ArrayList<>();
        for (Needs.Candles wanted : planned.needs().candles()) {
            candles.add(questions.candles(logins.account(wanted.market().venue()), wanted));
        }
        Bot bot = new Bot(spec, surroundings);
        overall.made(bot, watch);
        bot.attach();
        candles.forEach(bot::candles);
        driver.turn(bot, planned.block().threading());
        return bot;
    }

    private Tape tape(PlannedBot planned, BotSpec spec) {
        if (!planned.block().recorded()) {
            return Tape.NONE;
        }
        return journals.tape(spec.name())
                .<Tape>map(journal -> new TapeWriter(
                        journal,
                        TapeHeads.of(planned, spec, journals.image(spec.name()), settings, journals.areKept(), driver)))
                .orElse(Tape.NONE);
    }

    /** The logins of a bot. */
    SortedMap<Venue, AccountLoop> accounts(PlannedBot planned) {
        SortedMap<Venue, AccountLoop> own = new TreeMap<>();
        planned.venues().forEach(venue -> own.put(venue, logins.account(venue)));
        return own;
    }

    /** The bot's capital as configured, else what the account has of the quote asset. */
    private Money startEquity(PlannedBot planned, MarketInfo first) {
        Optional<Money> capital = planned.block()
                .capital()
                .or(() -> journals.image(planned.block().name()).startEquity());
        if (capital.isPresent()) {
            return capital.get();
        }
        AccountSnapshot snapshot = logins.seen(first.id().venue());
        Optional<Money> equity = snapshot.margin()
                .map(margin -> margin.equity())
                .filter(money -> money.asset().equals(first.quoteAsset()));
        return equity.orElseGet(() -> new Money(
                first.quoteAsset(),
                snapshot.balances().stream()
                        .filter(balance -> balance.asset().equals(first.quoteAsset()))
                        .map(balance -> balance.total())
                        .reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    /** Tells the bot that all it needs is there, and what became of it before. */
    void tellReady(Bot bot, boolean again) {
        List<OrderReport> ours = new ArrayList<>();
        List<OrderReport> before = new ArrayList<>();
        List<AccountSnapshot> own = new ArrayList<>();
        int number = bot.spec().number();
        accounts(bot).forEach((venue, account) -> {
            AccountSnapshot snapshot = logins.seen(venue);
            own.add(snapshot);
            ours.addAll(account.ofBot(snapshot, number));
            logins.seenBefore(venue).ifPresent(earlier -> before.addAll(account.ofBot(earlier, number)));
        });
        BotPast past = past(bot, ours, before);
        cancelLeft(bot, ours);
        guard(bot, ours, past);
        bot.ready(ours, own, again ? past.as(Start.Kind.RESUME) : past);
    }

    /** What rules over its logins count of it from the beginning: what is open, and what ended while its fills were still under way. */
    private void guard(Bot bot, List<OrderReport> open, BotPast past) {
        List<OrderReport> counted = new ArrayList<>(open);
        past.ended().stream()
                .filter(report -> past.keepsEachFill(report.order()))
                .forEach(counted::add);
        List<OrderRef> kept = counted.stream()
                .map(OrderReport::order)
                .filter(past::keepsEachFill)
                .toList();
        accounts(bot).forEach((venue, account) -> account.guard()
                .follow(
                        counted.stream()
                                .filter(order -> order.market().venue().equals(venue))
                                .toList(),
                        kept));
    }

    private SortedMap<Venue, AccountLoop> accounts(Bot bot) {
        SortedMap<Venue, AccountLoop> own = new TreeMap<>();
        bot.spec().accounts().keySet().forEach(venue -> own.put(venue, logins.account(venue)));
        return own;
    }

    /** Orders in markets that the bot no longer trades: it would never hear of them, so they are cancelled. */
    private void cancelLeft(Bot bot, List<OrderReport> ours) {
        List<MarketId> traded =
                bot.spec().markets().stream().map(MarketInfo::id).toList();
        List<OrderReport> left =
                ours.stream().filter(order -> !traded.contains(order.market())).toList();
        ours.removeAll(left);
        for (OrderReport order : left) {
            logins.account(order.market().venue())
                    .send(OrderBatch.of(List.of(new OrderBatch.Cancel(order.order())), List.of(), List.of()));
        }
        left.stream()
                .map(OrderReport::market)
                .distinct()
                .forEach(market -> LOG.log(
                        System.Logger.Level.WARNING, () -> "bot %s no longer trades %s: its orders there are cancelled"
                                .formatted(bot.spec().name(), market)));
    }

    /**
     * What the journals remember of the bot, compared with what its venues say of the orders that they show no more; what is open all the
     * same is added.
     */
    private BotPast past(Bot bot, List<OrderReport> ours, List<OrderReport> before) {
        BotImage image = journals.image(bot.spec().name());
        List<PastMoney> money = new ArrayList<>();
        accounts(bot)
                .values()
                .forEach(
                        account -> money.add(questions.money(account, bot.spec().number())));
        Leftovers leftovers = new Leftovers(questions, accounts(bot), driver, money);
        leftovers.look(image.unended(), List.copyOf(ours));
        leftovers.lookAgain(before, List.copyOf(ours), image.unended());
        ours.addAll(leftovers.live());
        return BotPast.of(image, money, leftovers.neverSent(), leftovers.ended());
    }
}
