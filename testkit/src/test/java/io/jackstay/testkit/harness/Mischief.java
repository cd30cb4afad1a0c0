package io.jackstay.testkit.harness;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.order.OrderState;
import java.util.List;

/** What a venue does to a bot and a script for strategies need not know of. Not thread safe: owned by the test. */
final class Mischief {
    private final StrategyHarness bot;

    Mischief(StrategyHarness bot) {
        this.bot = requireNonNull(bot, "bot is null");
    }

    /** Fills count at the venue and are not told until {@link #tellFills}; all else is told at once. */
    void holdFills() {
        bot.bench().venues().forEach(venue -> venue.holdFills(true));
    }

    void tellFills() {
        for (ScriptedVenue venue : bot.bench().venues()) {
            bot.bench().at(venue.markets().get(0).id(), () -> venue.holdFills(false));
        }
    }

    /** What was quoted before is not told to the next process. */
    void forgetQuotes() {
        bot.bench().venues().forEach(ScriptedVenue::forgetQuotes);
    }

    void gap(MarketId market, Feed feed) {
        bot.bench().at(market, () -> bot.bench()
                .venue(market)
                .publish(to -> to.gap(market, feed, "a message is missing")));
    }

    /** The venue's list shows an order that it has said to have ended. */
    void showAgain(String label) {
        find(label).end(OrderState.OPEN);
    }

    void showNoMore(String label) {
        find(label).end(OrderState.CANCELLED);
    }

    private VenueOrder find(String label) {
        return bot.bench().venues().stream()
                .map(ScriptedVenue::all)
                .flatMap(List::stream)
                .filter(order -> order.request().label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there was no order " + label));
    }

    /** The runtime's own store as an earlier process left it. */
    void remember(String key, String text) {
        bot.bench().memories().ofTasks().put(key, text);
    }
}
