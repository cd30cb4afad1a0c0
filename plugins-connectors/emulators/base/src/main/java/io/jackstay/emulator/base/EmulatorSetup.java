package io.jackstay.emulator.base;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.MarketFeed;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an emulator is opened with. Immutable; the agenda is shared with whoever drives.
 *
 * @param network one of the provider's networks
 * @param markets the file that lists its markets, if not the provider's own
 * @param accounts the accounts to begin with
 * @param agenda its time and its timers, at the present
 * @param recordings data to play for a market, by the venue's own word for it; empty: a random walk
 * @param changes laid over that file, in HOCON; empty: nothing
 * @param books told of what happens in its books
 */
public record EmulatorSetup(
        String network,
        Optional<Path> markets,
        List<Funds> accounts,
        Agenda agenda,
        Function<String, Optional<MarketFeed>> recordings,
        String changes,
        BooksWatcher books) {
    public EmulatorSetup {
        requireNonNull(network, "network is null");
        requireNonNull(agenda, "agenda is null");
        requireNonNull(recordings, "recordings is null");
        requireNonNull(changes, "changes is null");
        requireNonNull(books, "books is null");
        accounts = List.copyOf(accounts);
    }

    /** A setup whose books nobody watches. */
    public EmulatorSetup(
            String network,
            Optional<Path> markets,
            List<Funds> accounts,
            Agenda agenda,
            Function<String, Optional<MarketFeed>> recordings) {
        this(network, markets, accounts, agenda, recordings, "", BooksWatcher.NONE);
    }

    /** A setup whose markets are the provider's own and made up. */
    public static EmulatorSetup of(String network, List<Funds> accounts, Agenda agenda) {
        return new EmulatorSetup(network, Optional.empty(), accounts, agenda, market -> Optional.empty());
    }

    /** The same with the markets of a file. */
    public EmulatorSetup markets(Path file) {
        return new EmulatorSetup(network, Optional.of(file), accounts, agenda, recordings, changes, books);
    }

    /** The same with somebody who watches the books. */
    public EmulatorSetup watched(BooksWatcher by) {
        return new EmulatorSetup(network, markets, accounts, agenda, recordings, changes, by);
    }

    /** The same with other markets and rules, in HOCON, over those of the file. */
    public EmulatorSetup changed(String rules) {
        return new EmulatorSetup(network, markets, accounts, agenda, recordings, rules, books);
    }
}
