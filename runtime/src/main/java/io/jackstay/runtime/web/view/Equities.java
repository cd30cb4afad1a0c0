package io.jackstay.runtime.web.view;

import io.jackstay.runtime.session.SessionPicture;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What several bots have together. Thread safe: pure functions. */
public final class Equities {
    private Equities() {}

    /** In their one asset; not known where one that counts all of its account's equity shares the account. */
    public static Optional<BigDecimal> of(List<SessionPicture.OneBot> bots) {
        return SessionPicture.About.shareEquity(
                        bots.stream().map(SessionPicture.OneBot::about).toList())
                ? Optional.empty()
                : Optional.of(bots.stream()
                        .map(bot -> bot.status().equity().amount())
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
