package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Venue;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.error.JackstayException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Bots of earlier processes that are no longer in the configuration: what they left on a login is dealt with once, when the login is up.
 * Not thread safe: owned by the thread that drives the session.
 */
final class FormerBots {
    private static final System.Logger LOG = System.getLogger(FormerBots.class.getName());

    private final SessionLogins logins;
    private final OldOrders oldOrders;
    private final BotMaker maker;
    private final SortedMap<Integer, String> names = new TreeMap<>();
    private final Map<Venue, AccountLoop> settled = new TreeMap<>();

    FormerBots(Driver driver, SessionLogins logins, BotMaker maker) {
        this.logins = requireNonNull(logins, "logins are null");
        this.oldOrders = new OldOrders(driver, logins);
        this.maker = requireNonNull(maker, "maker is null");
    }

    /** @param former by their numbers */
    void are(SortedMap<Integer, String> former) {
        names.putAll(former);
    }

    /** @param present the bots that there are now: one that has come back looks after its orders itself */
    void settle(List<RunningBot> present) {
        present.forEach(running -> names.values().remove(running.name()));
        if (names.isEmpty()) {
            return;
        }
        for (Login login : logins.all()) {
            if (login.isUp() && settled.put(login.venue(), login.requireAccount()) != login.requireAccount()) {
                settle(login);
            }
        }
    }

    private void settle(Login login) {
        try {
            logins.look(login.venue());
            names.forEach((number, name) -> {
                oldOrders.abandon(login.venue(), name, number);
                maker.tellLeft(login, name, number);
            });
        } catch (JackstayException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    () -> "what bots that are not in the configuration left is not known venue=%s: %s"
                            .formatted(login.venue(), e.getMessage()));
        }
    }
}
