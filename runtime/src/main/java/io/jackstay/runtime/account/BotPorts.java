package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The bots of one login: whose client order id and whose market is whose. Confined to the account loop.
 *
 * <p>The id itself says the bot, so nothing has to be looked up or remembered for an order.
 */
final class BotPorts {
    private final Cloid.Layout layout;
    private final int installation;
    private final SortedMap<Integer, BotPort> byNumber = new TreeMap<>();
    private final SortedMap<MarketId, List<BotPort>> byMarket = new TreeMap<>();

    BotPorts(Cloid.Layout layout, int installation) {
        this.layout = requireNonNull(layout, "layout is null");
        this.installation = installation;
    }

    void attach(BotPort port, Collection<MarketId> claims) {
        byNumber.put(port.number(), port);
        claims.forEach(market ->
                byMarket.computeIfAbsent(market, any -> new ArrayList<>()).add(port));
    }

    void detach(BotPort port) {
        byNumber.remove(port.number());
        byMarket.values().forEach(ports -> ports.remove(port));
    }

    Optional<BotPort> owner(OrderRef order) {
        if (!isOurs(order)) {
            return Optional.empty();
        }
        return order.cloid().map(cloid -> byNumber.get(layout.bot(cloid)));
    }

    boolean isOurs(OrderRef order) {
        return order.cloidOrZero() != 0
                && order.cloid()
                        .filter(cloid -> layout.canHaveMade(cloid) && layout.installation(cloid) == installation)
                        .isPresent();
    }

    boolean belongsTo(OrderRef order, int bot) {
        return isOurs(order)
                && order.cloid().filter(cloid -> layout.bot(cloid) == bot).isPresent();
    }

    /** The bot that alone claims a market. */
    Optional<BotPort> claimant(MarketId market) {
        List<BotPort> ports = byMarket.getOrDefault(market, List.of());
        return ports.size() == 1 ? Optional.of(ports.get(0)) : Optional.empty();
    }

    List<BotPort> claimants(MarketId market) {
        return byMarket.getOrDefault(market, List.of());
    }

    Collection<BotPort> all() {
        return Collections.unmodifiableCollection(byNumber.values());
    }

    boolean haveRoom() {
        for (BotPort port : byNumber.values()) {
            if (!port.hasRoom()) {
                return false;
            }
        }
        return true;
    }
}
