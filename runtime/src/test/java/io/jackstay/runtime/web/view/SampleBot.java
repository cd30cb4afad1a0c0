package io.jackstay.runtime.web.view;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.bot.BotDetail;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.record.Decision;
import io.jackstay.runtime.session.SessionPicture;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A bot in a picture, told piece by piece. Not thread safe. */
final class SampleBot {
    static final long NOW = 1_800_000_000_000_000_000L;

    private final String name;
    private final List<BotDetail.Market> markets = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private BotState state = BotState.RUNNING;
    private String venue = "sim";
    private String group = "";
    private String role = "";
    private boolean paper;
    private boolean silent;
    private BigDecimal limitUsed = new BigDecimal("0.1");
    private Optional<String> halted = Optional.empty();
    private Optional<String> paused = Optional.empty();
    private final List<Decision.Refused> refused = new ArrayList<>();
    private Optional<Money> capital = Optional.empty();
    private Pnl today = Pnl.none("USDC");
    private Pnl all = Pnl.none("USDC");

    SampleBot(String name) {
        this.name = name;
    }

    static Pnl pnl(String realized, String unrealized, String fees, String funding) {
        return new Pnl(usdc(realized), usdc(unrealized), List.of(usdc(fees)), List.of(usdc(funding)));
    }

    private static Money usdc(String amount) {
        return new Money("USDC", new BigDecimal(amount));
    }

    static SessionPicture picture(SampleBot... bots) {
        List<SessionPicture.OneBot> made = new ArrayList<>();
        for (SampleBot bot : bots) {
            made.add(bot.made());
        }
        return picture(made, login("sim", true, List.of()));
    }

    static SessionPicture picture(List<SessionPicture.OneBot> bots, SessionPicture.OneLogin... logins) {
        return new SessionPicture(NOW, bots, List.of(logins), SessionPicture.OfProcess.NOTHING);
    }

    static SessionPicture.OneLogin login(String name, boolean up, List<Alert> alerts) {
        return login(name, up, alerts, Map.of());
    }

    /** @param liquidations prices by market */
    static SessionPicture.OneLogin login(
            String name, boolean up, List<Alert> alerts, Map<String, String> liquidations) {
        SortedMap<MarketId, Price> prices = new TreeMap<>();
        liquidations.forEach((market, price) ->
                prices.put(MarketId.parse(market), Price.of(MarketId.parse(market), new BigDecimal(price))));
        return new SessionPicture.OneLogin(
                name,
                "paper",
                false,
                up,
                up ? "" : "it does not answer",
                Optional.empty(),
                alerts,
                Optional.empty(),
                Optional.empty(),
                prices);
    }

    SampleBot group(String its, String as) {
        group = its;
        role = as;
        return this;
    }

    SampleBot paper() {
        paper = true;
        return this;
    }

    SampleBot venue(String its) {
        venue = its;
        return this;
    }

    SampleBot capital(String amount) {
        capital = Optional.of(usdc(amount));
        return this;
    }

    SampleBot state(BotState its) {
        state = its;
        return this;
    }

    SampleBot halted(String why) {
        halted = Optional.of(why);
        return this;
    }

    SampleBot paused(String why) {
        paused = Optional.of(why);
        return this;
    }

    SampleBot limitUsed(String part) {
        limitUsed = new BigDecimal(part);
        return this;
    }

    SampleBot alert(AlertCode code, String subject, long nanos) {
        alerts.add(Alert.first(code, subject, code + " happened", nanos));
        return this;
    }

    SampleBot refused(String by, String limit, String actual, long count) {
        refused.add(new Decision.Refused(
                by,
                MarketId.parse("sim:BTC-USDC-PERP"),
                new Decision.Reason(Decision.Cause.RISK, "an order was refused", limit, actual),
                "buy 1 at 100",
                "tick",
                count,
                NOW,
                NOW));
        return this;
    }

    SampleBot earned(Pnl sinceMidnight, Pnl sinceEver) {
        today = sinceMidnight;
        all = sinceEver;
        return this;
    }

    SampleBot holds(String base, String position) {
        MarketId market = MarketId.parse("%s:%s-USDC-PERP".formatted(venue, base));
        markets.add(new BotDetail.Market(
                market,
                base,
                "USDC",
                Optional.empty(),
                Optional.empty(),
                Optional.of(new BigDecimal("100")),
                Optional.empty(),
                Optional.of(NOW),
                new BigDecimal(position),
                Optional.empty(),
                all,
                "FILLS",
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                Optional.empty(),
                BigDecimal.ONE,
                Optional.empty()));
        return this;
    }

    /** It has told nothing of itself. */
    SampleBot silent() {
        silent = true;
        return this;
    }

    SessionPicture.OneBot made() {
        BotStatus status = silent
                ? BotStatus.notMade(name, state, true, "it could not start")
                : new BotStatus(
                        name,
                        state,
                        false,
                        name + " goes on",
                        "",
                        List.of(new BotStatus.Market(
                                MarketId.parse(venue + ":BTC-USDC-PERP"), Optional.empty(), BigDecimal.ZERO, 0)),
                        new BotStatus.Counts(0, 0, 0, 0, 0, 0, 0),
                        all,
                        usdc("1000"),
                        usdc("0"),
                        List.of(new RiskRule.Limit("position", "1 BTC", "0.1 BTC", limitUsed)),
                        Optional.empty(),
                        alerts);
        SessionPicture.About about = new SessionPicture.About(
                name,
                "grid",
                Optional.of("1.0"),
                "abcdef",
                group,
                role,
                List.of(venue),
                List.of(),
                paper,
                capital,
                "cancel",
                new BigDecimal("0.01"));
        return new SessionPicture.OneBot(about, status, silent ? Optional.empty() : Optional.of(detail()));
    }

    private BotDetail detail() {
        return new BotDetail(
                1,
                NOW,
                NOW,
                paused,
                halted,
                List.of(),
                refused,
                List.of(),
                markets,
                new TreeMap<>(),
                List.of(),
                List.of(),
                Optional.of(0L),
                today,
                today,
                all,
                usdc("1000"),
                usdc("1000"),
                Duration.ofSeconds(30));
    }
}
