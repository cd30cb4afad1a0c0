package io.jackstay.runtime.bot;

import io.jackstay.api.market.Venue;
import io.jackstay.runtime.account.AccountLoop;

/** One venue as a bot knows it: the login, and whether it can be traded on. Not thread safe: owned by the bot loop. */
final class BotVenue {
    private final Venue venue;
    private final AccountLoop account;

    BotVenue(BotSpec spec, Venue venue) {
        this.venue = venue;
        this.account = spec.requireAccount(venue);
    }

    AccountLoop account() {
        return account;
    }

    boolean isTradable() {
        return account.isTradable();
    }

    String whyNot() {
        return account.fatal()
                .map(what -> "%s can't go on: %s".formatted(venue.name(), what))
                .orElseGet(() -> isTradable() ? "" : venue.name() + " is not connected");
    }
}
