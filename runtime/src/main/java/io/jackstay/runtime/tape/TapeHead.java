package io.jackstay.runtime.tape;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.runtime.journal.Entry;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/**
 * What a recorded bot was made of. Immutable.
 *
 * @param text the bot's block as a configuration of its own
 * @param jars the plugins that it was made by
 * @param number its number in client order ids
 * @param markets the rules of its markets when it began
 * @param image what its journal remembered, as a snapshot
 * @param resumed whether a person had said that its halts are over
 * @param live whether time moved by itself
 * @param journaled whether the bot wrote a journal
 * @param begunNanos when the tape began, epoch nanoseconds
 */
public record TapeHead(
        String bot,
        String text,
        List<Jar> jars,
        int number,
        int installation,
        List<MarketInfo> markets,
        List<Login> logins,
        Money startEquity,
        Entry image,
        boolean resumed,
        LocalTime dayStart,
        Duration journalStall,
        boolean live,
        boolean journaled,
        long begunNanos) {
    public TapeHead {
        requireNonNull(bot, "bot is null");
        requireNonNull(text, "text is null");
        requireNonNull(startEquity, "startEquity is null");
        requireNonNull(image, "image is null");
        requireNonNull(dayStart, "dayStart is null");
        requireNonNull(journalStall, "journalStall is null");
        jars = List.copyOf(jars);
        markets = List.copyOf(markets);
        logins = List.copyOf(logins);
    }

    /** A plugin and the SHA-256 of its jar, hexadecimal. */
    public record Jar(String plugin, String file, String sha256) {}

    /** A login of the bot: its venue's name, and what that can do. */
    public record Login(String venue, VenueTraits traits) {}
}
