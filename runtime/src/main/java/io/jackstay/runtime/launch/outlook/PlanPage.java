package io.jackstay.runtime.launch.outlook;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.OrderReport;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.launch.screen.Amounts;
import io.jackstay.runtime.launch.screen.Table;
import io.jackstay.runtime.launch.screen.Words;
import io.jackstay.runtime.plan.Figures;
import io.jackstay.runtime.plan.Outlook;
import io.jackstay.runtime.plan.Unsent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The lines for people. Immutable. */
public final class PlanPage {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Outlook outlook;

    public PlanPage(Outlook outlook) {
        this.outlook = requireNonNull(outlook, "outlook is null");
    }

    /** Why a bot could not be started, of the first that could not; empty when all could. */
    public String why() {
        return outlook.bots().stream()
                .filter(bot -> !bot.isStarted())
                .findFirst()
                .map(bot -> "%s: %s".formatted(bot.status().name(), bot.status().sentence()))
                .orElse("");
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Outlook.OfBot bot : outlook.bots()) {
            lines.add("%s: %s".formatted(bot.status().name(), bot.status().sentence()));
            bot.markets().forEach(market -> add(lines, market));
            addLimits(lines, bot.status().limits());
            lines.add("");
        }
        outlook.logins().forEach(login -> add(lines, login));
        lines.add("Nothing was sent.");
        return lines;
    }

    private static void add(List<String> lines, Outlook.OfMarket market) {
        lines.add("  %s  position %s %s%s"
                .formatted(
                        market.id(),
                        Amounts.plain(market.position()),
                        market.info().baseAsset(),
                        market.mid()
                                .map(mid -> ", market at " + Amounts.plain(mid))
                                .orElse(", no price yet")));
        List<Line> orders = new ArrayList<>();
        market.keep().forEach(order -> orders.add(new Line("keep", order, "")));
        market.change()
                .forEach(change -> orders.add(new Line(
                        "amend",
                        change.to(),
                        "was %s at %s"
                                .formatted(change.from().size(), change.from().price()))));
        market.cancel().forEach(order -> orders.add(new Line("cancel", order, "")));
        market.place().forEach(order -> orders.add(new Line("place", order.report(), words(order))));
        if (orders.isEmpty()) {
            lines.add("    no order to place, keep or cancel");
        } else {
            table(orders).lines().forEach(line -> lines.add("    " + line));
        }
        lines.add("    " + counts(market));
        lines.add("    " + figures(market));
    }

    /** As in a book: the highest price first. */
    private static Table table(List<Line> orders) {
        Table table = new Table()
                .left("")
                .left("")
                .right("size")
                .right("price")
                .left("")
                .left("");
        orders.stream()
                .sorted(Comparator.comparing(
                        (Line line) -> line.order().price().toBigDecimal(), Comparator.reverseOrder()))
                .forEach(line -> table.row(
                        line.what(),
                        line.order().side().name().toLowerCase(Locale.ROOT),
                        line.order().size().toString(),
                        line.order().price().toString(),
                        line.order().reduceOnly() ? "reduce-only" : "",
                        line.words()));
        return table;
    }

    private record Line(String what, OrderReport order, String words) {}

    private static String counts(Outlook.OfMarket market) {
        return "place %d, keep %d, amend %d, cancel %d"
                .formatted(
                        market.place().size(),
                        market.keep().size(),
                        market.change().size(),
                        market.cancel().size());
    }

    private static String figures(Outlook.OfMarket market) {
        Figures figures = market.figures();
        return "margin %s at %dx%s; worst loss %s%s; fees of a round trip %s%s"
                .formatted(
                        Amounts.cost(figures.margin()),
                        market.leverage().times(),
                        market.leverage().isAsked() ? "" : ", the most of the market",
                        Amounts.cost(figures.worstLoss()),
                        figures.worstAt().map(at -> " at " + Amounts.plain(at)).orElse(""),
                        Amounts.cost(figures.roundTrip()),
                        market.info().fees().exact() ? "" : ", by the public schedule");
    }

    private static String words(Unsent.Placed order) {
        String label = order.request().label();
        return order.rests() ? label : (label + " takes at once, at worst at this price").strip();
    }

    private static void addLimits(List<String> lines, List<RiskRule.Limit> limits) {
        if (limits.isEmpty()) {
            return;
        }
        Table table = new Table().left("limit").right("actual").right("of").right("left");
        limits.forEach(limit -> table.row(limit.name(), limit.actual(), limit.limit(), left(limit) + " %"));
        table.lines().forEach(line -> lines.add("  " + line));
    }

    private static String left(RiskRule.Limit limit) {
        return BigDecimal.ONE
                .subtract(limit.used())
                .multiply(HUNDRED)
                .setScale(1, RoundingMode.DOWN)
                .toPlainString();
    }

    private static void add(List<String> lines, Outlook.OfLogin login) {
        List<String> words = new ArrayList<>();
        login.margin()
                .ifPresent(margin -> words.add("equity %s, free %s"
                        .formatted(Amounts.shown(margin.equity()), Amounts.shown(margin.available()))));
        login.needed().stream().map(Amounts::cost).forEach(needed -> words.add("its bots need %s".formatted(needed)));
        if (!login.strays().isEmpty()) {
            words.add("%s of ours that no bot here knows would be cancelled"
                    .formatted(Words.count(login.strays().size(), "order")));
        }
        if (login.others() > 0) {
            words.add("%s of somebody else stay".formatted(Words.count(login.others(), "order")));
        }
        lines.add("%s: %s".formatted(login.venue(), words.isEmpty() ? "nothing open" : String.join("; ", words)));
    }
}
