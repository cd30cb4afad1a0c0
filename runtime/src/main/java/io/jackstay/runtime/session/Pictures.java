package io.jackstay.runtime.session;

import io.jackstay.api.market.Venue;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.plugin.JarFacts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes pictures of a session. Not thread safe: owned by the thread that drives the session. */
final class Pictures {
    private static final int DIGITS = 6;

    private final Session session;
    private final SortedMap<String, Known> known = new TreeMap<>();

    private record Known(PlannedBot planned, SessionPicture.About about) {}

    Pictures(Session session) {
        this.session = session;
    }

    /** @param close whether somebody looks at the bots closely: they make then what nobody else needs */
    SessionPicture make(boolean close) {
        List<SessionPicture.OneBot> bots = session.bots().all().stream()
                .map(running -> new SessionPicture.OneBot(
                        about(running),
                        running.status(),
                        close ? running.bot().flatMap(Bot::detail) : Optional.empty()))
                .toList();
        List<SessionPicture.OneLogin> logins =
                session.logins().all().stream().map(Pictures::login).toList();
        return new SessionPicture(
                session.driver().clock().epochNanos(),
                bots,
                logins,
                new SessionPicture.OfProcess(
                        session.overall().standing(), session.overall().alerts()));
    }

    private static SessionPicture.OneLogin login(Login login) {
        return new SessionPicture.OneLogin(
                login.venue().name(),
                login.planned().plugin().descriptor().name(),
                login.planned().simulated(),
                login.isUp(),
                login.isUp() ? "" : login.why(),
                login.blocked(),
                login.isUp() ? login.account().map(AccountLoop::alerts).orElse(List.of()) : List.of(),
                login.account().flatMap(account -> account.guard().standing()),
                login.account().flatMap(AccountLoop::deadMan),
                login.account().map(account -> account.picture().liquidations()).orElse(Collections.emptySortedMap()));
    }

    /** Made once for each plan of a bot: it takes a hash. */
    @SuppressWarnings("ReferenceEquality") // another plan of the bot is another object
    private SessionPicture.About about(RunningBot running) {
        Known before = known.get(running.name());
        if (before != null && before.planned == running.planned()) {
            return before.about;
        }
        SessionPicture.About about = about(running.name(), running.planned());
        known.put(running.name(), new Known(running.planned(), about));
        return about;
    }

    private SessionPicture.About about(String name, PlannedBot planned) {
        List<String> rules = planned.rules().stream().map(PlannedRule::name).toList();
        boolean paper = planned.venues().stream().allMatch(this::isPaper);
        return new SessionPicture.About(
                name,
                planned.plugin().descriptor().name(),
                planned.plugin().descriptor().jars().stream().findFirst().flatMap(JarFacts::version),
                hash(planned.block().text()),
                planned.block().group(),
                planned.block().role(),
                planned.venues().stream().map(Venue::name).toList(),
                rules,
                paper,
                planned.block().capital(),
                planned.block().policies().onStop().name().toLowerCase(Locale.ROOT),
                planned.block().policies().flattenWithin().fraction());
    }

    private boolean isPaper(Venue venue) {
        return session.logins()
                .find(venue)
                .filter(login -> login.planned().simulated())
                .isPresent();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
