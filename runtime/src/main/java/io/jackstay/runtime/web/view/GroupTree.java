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

/** Bots of one group side by side, as the legs of a hedge, live and paper apart. Thread safe: pure functions. */
final class GroupTree {
    /** What such a bot holds may have changed since it was heard. */
    private static final List<String> UNSURE = List.of("stale", "failed", "starting", "stopped");

    private GroupTree() {}

    private record Key(String group, boolean paper) {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::group).thenComparing(Key::paper);
    }

    /** One market of one bot; of a bot that has told nothing yet neither is known. */
    private record Leg(SessionPicture.OneBot bot, Optional<BotDetail.Market> market) {
        private Map<String, @Nullable Object> tree() {
            return new Node()
                    .put("role", bot.about().role())
                    .put("bot", bot.about().name())
                    .put(
                            "venue",
                            market.map(each -> each.id().venue().name())
                                    .or(() -> bot.about().venues().stream().findFirst())
                                    .orElse(null))
                    .put("base", market.map(BotDetail.Market::base).orElse(null))
                    .put("position", market.map(BotDetail.Market::position))
                    .at("at", market.flatMap(BotDetail.Market::quoteNanos))
                    .put("state", BotWords.state(bot))
                    .put("level", BotWords.level(bot))
                    .map();
        }

        private boolean isSure() {
            return market.isPresent() && !UNSURE.contains(BotWords.state(bot));
        }
    }

    /** The groups by name; what their legs hold is added up where all hold the same, and what they earned where all count in one asset. */
    static Map<String, @Nullable Object> of(SessionPicture picture) {
        Map<Key, List<Leg>> groups = new TreeMap<>(Key.ORDER);
        for (SessionPicture.OneBot bot : picture.bots()) {
            String group = bot.about().group();
            if (!group.isEmpty()) {
                groups.computeIfAbsent(new Key(group, bot.about().paper()), key -> new ArrayList<>())
                        .addAll(legs(bot));
            }
        }
        Map<String, @Nullable Object> trees = new LinkedHashMap<>();
        groups.forEach((key, legs) -> {
            boolean both = key.paper && groups.containsKey(new Key(key.group, false));
            trees.put(both ? key.group + " (paper)" : key.group, group(key.paper, legs));
        });
        return trees;
    }

    private static List<Leg> legs(SessionPicture.OneBot bot) {
        List<BotDetail.Market> markets = bot.detail().map(BotDetail::markets).orElse(List.of());
        return markets.isEmpty()
                ? List.of(new Leg(bot, Optional.empty()))
                : markets.stream()
                        .map(market -> new Leg(bot, Optional.of(market)))
                        .toList();
    }

    private static Map<String, @Nullable Object> group(boolean paper, List<Leg> legs) {
        legs.sort(Comparator.comparing((Leg leg) -> leg.bot().about().role())
                .thenComparing(leg -> leg.bot().about().name()));
        List<BotDetail.Market> known =
                legs.stream().flatMap(leg -> leg.market().stream()).toList();
        Optional<String> base = only(known.stream().map(BotDetail.Market::base).toList());
        Optional<String> asset = only(legs.stream()
                .flatMap(leg -> leg.bot().detail().stream())
                .map(detail -> detail.today().net().asset())
                .toList());
        return new Node()
                .put("paper", paper)
                .put("base", base.orElse(null))
                .put("legs", legs.stream().map(Leg::tree).toList())
                .put("net", base.map(any -> known.stream()
                        .map(BotDetail.Market::position)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)))
                .put("unsure", (Object) !legs.stream().allMatch(Leg::isSure))
                .put("pnl", asset.map(any -> earned(legs)))
                .put("asset", asset.orElse(null))
                .map();
    }

    /** A bot of several markets has several legs and counts once. */
    private static BigDecimal earned(List<Leg> legs) {
        Map<String, BigDecimal> byBot = new TreeMap<>();
        legs.forEach(leg -> leg.bot()
                .detail()
                .ifPresent(detail ->
                        byBot.put(leg.bot().about().name(), detail.today().net().amount())));
        return byBot.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Optional<String> only(List<String> words) {
        return words.stream().distinct().count() == 1 ? Optional.of(words.get(0)) : Optional.empty();
    }
}
