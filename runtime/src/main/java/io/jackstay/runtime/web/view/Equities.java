package io.jackstay.runtime.web.view;

import io.jackstay.runtime.session.SessionPicture;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What several bots have together. Thread safe: pure functions. */
public final class Equities {
    private Equities() {}

    /** In their one asset; not known where one that counts all of its account's equity shares the account. */
    public static Optional<BigDecimal> of(List<SessionPicture.OneBot> bots) {
        Map<String, Integer> sharers = new TreeMap<>();
        bots.forEach(bot -> bot.about().venues().forEach(venue -> sharers.merge(venue, 1, Integer::sum)));
        boolean twice = bots.stream()
                .filter(bot -> bot.about().capital().isEmpty())
                .anyMatch(bot -> bot.about().venues().stream().anyMatch(venue -> sharers.getOrDefault(venue, 0) > 1));
        return twice
                ? Optional.empty()
                : Optional.of(bots.stream()
                        .map(bot -> bot.status().equity().amount())
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
