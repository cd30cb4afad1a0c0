package io.jackstay.strategy.grid.plan;

import io.jackstay.api.plugin.Percent;
import io.jackstay.strategy.grid.config.GridConfig;
import io.jackstay.strategy.grid.config.RecentreConfig;
import io.jackstay.strategy.grid.config.TrailingConfig;
import java.math.BigDecimal;
import java.util.Optional;

/** Decides when a whole grid changes. Immutable: pure functions. */
public final class Moves {
    /** An endless grid ends here all the same: the bot's memory and its labels have to hold it. */
    static final int MOST_LEGS = 2_000;

    private Moves() {}

    public static Optional<Move> next(GridConfig config, Origin origin, Ladder ladder, Outlook now) {
        return config.recentre()
                .flatMap(rule -> recentre(config, rule, origin, now.mid()))
                .or(() -> config.trailing().flatMap(rule -> trail(rule, origin, ladder, now.mid())))
                .or(() -> reshape(config, origin, now));
    }

    private static Optional<Move> recentre(GridConfig config, RecentreConfig rule, Origin origin, BigDecimal mid) {
        BigDecimal centre = origin.anchor().centre();
        BigDecimal distance = mid.subtract(centre).abs();
        if (origin.moves() >= rule.maxMoves()
                || distance.compareTo(rule.threshold().of(centre)) <= 0) {
            return Optional.empty();
        }
        Anchor anchor = Anchor.around(mid);
        if (config.width().isPresent()) {
            BigDecimal reach = config.width().get().of(mid);
            anchor = new Anchor(mid, mid.subtract(reach), mid.add(reach));
        }
        return Optional.of(new Move(
                Move.Kind.RECENTRE,
                anchor,
                "the mid %s is more than %s from the centre %s"
                        .formatted(plain(mid), rule.threshold(), plain(centre))));
    }

    private static Optional<Move> trail(TrailingConfig rule, Origin origin, Ladder ladder, BigDecimal mid) {
        if (origin.moves() >= rule.maxMoves()) {
            return Optional.empty();
        }
        int legs = ladder.legs();
        BigDecimal highest = ladder.highest().toBigDecimal();
        BigDecimal lowest = ladder.lowest().toBigDecimal();
        if (rule.infinite()) {
            BigDecimal next = ladder.price(legs - 1).toBigDecimal();
            BigDecimal above = highest.add(highest.subtract(next));
            boolean capped =
                    rule.upTo().filter(most -> above.compareTo(most) > 0).isPresent();
            return capped || legs >= MOST_LEGS || mid.compareTo(next) <= 0
                    ? Optional.empty()
                    : Optional.of(new Move(Move.Kind.EXTEND, origin.anchor(), "the price nears the highest level"));
        }
        BigDecimal topStep = highest.subtract(ladder.price(legs - 1).toBigDecimal());
        if (rule.up() && mid.compareTo(highest.add(topStep)) > 0) {
            BigDecimal to = rule.upTo().map(mid::min).orElse(mid);
            return to.compareTo(highest) > 0 ? Optional.of(trail(origin, to, highest, mid)) : Optional.empty();
        }
        BigDecimal lowStep = ladder.price(1).toBigDecimal().subtract(lowest);
        if (rule.down() && mid.compareTo(lowest.subtract(lowStep)) < 0) {
            BigDecimal to = rule.downTo().map(mid::max).orElse(mid);
            return to.compareTo(lowest) < 0 ? Optional.of(trail(origin, to, lowest, mid)) : Optional.empty();
        }
        return Optional.empty();
    }

    private static Move trail(Origin origin, BigDecimal to, BigDecimal edge, BigDecimal mid) {
        return new Move(
                Move.Kind.TRAIL,
                origin.anchor().scaled(to, edge),
                "the mid %s left the grid at %s".formatted(plain(mid), plain(edge)));
    }

    private static Optional<Move> reshape(GridConfig config, Origin origin, Outlook now) {
        BigDecimal change = now.multiplier().subtract(origin.multiplier()).abs();
        Optional<Percent> allowed = config.volatility().map(rule -> rule.change());
        if (allowed.isPresent() && change.compareTo(allowed.get().of(origin.multiplier())) > 0) {
            String why = "volatility makes the spacing %s times the configured one, it was %s"
                    .formatted(plain(now.multiplier()), plain(origin.multiplier()));
            return Optional.of(new Move(Move.Kind.RESHAPE, origin.anchor(), why));
        }
        if (config.trend().isPresent() && now.trend() != origin.trend()) {
            String why = now.trend() == 0 ? "the trend is over" : "the trend is " + (now.trend() > 0 ? "up" : "down");
            return Optional.of(new Move(Move.Kind.RESHAPE, origin.anchor(), why));
        }
        return Optional.empty();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
