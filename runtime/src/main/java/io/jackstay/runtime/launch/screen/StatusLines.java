package io.jackstay.runtime.launch.screen;

import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The status of running bots as plain lines, for a pipe or a log: one when a bot's state changes, at most one every few seconds when it
 * has traded, moved its position or says something else, and one a minute in any case, so that a quiet bot says what it waits for. Not
 * thread safe: owned by the thread that prints.
 */
public final class StatusLines {
    private static final long QUIET_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();

    private final Map<String, Told> told = new HashMap<>();

    private record Told(Material material, long nanos) {}

    /** What makes a new line worth it. */
    private record Material(
            BotState state, long fills, long rejected, long strikes, List<BigDecimal> positions, String says) {
        private static Material of(BotStatus bot) {
            return new Material(
                    bot.state(),
                    bot.counts().fills(),
                    bot.counts().rejected(),
                    bot.counts().strikes(),
                    bot.markets().stream().map(BotStatus.Market::position).toList(),
                    bot.sentence());
        }
    }

    /** The lines that are due. */
    public List<String> due(List<BotStatus> bots, long nowNanos) {
        List<String> lines = new ArrayList<>();
        for (BotStatus bot : bots) {
            Material now = Material.of(bot);
            Told last = told.get(bot.name());
            if (last == null || isDue(last, now, nowNanos)) {
                told.put(bot.name(), new Told(now, nowNanos));
                lines.add(line(bot));
            }
        }
        return lines;
    }

    private static boolean isDue(Told last, Material now, long nowNanos) {
        if (now.state != last.material.state) {
            return true;
        }
        long silent = nowNanos - last.nanos;
        return silent >= LONGEST_NANOS && now.state != BotState.STOPPED
                || silent >= QUIET_NANOS && !now.equals(last.material);
    }

    private static String line(BotStatus bot) {
        if (!bot.isMade()) {
            return "%s %s: %s".formatted(bot.name(), StatusWords.state(bot), bot.sentence());
        }
        StringBuilder line = new StringBuilder("%s %s".formatted(bot.name(), StatusWords.state(bot)));
        for (BotStatus.Market market : bot.markets()) {
            line.append(" %s %s position=%s open=%d"
                    .formatted(
                            market.id(),
                            market.top()
                                    .map(top -> "bid=%s ask=%s"
                                            .formatted(
                                                    top.bid().toBigDecimal().toPlainString(),
                                                    top.ask().toBigDecimal().toPlainString()))
                                    .orElse("bid=none ask=none"),
                            Amounts.plain(market.position()),
                            market.openOrders()));
        }
        line.append(" orders=%d fills=%d rejected=%d realized=%s unrealized=%s fees=%s: %s"
                .formatted(
                        bot.counts().orders(),
                        bot.counts().fills(),
                        bot.counts().rejected(),
                        Amounts.signed(bot.pnl().realized()),
                        Amounts.signed(bot.pnl().unrealized()),
                        StatusWords.all(bot.pnl().fees(), bot.pnl().realized().asset()),
                        bot.sentence()));
        return line.toString();
    }
}
