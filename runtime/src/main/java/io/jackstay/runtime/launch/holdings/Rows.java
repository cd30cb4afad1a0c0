package io.jackstay.runtime.launch.holdings;

import io.jackstay.api.account.Balance;
import io.jackstay.api.account.Margin;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderReport;
import io.jackstay.runtime.launch.screen.Amounts;
import io.jackstay.runtime.look.Comparison;
import io.jackstay.runtime.look.LoginLook;
import io.jackstay.runtime.look.Pair;
import io.jackstay.runtime.look.Pair.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** From what was found to rows. Immutable: pure functions. */
final class Rows {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Rows() {}

    /** Equity and free margin; none where the account has neither. */
    static List<Row> margin(Comparison found) {
        if (found.asked().isEmpty() && found.told().isEmpty()) {
            return List.of();
        }
        return List.of(
                margin("equity", found, margin -> margin.equity().amount()),
                margin("available", found, margin -> margin.available().amount()));
    }

    private static Row margin(String name, Comparison found, Function<Margin, BigDecimal> figure) {
        Pair<Margin> pair = new Pair<>(found.asked(), found.told(), Verdict.SAME);
        String asset = pair.any().equity().asset();
        Map<String, Object> object = object("what", name);
        object.put("asset", asset);
        found.asked().ifPresent(side -> object.put("rest", figure.apply(side)));
        found.told().ifPresent(side -> object.put("stream", figure.apply(side)));
        return new Row(
                name + " " + asset,
                found.asked().map(figure).map(Rows::words).orElse("-"),
                found.told().map(figure).map(Rows::words).orElse("-"),
                Verdict.SAME,
                object);
    }

    static List<Row> balances(Comparison found) {
        List<Row> rows = new ArrayList<>();
        for (Pair<Balance> pair : found.balances()) {
            Balance any = pair.any();
            Map<String, Object> object = object("wallet", any.wallet());
            object.put("asset", any.asset());
            String what = any.wallet().isEmpty() ? any.asset() : any.asset() + ", " + any.wallet();
            rows.add(Row.of(what, object, pair, Rows::words, Rows::figures));
        }
        return rows;
    }

    private static String words(Balance balance) {
        return balance.total().compareTo(balance.available()) == 0
                ? words(balance.total())
                : "%s%n%s free".formatted(words(balance.total()), words(balance.available()));
    }

    private static Object figures(Balance balance) {
        Map<String, Object> object = object("total", balance.total());
        object.put("available", balance.available());
        return object;
    }

    static List<Row> positions(LoginLook look, Comparison found) {
        List<Row> rows = new ArrayList<>();
        for (Pair<Position> pair : found.positions()) {
            MarketId market = pair.any().market();
            Function<Position, Optional<BigDecimal>> average =
                    position -> look.market(market).flatMap(position::averagePrice);
            rows.add(Row.of(
                    market.symbol(),
                    object("market", market),
                    pair,
                    position -> words(position.size().toBigDecimal())
                            + average.apply(position)
                                    .map(price -> " at " + words(price))
                                    .orElse(""),
                    position -> {
                        Map<String, Object> object =
                                object("size", position.size().toBigDecimal());
                        average.apply(position).ifPresent(price -> object.put("averagePrice", price));
                        return object;
                    }));
        }
        return rows;
    }

    static List<Row> orders(Comparison found) {
        List<Row> rows = new ArrayList<>();
        for (Pair<OrderReport> pair : found.openOrders()) {
            OrderReport any = pair.any();
            Map<String, Object> object = object("market", any.market());
            object.put("side", any.side());
            object.put("timeInForce", any.timeInForce());
            object.put("reduceOnly", any.reduceOnly());
            object.put("venueOrderId", any.order().venueOrderId());
            any.order().cloid().map(Cloid::value).ifPresent(cloid -> object.put("cloid", String.valueOf(cloid)));
            rows.add(Row.of(
                    "%s %s %s"
                            .formatted(
                                    side(any.side()),
                                    any.market().symbol(),
                                    any.order().venueOrderId()),
                    object,
                    pair,
                    Rows::words,
                    Rows::figures));
        }
        return rows;
    }

    private static String words(OrderReport report) {
        String open = words(report.size().toBigDecimal()) + " at "
                + words(report.price().toBigDecimal());
        BigDecimal filled = report.filled().toBigDecimal();
        return filled.signum() == 0 ? open : "%s, %s filled".formatted(open, words(filled));
    }

    private static Object figures(OrderReport report) {
        Map<String, Object> object = object("price", report.price().toBigDecimal());
        object.put("size", report.size().toBigDecimal());
        object.put("filled", report.filled().toBigDecimal());
        object.put("state", report.state());
        return object;
    }

    static List<Row> fills(Comparison found) {
        List<Row> rows = new ArrayList<>();
        for (Pair<OrderFill> pair : found.fills()) {
            OrderFill any = pair.any();
            Instant time = Instant.ofEpochSecond(0, any.stamp().venueNanos());
            Map<String, Object> object = object("time", time);
            object.put("market", any.market());
            object.put("side", any.side());
            object.put("id", any.id());
            object.put("venueOrderId", any.order().venueOrderId());
            rows.add(Row.of(
                    "%s %s %s"
                            .formatted(
                                    TIME.format(time),
                                    side(any.side()),
                                    any.market().symbol()),
                    object,
                    pair,
                    fill -> words(fill.size().toBigDecimal()) + " at "
                            + words(fill.price().toBigDecimal()),
                    Rows::figures));
        }
        return rows;
    }

    private static Object figures(OrderFill fill) {
        Map<String, Object> object = object("price", fill.price().toBigDecimal());
        object.put("size", fill.size().toBigDecimal());
        object.put("fee", fill.fee().amount());
        object.put("feeAsset", fill.fee().asset());
        object.put("role", fill.role());
        return object;
    }

    private static String side(Object side) {
        return side.toString().toLowerCase(Locale.ROOT);
    }

    private static String words(BigDecimal number) {
        return Amounts.plain(number);
    }

    private static Map<String, Object> object(String name, Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(name, value);
        return object;
    }
}
