package io.jackstay.runtime.plan;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.api.order.TriggerOrderRequest;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.session.SessionPlan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** From what logins kept back to what each bot would do. Not thread safe: one use. */
final class Picturing {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final SortedMap<Venue, Cloid.Layout> layouts;
    private final int installation;
    private final SortedMap<Venue, Unsent.Picture> pictures = new TreeMap<>();
    private final SortedMap<Integer, String> bots;
    private final SortedMap<Venue, SortedMap<String, Money>> needed = new TreeMap<>();

    /** @param bots the names of those of the session, by their numbers */
    Picturing(SessionPlan plan, Map<Venue, Unsent> unsent, SortedMap<Integer, String> bots) {
        this.layouts = plan.layouts();
        this.installation = plan.installation();
        this.bots = requireNonNull(bots, "bots are null");
        unsent.forEach((venue, kept) -> pictures.put(venue, kept.picture()));
    }

    Outlook of(List<BotStatus> statuses) {
        List<Outlook.OfBot> ofBots = new ArrayList<>();
        for (BotStatus status : statuses) {
            List<Outlook.OfMarket> markets = new ArrayList<>();
            status.markets().forEach(market -> find(market.id())
                    .ifPresent(info -> markets.add(market(status.name(), market, info))));
            ofBots.add(new Outlook.OfBot(status, markets));
        }
        List<Outlook.OfLogin> logins = new ArrayList<>();
        pictures.forEach((venue, picture) -> logins.add(login(venue, picture)));
        return new Outlook(ofBots, logins);
    }

    private Optional<MarketInfo> find(MarketId market) {
        return picture(market.venue()).listed().stream()
                .filter(info -> info.id().equals(market))
                .findFirst();
    }

    private Unsent.Picture picture(Venue venue) {
        return requireNonNull(pictures.get(venue), "a bot on a login that was not begun");
    }

    private Outlook.OfMarket market(String bot, BotStatus.Market market, MarketInfo info) {
        MarketId id = info.id();
        Unsent.Picture picture = picture(id.venue());
        List<Unsent.Placed> place = picture.placed().stream()
                .filter(order -> isOf(order.report(), bot, id))
                .toList();
        List<Unsent.Changed> change = picture.changed().stream()
                .filter(changed -> isOf(changed.from(), bot, id))
                .toList();
        List<OrderReport> cancel = picture.cancelled().stream()
                .filter(order -> isOf(order, bot, id))
                .toList();
        List<OrderReport> keep = open(picture).stream()
                .filter(order -> isOf(order, bot, id))
                .filter(order -> !names(cancel, order.order()))
                .filter(order -> change.stream()
                        .noneMatch(changed -> changed.from().order().sameOrder(order.order())))
                .toList();
        List<OrderReport> all = new ArrayList<>(keep);
        place.forEach(order -> all.add(asItFills(order)));
        change.forEach(changed -> all.add(changed.to()));
        Integer asked = picture.leverage().get(id);
        Outlook.Leverage leverage = new Outlook.Leverage(asked == null ? info.maxLeverage() : asked, asked != null);
        Optional<BigDecimal> mid = market.top().map(Picturing::mid);
        Figures figures = Figures.of(info, market.position(), mid, all, leverage.times());
        needed.computeIfAbsent(id.venue(), any -> new TreeMap<>())
                .merge(figures.margin().asset(), figures.margin(), Money::plus);
        return new Outlook.OfMarket(info, market.position(), mid, place, keep, change, cancel, leverage, figures);
    }

    /** One with a trigger takes once that is reached. */
    private static OrderReport asItFills(Unsent.Placed order) {
        return order.request() instanceof TriggerOrderRequest
                ? order.report().timeInForce(TimeInForce.IOC)
                : order.report();
    }

    private static BigDecimal mid(TopOfBook top) {
        return top.bid().toBigDecimal().add(top.ask().toBigDecimal()).multiply(HALF);
    }

    private static List<OrderReport> open(Unsent.Picture picture) {
        return picture.held().map(AccountSnapshot::openOrders).orElse(List.of());
    }

    private static boolean names(List<OrderReport> orders, OrderRef order) {
        return orders.stream().anyMatch(other -> other.order().sameOrder(order));
    }

    private boolean isOf(OrderReport order, String bot, MarketId market) {
        return order.market().equals(market)
                && owner(order.order()).filter(bot::equals).isPresent();
    }

    /** Whose it is, of the bots here. */
    private Optional<String> owner(OrderRef order) {
        return ours(order).map(number -> bots.get(number));
    }

    /** The number of the bot that made it, where it is ours. */
    private Optional<Integer> ours(OrderRef order) {
        Cloid.Layout layout = requireNonNull(layouts.get(order.market().venue()), "a login without a layout");
        return order.cloid()
                .filter(cloid -> layout.canHaveMade(cloid) && layout.installation(cloid) == installation)
                .map(layout::bot);
    }

    private Outlook.OfLogin login(Venue venue, Unsent.Picture picture) {
        List<OrderReport> strays = picture.cancelled().stream()
                .filter(order -> owner(order.order()).isEmpty())
                .toList();
        int others = (int) open(picture).stream()
                .filter(order -> owner(order.order()).isEmpty())
                .filter(order -> !names(strays, order.order()))
                .count();
        return new Outlook.OfLogin(
                venue,
                picture.held().flatMap(AccountSnapshot::margin),
                List.copyOf(needed.getOrDefault(venue, new TreeMap<>()).values()),
                strays,
                others);
    }
}
