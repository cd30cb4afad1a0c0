package io.jackstay.runtime.web.view;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Order;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.bot.BotDetail;
import io.jackstay.runtime.session.SessionPicture;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All of one bot, and the row that it has among all. Thread safe: pure functions. */
public final class BotTree {
    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

    private BotTree() {}

    /** The object of {@code bot/NAME}. */
    public static Map<String, @Nullable Object> whole(SessionPicture.OneBot bot, SessionPicture picture) {
        SessionPicture.About about = bot.about();
        Optional<BotDetail> detail = bot.detail();
        Node node = new Node()
                .put("bot", about.name())
                .put("v", (Object) detail.map(BotDetail::version).orElse(0L))
                .at("at", detail.map(BotDetail::atNanos).orElse(picture.atNanos()))
                .at("startedAt", detail.map(BotDetail::startedNanos))
                .put("state", BotWords.state(bot))
                .put("halted", BotWords.isHalted(bot))
                .put("say", bot.status().sentence())
                .put("level", BotWords.level(bot))
                .put("paper", about.paper())
                .put("group", about.group())
                .put("role", about.role())
                .put("accounts", about.venues())
                .put(
                        "strategy",
                        new Node()
                                .put("plugin", about.strategy())
                                .put("version", about.version().orElse(null))
                                .put("config", about.config()))
                .put("capital", about.capital().map(BotTree::money).orElse(null))
                .list(
                        "limits",
                        bot.status().limits().stream().map(BotTree::limit).toList())
                .list("trips", RiskTree.trips(bot))
                .put("drawdown", drawdown(bot))
                .put("markets", detail.map(known -> markets(known, picture)).orElse(List.of()))
                .put("orders", detail.map(BotTree::orders).orElse(Map.of()))
                .put("pnl", detail.map(known -> pnl(bot, known).map()).orElse(null))
                .put("counts", counts(bot))
                .put("why", detail.map(known -> WhyTree.of(bot, known).map()).orElse(null));
        return node.map();
    }

    private static Node counts(SessionPicture.OneBot bot) {
        return new Node()
                .put("orders", (Object) bot.status().counts().orders())
                .put("fills", (Object) bot.status().counts().fills())
                .put("rejected", (Object) bot.status().counts().rejected())
                .put("open", (Object) bot.status().counts().openOrders());
    }

    private static Map<String, @Nullable Object> money(Money money) {
        return new Node()
                .put("amount", money.amount())
                .put("asset", money.asset())
                .map();
    }

    private static Node limit(RiskRule.Limit limit) {
        return limit(limit, "bot");
    }

    static Node limit(RiskRule.Limit limit, String scope) {
        return new Node()
                .put("rule", limit.name())
                .put("scope", scope)
                .put("actual", limit.actual())
                .put("limit", limit.limit())
                .put("used", (Object) limit.used().doubleValue());
    }

    /** The rule about it, where there is one; what was lost most is always known. */
    private static @Nullable Object drawdown(SessionPicture.OneBot bot) {
        return bot.status().limits().stream()
                .filter(limit -> limit.name().startsWith("drawdown"))
                .findFirst()
                .map(limit -> limit(limit, "bot").map())
                .orElse(null);
    }

    private static List<Map<String, @Nullable Object>> markets(BotDetail detail, SessionPicture picture) {
        List<Map<String, @Nullable Object>> markets = new ArrayList<>();
        for (BotDetail.Market market : detail.markets()) {
            Optional<BigDecimal> spread =
                    market.bid().flatMap(bid -> market.ask().map(ask -> ask.subtract(bid)));
            markets.add(new Node()
                    .put("market", market.id().toString())
                    .put("venue", market.id().venue().name())
                    .put("base", market.base())
                    .put("quote", market.quote())
                    .put("bid", market.bid())
                    .put("ask", market.ask())
                    .put("mark", market.mark())
                    .put("index", market.index())
                    .at("markAt", market.quoteNanos())
                    .put("feedLimitMs", (Object) detail.quoteAge().toMillis())
                    .put("spread", spread)
                    .put(
                            "spreadBps",
                            spread.flatMap(width -> market.mark().map(mark -> bps(width, mark)))
                                    .orElse(null))
                    .put("position", position(market, picture))
                    .put(
                            "exposure",
                            new Node().put("ifBuysFill", market.ifBuysFill()).put("ifSellsFill", market.ifSellsFill()))
                    .put("lines", lines(detail, market))
                    .map());
        }
        return markets;
    }

    private static String bps(BigDecimal width, BigDecimal mark) {
        return mark.signum() == 0
                ? "–"
                : width.multiply(BPS).divide(mark, 1, RoundingMode.HALF_UP).toPlainString() + " bps";
    }

    private static Node position(BotDetail.Market market, SessionPicture picture) {
        Optional<BigDecimal> liquidation = liquidation(market.id(), picture);
        return new Node()
                .put("size", market.position())
                .put("entry", market.entry().map(price -> price.round(new MathContext(10))))
                .put("notional", market.notional().map(Money::amount))
                .put("unrealized", market.pnl().unrealized().amount())
                .put("liquidation", liquidation)
                .put("liquidationAway", (Object) liquidation
                        .flatMap(price -> market.mark().flatMap(mark -> away(price, mark)))
                        .orElse(null))
                .put("source", market.source().toLowerCase(java.util.Locale.ROOT));
    }

    /** Of the whole login, which may hold more than the bot does. */
    private static Optional<BigDecimal> liquidation(MarketId market, SessionPicture picture) {
        return picture.logins().stream()
                .filter(login -> login.name().equals(market.venue().name()))
                .flatMap(login -> Optional.ofNullable(login.liquidations().get(market)).stream())
                .findFirst()
                .map(Price::toBigDecimal);
    }

    /** How far a price is from the mark, as {@code 12.3 %}. */
    private static Optional<String> away(BigDecimal price, BigDecimal mark) {
        return mark.signum() <= 0
                ? Optional.empty()
                : Optional.of(price.subtract(mark)
                                .abs()
                                .movePointRight(2)
                                .divide(mark, 1, RoundingMode.HALF_UP)
                                .toPlainString()
                        + " %");
    }

    private static List<Map<String, @Nullable Object>> lines(BotDetail detail, BotDetail.Market market) {
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        String prefix = market.id() + "/";
        detail.lines().forEach((name, price) -> {
            if (name.startsWith(prefix)) {
                lines.add(new Node()
                        .put("name", name.substring(prefix.length()))
                        .put("price", price)
                        .map());
            }
        });
        return lines;
    }

    /** Its open orders by {@code c} and their client order id. */
    public static Map<String, @Nullable Object> orders(BotDetail detail) {
        Map<String, @Nullable Object> orders = new LinkedHashMap<>();
        detail.orders()
                .forEach(order -> orders.put("c" + order.cloid(), order(order).map()));
        return orders;
    }

    private static Node order(BotDetail.OpenOrder order) {
        Node node = new Node()
                .put("cloid", String.valueOf(order.cloid()))
                .put("venueOrderId", order.venueOrderId())
                .put("market", order.market().toString())
                .word("side", order.side())
                .put("label", order.label())
                .put("price", order.price())
                .put("size", order.size())
                .put("filled", order.filled())
                .put("left", order.size().subtract(order.filled()))
                .put("notional", order.price().multiply(order.size()))
                .put("reduceOnly", order.reduceOnly())
                .word("state", order.state())
                .at("placedAt", order.placedNanos())
                .at("updatedAt", order.updatedNanos())
                .put("why", order.why())
                .put("cause", cause(order.cause()))
                .put("ahead", order.ahead());
        return order.pending() == Order.Pending.NONE
                ? node.put("pending", (Object) null)
                : node.word("pending", order.pending());
    }

    /** {@code fill ID}, {@code tick of MARKET}, {@code timer NAME}: the first word says what kind. */
    static Node cause(String cause) {
        int space = cause.indexOf(' ');
        String kind = space < 0 ? cause : cause.substring(0, space);
        return new Node()
                .put("kind", kind)
                .put("id", kind.equals("fill") && space > 0 ? cause.substring(space + 1) : null)
                .put("text", cause);
    }

    private static Node pnl(SessionPicture.OneBot bot, BotDetail detail) {
        return new Node()
                .put("asset", bot.status().equity().asset())
                .put("equity", bot.status().equity().amount())
                .put("startEquity", detail.startEquity().amount())
                .put("peakEquity", detail.peakEquity().amount())
                .put("maxDrawdown", bot.status().maxDrawdown().amount())
                .put(
                        "percent",
                        bot.about()
                                .capital()
                                .flatMap(capital -> percent(detail.session().net(), capital)))
                .put("session", pnl(detail.session()))
                .put("today", pnl(detail.today()))
                .put("allTime", pnl(detail.allTime()));
    }

    /** Of the capital, in hundredths; empty where it is another asset. */
    private static Optional<BigDecimal> percent(Money net, Money capital) {
        return capital.asset().equals(net.asset()) && capital.amount().signum() > 0
                ? Optional.of(net.amount().movePointRight(2).divide(capital.amount(), 2, RoundingMode.HALF_UP))
                : Optional.empty();
    }

    /** Funding as it counts in net: received is positive, unlike in {@link Pnl}. */
    private static Node pnl(Pnl pnl) {
        String asset = pnl.realized().asset();
        return new Node()
                .put("realized", pnl.realized().amount())
                .put("unrealized", pnl.unrealized().amount())
                .put("fees", pnl.fees(asset).amount())
                .put("funding", pnl.funding(asset).amount().negate())
                .put("net", pnl.net().amount());
    }

    /** The object of the bot among those of {@code bots}. */
    static Map<String, @Nullable Object> row(SessionPicture.OneBot bot, List<BigDecimal> curve) {
        SessionPicture.About about = bot.about();
        Optional<BotDetail> detail = bot.detail();
        Optional<BotDetail.Market> first =
                detail.flatMap(known -> known.markets().stream().findFirst());
        return new Node()
                .put("bot", about.name())
                .put("state", BotWords.state(bot))
                .put("level", BotWords.level(bot))
                .put("say", bot.status().sentence())
                .put("paper", about.paper())
                .put("group", about.group())
                .put("role", about.role())
                .put("strategy", about.strategy())
                .put("venue", about.venues().stream().findFirst().orElse(null))
                .put("market", first.map(market -> market.id().symbol()).orElse(null))
                .put("base", first.map(BotDetail.Market::base).orElse(null))
                .put("markets", detail.map(BotTree::rowMarkets).orElse(List.of()))
                .put("position", first.map(BotDetail.Market::position))
                .put("today", detail.map(known -> known.today().net().amount()))
                .put(
                        "unrealized",
                        detail.map(known -> known.allTime().unrealized().amount()))
                .put("asset", bot.status().isMade() ? bot.status().equity().asset() : null)
                .put("drawdown", drawdown(bot))
                .put("buys", (Object)
                        detail.map(known -> count(known, Side.BUY)).orElse(null))
                .put("sells", (Object)
                        detail.map(known -> count(known, Side.SELL)).orElse(null))
                .put("fillsHour", (Object) detail.map(BotTree::fillsHour).orElse(null))
                .at("lastFillAt", detail.flatMap(BotTree::lastFill))
                .at("at", first.flatMap(BotDetail.Market::quoteNanos))
                .put("feedLimitMs", (Object)
                        detail.map(known -> known.quoteAge().toMillis()).orElse(null))
                .put("curve", curve)
                .map();
    }

    private static List<Map<String, @Nullable Object>> rowMarkets(BotDetail detail) {
        List<Map<String, @Nullable Object>> markets = new ArrayList<>();
        for (BotDetail.Market market : detail.markets()) {
            markets.add(new Node()
                    .put("venue", market.id().venue().name())
                    .put("market", market.id().symbol())
                    .put("base", market.base())
                    .put("position", market.position())
                    .put("mark", market.mark())
                    .at("at", market.quoteNanos())
                    .map());
        }
        return markets;
    }

    static long count(BotDetail detail, Side side) {
        return detail.orders().stream().filter(order -> order.side() == side).count();
    }

    static @Nullable Long fillsHour(BotDetail detail) {
        return detail.fillsOfHour().orElse(null);
    }

    private static Optional<Long> lastFill(BotDetail detail) {
        return detail.fills().isEmpty()
                ? Optional.empty()
                : Optional.of(detail.fills()
                        .get(detail.fills().size() - 1)
                        .fill()
                        .stamp()
                        .venueNanos());
    }

    /** The rows of {@code fills/NAME}, oldest first. */
    public static List<Map<String, @Nullable Object>> fills(BotDetail detail) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (BotDetail.Filled filled : detail.fills()) {
            rows.add(FillTree.of(filled.fill(), filled.label(), filled.mirror()));
        }
        return rows;
    }
}
