package io.jackstay.runtime.web.view;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Side;
import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.bot.BotDetail;
import io.jackstay.runtime.risk.ScopeStanding;
import io.jackstay.runtime.session.SessionPicture;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All bots at a glance. Thread safe: pure functions. */
public final class OverviewTree {
    private static final int RECENT = 20;

    private OverviewTree() {}

    /**
     * The object of {@code bots}: a row for each, by name.
     *
     * @param curves equity of a bot since the process began, in a few points
     */
    public static Map<String, @Nullable Object> bots(
            SessionPicture picture, Function<String, List<BigDecimal>> curves) {
        Map<String, @Nullable Object> rows = new LinkedHashMap<>();
        picture.bots()
                .forEach(bot -> rows.put(
                        bot.about().name(),
                        BotTree.row(bot, curves.apply(bot.about().name()))));
        return rows;
    }

    /**
     * The object of {@code overview}.
     *
     * @param more alerts of the process that the session does not know
     * @param seen which alerts a person has seen
     * @param readings what is measured of the logins, by their names
     */
    public static Map<String, @Nullable Object> of(
            SessionPicture picture,
            List<RaisedAlert> more,
            Predicate<RaisedAlert> seen,
            Map<String, LoginReading> readings) {
        return new Node()
                .put("needs", NeedsTree.of(picture, more, seen))
                .put("totals", totals(picture))
                .put("groups", GroupTree.of(picture))
                .put("venues", venues(picture, readings))
                .put("recent", recent(picture))
                .put("halted", (Object) halted(picture))
                .map();
    }

    /** Bots, logins and the process. */
    private static long halted(SessionPicture picture) {
        return picture.bots().stream().filter(BotWords::isHalted).count()
                + picture.logins().stream()
                        .flatMap(login -> login.standing().stream())
                        .filter(standing -> standing.halted().isPresent())
                        .count()
                + picture.process().standing().flatMap(ScopeStanding::halted).stream()
                        .count();
    }

    /** One sum for each asset, live and paper apart. */
    private static List<Map<String, @Nullable Object>> totals(SessionPicture picture) {
        Map<String, List<SessionPicture.OneBot>> sums = new TreeMap<>();
        for (SessionPicture.OneBot bot : picture.bots()) {
            if (bot.status().isMade() && bot.detail().isPresent()) {
                String asset = bot.status().equity().asset();
                sums.computeIfAbsent((bot.about().paper() ? "paper " : "live ") + asset, any -> new ArrayList<>())
                        .add(bot);
            }
        }
        return sums.values().stream().map(OverviewTree::total).toList();
    }

    private static Map<String, @Nullable Object> total(List<SessionPicture.OneBot> bots) {
        BigDecimal today = BigDecimal.ZERO;
        BigDecimal withoutHalted = BigDecimal.ZERO;
        BigDecimal realized = BigDecimal.ZERO;
        BigDecimal unrealized = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        BigDecimal funding = BigDecimal.ZERO;
        BigDecimal gross = BigDecimal.ZERO;
        BigDecimal net = BigDecimal.ZERO;
        long positions = 0;
        long buys = 0;
        long sells = 0;
        long halted = 0;
        Long fills = 0L;
        String asset = bots.get(0).status().equity().asset();
        for (SessionPicture.OneBot bot : bots) {
            BotDetail detail = bot.detail().orElseThrow();
            BigDecimal ofBot = detail.today().net().amount();
            today = today.add(ofBot);
            withoutHalted = BotWords.isHalted(bot) ? withoutHalted : withoutHalted.add(ofBot);
            halted += BotWords.isHalted(bot) ? 1 : 0;
            realized = realized.add(detail.today().realized().amount());
            unrealized = unrealized.add(detail.allTime().unrealized().amount());
            fees = fees.add(detail.today().fees(asset).amount());
            funding = funding.subtract(detail.today().funding(asset).amount());
            buys += BotTree.count(detail, Side.BUY);
            sells += BotTree.count(detail, Side.SELL);
            Long ofHour = BotTree.fillsHour(detail);
            fills = fills == null || ofHour == null ? null : Long.valueOf(fills + ofHour);
            for (BotDetail.Market market : detail.markets()) {
                BigDecimal notional = market.notional()
                        .filter(worth -> worth.asset().equals(asset))
                        .map(worth -> worth.amount())
                        .orElse(BigDecimal.ZERO);
                gross = gross.add(notional.abs());
                net = net.add(notional);
                positions += market.position().signum() == 0 ? 0 : 1;
            }
        }
        return new Node()
                .put("asset", asset)
                .put("paper", bots.get(0).about().paper())
                .put("equity", Equities.of(bots))
                .put("today", today)
                .put("todayWithoutHalted", halted == 0 ? null : Node.decimal(withoutHalted))
                .put("halted", (Object) halted)
                .put("realized", realized)
                .put("unrealized", unrealized)
                .put("fees", fees)
                .put("funding", funding)
                .put("gross", gross)
                .put("net", net)
                .put("positions", (Object) positions)
                .put("orders", (Object) (buys + sells))
                .put("buys", (Object) buys)
                .put("sells", (Object) sells)
                .put("fillsHour", fills)
                .put("nearest", nearest(bots))
                .map();
    }

    private static @Nullable Object nearest(List<SessionPicture.OneBot> bots) {
        Optional<Map<String, @Nullable Object>> nearest = bots.stream()
                .flatMap(bot -> bot.status().limits().stream()
                        .map(limit -> Map.entry(bot.about().name(), limit)))
                .max(Comparator.comparing(entry -> entry.getValue().used()))
                .map(entry -> new Node()
                        .put("rule", entry.getValue().name())
                        .put("scope", entry.getKey())
                        .put("used", (Object) entry.getValue().used().doubleValue())
                        .map());
        return nearest.orElse(null);
    }

    private static Map<String, @Nullable Object> venues(SessionPicture picture, Map<String, LoginReading> readings) {
        Map<String, @Nullable Object> venues = new LinkedHashMap<>();
        for (SessionPicture.OneLogin login : picture.logins()) {
            LoginReading reading = readings.getOrDefault(login.name(), LoginReading.NONE);
            boolean streams = reading.streams() > 0;
            venues.put(
                    login.name(),
                    new Node()
                            .put("venue", login.plugin())
                            .put("paper", login.paper())
                            .put("state", login.up() ? login.blocked().isPresent() ? "stale" : "up" : "offline")
                            .put("say", login.up() ? login.blocked().orElse(null) : login.why())
                            .put("up", streams ? (Object) reading.up() : null)
                            .put("streams", streams ? (Object) reading.streams() : null)
                            .at("at", quoteOf(picture, login.name()))
                            .put("feedLimitMs", (Object) feedLimitMillis(picture, login.name()))
                            .put("p50", reading.p50Ms())
                            .put("p99", reading.p99Ms())
                            .put("used", (Object) reading.used().orElse(null))
                            .map());
        }
        return venues;
    }

    /** The tightest of its bots: on older quotes one of them sends nothing. */
    private static @Nullable Long feedLimitMillis(SessionPicture picture, String login) {
        return picture.bots().stream()
                .filter(bot -> bot.about().venues().contains(login))
                .flatMap(bot -> bot.detail().stream())
                .map(detail -> detail.quoteAge().toMillis())
                .min(Long::compare)
                .orElse(null);
    }

    private static Optional<Long> quoteOf(SessionPicture picture, String login) {
        return picture.bots().stream()
                .flatMap(bot -> bot.detail().stream())
                .flatMap(detail -> detail.markets().stream())
                .filter(market -> market.id().venue().name().equals(login))
                .flatMap(market -> market.quoteNanos().stream())
                .max(Long::compare);
    }

    private static List<Map<String, @Nullable Object>> recent(SessionPicture picture) {
        List<Map<String, @Nullable Object>> rows = events(picture);
        return List.copyOf(rows.subList(Math.max(0, rows.size() - RECENT), rows.size()));
    }

    /** What happened lately: fills and alerts of all bots, the oldest first. */
    private static List<Map<String, @Nullable Object>> events(SessionPicture picture) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>(fills(picture));
        for (SessionPicture.OneBot bot : picture.bots()) {
            String name = bot.about().name();
            bot.status()
                    .alerts()
                    .forEach(alert -> rows.add(event(
                            "a" + name + alert.code() + alert.subject(),
                            alert.nanos(),
                            AlertLine.level(alert),
                            name,
                            alert.text())));
        }
        rows.sort(Comparator.comparingLong(row -> (Long) requireNonNull(row.get("at"))));
        return rows;
    }

    /** The latest fills of all bots, those of each the oldest first. */
    public static List<Map<String, @Nullable Object>> fills(SessionPicture picture) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (SessionPicture.OneBot bot : picture.bots()) {
            String name = bot.about().name();
            bot.detail().ifPresent(detail -> detail.fills().stream()
                    .skip(Math.max(0, detail.fills().size() - RECENT))
                    .forEach(filled -> rows.add(event(
                            "f" + filled.fill().id(),
                            filled.fill().stamp().receivedNanos(),
                            BotWords.OK,
                            name,
                            "%s %s at %s"
                                    .formatted(
                                            filled.fill().side() == Side.BUY ? "bought" : "sold",
                                            Node.decimal(filled.fill().size().toBigDecimal()),
                                            Node.decimal(filled.fill().price().toBigDecimal()))))));
        }
        return rows;
    }

    private static Map<String, @Nullable Object> event(String id, long nanos, String level, String bot, String say) {
        return new Node()
                .put("id", id)
                .put("at", (Object) TimeUnit.NANOSECONDS.toMillis(nanos))
                .put("level", level)
                .put("bot", bot)
                .put("say", say)
                .put("text", say)
                .map();
    }
}
