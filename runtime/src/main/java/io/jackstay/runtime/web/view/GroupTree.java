package io.jackstay.runtime.web.view;

import io.jackstay.runtime.bot.BotDetail;
import io.jackstay.runtime.session.SessionPicture;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Bots of one group side by side, as the legs of a hedge. Thread safe: pure functions. */
final class GroupTree {
    private static final List<String> UNSURE = List.of("stale", "failed", "starting");

    private GroupTree() {}

    /** One market of one bot. */
    private record Leg(SessionPicture.OneBot bot, BotDetail detail, BotDetail.Market market) {
        private Map<String, @Nullable Object> tree() {
            return new Node()
                    .put("role", bot.about().role())
                    .put("bot", bot.about().name())
                    .put("venue", market.id().venue().name())
                    .put("position", market.position())
                    .put("liquidationAway", (Object) null)
                    .at("at", market.quoteNanos())
                    .put("level", BotWords.level(bot))
                    .map();
        }

        private boolean isSure() {
            return !UNSURE.contains(BotWords.state(bot));
        }
    }

    /** The groups by name; what their legs hold is added up where all hold the same, and what they earned where all count in one asset. */
    static Map<String, @Nullable Object> of(SessionPicture picture) {
        Map<String, List<Leg>> groups = new TreeMap<>();
        for (SessionPicture.OneBot bot : picture.bots()) {
            if (!bot.about().group().isEmpty()) {
                List<Leg> legs = groups.computeIfAbsent(bot.about().group(), name -> new ArrayList<>());
                bot.detail().ifPresent(detail -> detail.markets()
                        .forEach(market -> legs.add(new Leg(bot, detail, market))));
            }
        }
        Map<String, @Nullable Object> trees = new LinkedHashMap<>();
        groups.forEach((name, legs) -> trees.put(name, group(legs)));
        return trees;
    }

    private static Map<String, @Nullable Object> group(List<Leg> legs) {
        legs.sort(Comparator.comparing((Leg leg) -> leg.bot().about().role())
                .thenComparing(leg -> leg.bot().about().name()));
        Optional<String> base =
                only(legs.stream().map(leg -> leg.market().base()).toList());
        Optional<String> asset = only(
                legs.stream().map(leg -> leg.detail().session().net().asset()).toList());
        return new Node()
                .put("base", base.orElse(null))
                .put("legs", legs.stream().map(Leg::tree).toList())
                .put("net", base.map(any -> legs.stream()
                        .map(leg -> leg.market().position())
                        .reduce(BigDecimal.ZERO, BigDecimal::add)))
                .put("netLimit", (Object) null)
                .put("used", (Object) null)
                .put("unsure", (Object) !legs.stream().allMatch(Leg::isSure))
                .put("pnl", asset.map(any -> earned(legs)))
                .put("asset", asset.orElse(null))
                .map();
    }

    /** A bot of several markets has several legs and counts once. */
    private static BigDecimal earned(List<Leg> legs) {
        Map<String, BigDecimal> byBot = new TreeMap<>();
        legs.forEach(leg ->
                byBot.put(leg.bot().about().name(), leg.detail().today().net().amount()));
        return byBot.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Optional<String> only(List<String> words) {
        return words.stream().distinct().count() == 1 ? Optional.of(words.get(0)) : Optional.empty();
    }
}
