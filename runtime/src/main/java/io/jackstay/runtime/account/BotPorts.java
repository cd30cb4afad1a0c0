package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The bots of one login: whose client order id and whose market is whose. Confined to the account loop.
 *
 * <p>The id itself says the bot. A venue that tells its own id alone, with a fill for instance, is understood when it has
 * told both together before.
 */
final class BotPorts {
    private static final int KEPT_VENUE_IDS = 100_000;

    private final Cloid.Layout layout;
    private final int installation;
    private final SortedMap<Integer, BotPort> byNumber = new TreeMap<>();
    /** Those of {@link #byNumber} that are waited for, to be walked through with every event. */
    private List<BotPort> awaited = List.of();

    private final SortedMap<MarketId, List<BotPort>> byMarket = new TreeMap<>();
    private final SortedMap<Integer, String> barred = new TreeMap<>();
    private final Map<OrderRef, Integer> botOfVenueId = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<OrderRef, Integer> eldest) {
            return size() > KEPT_VENUE_IDS;
        }
    };

    BotPorts(Cloid.Layout layout, int installation) {
        this.layout = requireNonNull(layout, "layout is null");
        this.installation = installation;
    }

    void attach(BotPort port, Collection<MarketId> claims) {
        byNumber.put(port.number(), port);
        barred.remove(port.number());
        awaited = awaited();
        claims.forEach(market ->
                byMarket.computeIfAbsent(market, any -> new ArrayList<>()).add(port));
    }

    /** A later port of the same number is left as it is. */
    void detach(BotPort port) {
        byNumber.remove(port.number(), port);
        byMarket.values().forEach(ports -> ports.remove(port));
        awaited = awaited();
    }

    /** Nothing new of this bot leaves, and nobody waits for it, until it is attached again. */
    void bar(int number, String why) {
        barred.put(number, why);
        awaited = awaited();
    }

    private List<BotPort> awaited() {
        return byNumber.values().stream()
                .filter(port -> !barred.containsKey(port.number()))
                .toList();
    }

    /** Whether this very port is the one of its number now. */
    boolean takesPart(BotPort port) {
        return byNumber.get(port.number()) == port;
    }

    Optional<String> barred(int number) {
        return Optional.ofNullable(barred.get(number));
    }

    /** The bot of this order; empty when it is not ours, or its bot does not run here. */
    Optional<BotPort> owner(OrderRef order) {
        int bot = numberOf(order);
        return bot == 0 ? Optional.empty() : running(bot, order.market());
    }

    /** The number of the bot of this order, whether or not it runs here; 0 when it is not ours. */
    int numberOf(OrderRef order) {
        if (isOurs(order)) {
            int bot = layout.bot(new Cloid(order.cloidOrZero()));
            learn(order, order.venueOrderId(), bot);
            return bot;
        }
        return order.cloidOrZero() == 0 ? botOfVenueId.getOrDefault(order, 0) : 0;
    }

    /** A market that the bot does not claim it had in an earlier life, if it was the same bot at all. */
    private Optional<BotPort> running(int bot, MarketId market) {
        return Optional.ofNullable(byNumber.get(bot))
                .filter(port -> claimants(market).contains(port));
    }

    /** The venue has told its own id of an order. */
    void learn(OrderRef order, String venueOrderId) {
        if (isOurs(order)) {
            learn(order, venueOrderId, layout.bot(new Cloid(order.cloidOrZero())));
        }
    }

    private void learn(OrderRef order, String venueOrderId, int bot) {
        if (!venueOrderId.isEmpty()) {
            botOfVenueId.put(OrderRef.foreign(order.market(), venueOrderId), bot);
        }
    }

    boolean isOurs(OrderRef order) {
        if (order.cloidOrZero() == 0) {
            return false;
        }
        Cloid cloid = new Cloid(order.cloidOrZero());
        return layout.canHaveMade(cloid) && layout.installation(cloid) == installation;
    }

    /** Any thread: the bot's number in an id of ours; 0 in any other. */
    int numberIn(OrderRef order) {
        return isOurs(order) ? layout.bot(new Cloid(order.cloidOrZero())) : 0;
    }

    boolean belongsTo(OrderRef order, int bot) {
        return numberIn(order) == bot;
    }

    /** The bot that alone claims a market; who runs now is no matter where bots may share one. */
    Optional<BotPort> claimant(MarketId market) {
        List<BotPort> ports = claimants(market);
        return ports.size() == 1 && !ports.get(0).isShared() ? Optional.of(ports.get(0)) : Optional.empty();
    }

    /** The markets that a bot claims, sorted. */
    List<MarketId> claimed() {
        return byMarket.entrySet().stream()
                .filter(claimed -> !claimed.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    List<BotPort> claimants(MarketId market) {
        return byMarket.getOrDefault(market, List.of());
    }

    Collection<BotPort> all() {
        return Collections.unmodifiableCollection(byNumber.values());
    }

    int count() {
        return byNumber.size();
    }

    boolean haveRoom() {
        for (int i = 0; i < awaited.size(); i++) {
            if (!awaited.get(i).hasRoom()) {
                return false;
            }
        }
        return true;
    }
}
