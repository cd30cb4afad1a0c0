package io.jackstay.runtime.web.past;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.session.SessionPicture;
import io.jackstay.runtime.web.view.Equities;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Candles of a week, and curves since this process began, from pictures of the session. Not thread safe but for {@link #total()}: confined
 * to the thread {@code web}.
 */
public final class Past {
    /** Of all markets together, and of all curves together. */
    private static final int MOST = 200_000;

    private static final int WEEK_OF_MINUTES = 7 * 24 * 60;
    private static final int DAY_OF_POINTS = 24 * 360;
    /** Milliseconds of a candle, by the word for it. */
    private static final Map<String, Long> INTERVALS =
            Map.of("1m", 60_000L, "5m", 300_000L, "15m", 900_000L, "1h", 3_600_000L);

    private final Map<String, Candles> markets = new LinkedHashMap<>();
    private final Map<String, Curve> bots = new LinkedHashMap<>();
    /** By asset, of live bots and of those on paper apart. */
    private final Map<String, Curve> totals = new TreeMap<>();

    private final KeptMinutes kept;
    private volatile Total total = new Total("", List.of());

    /**
     * The curve of all bots of one asset, live ones where there are any. Immutable.
     *
     * @param name such as {@code paper USDC}; empty before there is one
     * @param bots the names of those that count
     */
    public record Total(String name, List<String> bots) {
        public Total {
            bots = List.copyOf(bots);
        }
    }

    /** @param kept where candles outlive the process */
    public Past(KeptMinutes kept) {
        this.kept = requireNonNull(kept, "kept is null");
    }

    /** To be called about once a second. */
    public void note(SessionPicture picture) {
        long millis = TimeUnit.NANOSECONDS.toMillis(picture.atNanos());
        Map<String, List<SessionPicture.OneBot>> members = new TreeMap<>();
        for (SessionPicture.OneBot bot : picture.bots()) {
            BotStatus status = bot.status();
            if (status.isMade()) {
                status.markets().forEach(market -> note(market, millis));
                BigDecimal position = status.markets().isEmpty()
                        ? BigDecimal.ZERO
                        : status.markets().get(0).position();
                bots.computeIfAbsent(status.name(), name -> new Curve())
                        .note(millis, status.equity().amount(), position, most(DAY_OF_POINTS, bots.size()));
                String of = (bot.about().paper() ? "paper " : "live ")
                        + status.equity().asset();
                members.computeIfAbsent(of, any -> new ArrayList<>()).add(bot);
            }
        }
        // A sum that grows by each bot that comes up would look like profit.
        if (picture.bots().stream()
                .allMatch(bot -> bot.status().isMade() || bot.status().failed())) {
            members.forEach((name, bots) -> note(name, bots, millis));
        }
        kept.look();
    }

    private void note(String name, List<SessionPicture.OneBot> bots, long millis) {
        Equities.of(bots).ifPresent(equity -> {
            totals.computeIfAbsent(name, any -> new Curve()).note(millis, equity, BigDecimal.ZERO, DAY_OF_POINTS);
            if (totals.keySet().iterator().next().equals(name)) {
                total = new Total(
                        name, bots.stream().map(bot -> bot.status().name()).toList());
            }
        });
    }

    /** Any thread. */
    public Total total() {
        return total;
    }

    private void note(BotStatus.Market market, long millis) {
        String name = market.id().toString();
        market.top().filter(top -> top.mid().signum() > 0).ifPresent(top -> {
            Candles candles = markets.computeIfAbsent(name, any -> {
                Candles first = new Candles();
                kept.began(name, first, millis);
                return first;
            });
            candles.note(millis, top.mid(), most(WEEK_OF_MINUTES, markets.size()))
                    .ifPresent(minute -> kept.ended(name, minute));
        });
    }

    private static int most(int wanted, int sharers) {
        return Math.min(wanted, MOST / Math.max(1, sharers));
    }

    /** Columns of candles; empty for a market that was not seen, or an interval that there is none of. */
    public Optional<Map<String, @Nullable Object>> candles(String market, String interval, long from) {
        Long step = INTERVALS.get(interval);
        return step == null
                ? Optional.empty()
                : Optional.ofNullable(markets.get(market)).map(candles -> candles.columns(step, from));
    }

    /** A bot's equity in a few points; none before there are two. */
    public List<BigDecimal> line(String bot) {
        Curve curve = bots.get(bot);
        return curve == null ? List.of() : curve.line();
    }

    /** Columns of a bot's curve; empty for one of which nothing is known. */
    public Optional<Map<String, @Nullable Object>> curve(String bot, long from, int points, List<Earlier> earlier) {
        return Optional.ofNullable(bots.get(bot))
                .or(() -> earlier.isEmpty() ? Optional.empty() : Optional.of(new Curve()))
                .map(curve -> curve.columns(from, points, earlier));
    }

    /** Columns of the curve of all; empty before the first point. */
    public Optional<Map<String, @Nullable Object>> total(Total of, long from, int points, List<Earlier> earlier) {
        return Optional.ofNullable(totals.get(of.name)).map(curve -> {
            Map<String, @Nullable Object> columns = curve.columns(from, points, earlier);
            columns.put("of", of.name);
            return columns;
        });
    }
}
