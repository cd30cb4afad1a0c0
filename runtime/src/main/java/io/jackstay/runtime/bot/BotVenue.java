package io.jackstay.runtime.bot;

import io.jackstay.api.market.Venue;
import io.jackstay.runtime.account.BotAccount;

/**
 * One venue as a bot knows it: the login, and whether it can be traded on as of the events that the bot has taken. Not
 * thread safe: owned by the bot loop.
 */
final class BotVenue {
    private final Venue venue;
    private final BotAccount account;
    private boolean tradable;
    private String why = "not connected";

    BotVenue(Venue venue, BotAccount account) {
        this.venue = venue;
        this.account = account;
    }

    BotAccount account() {
        return account;
    }

    /** True when that is news. */
    boolean changed(boolean nowTradable, String words) {
        boolean news = nowTradable != tradable;
        tradable = nowTradable;
        why = words;
        return news;
    }

    boolean isTradable() {
        return tradable;
    }

    String whyNot() {
        return tradable ? "" : "%s can't be traded on: %s".formatted(venue.name(), why);
    }
}
