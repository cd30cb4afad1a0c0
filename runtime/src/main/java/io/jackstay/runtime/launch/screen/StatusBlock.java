package io.jackstay.runtime.launch.screen;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.bot.BotStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The status of running bots as a block of lines, each cut to the width of the terminal. Immutable. */
public final class StatusBlock {
    private static final int USUAL_WIDTH = 80;
    private static final int BAR = 20;
    private static final BigDecimal NEAR = new BigDecimal("0.8");
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

    private final Style style;
    private final int width;

    /** @param width of the terminal; 0 when it is not known */
    public StatusBlock(Style style, int width) {
        this.style = style;
        this.width = (width <= 0 ? USUAL_WIDTH : width) - 1;
    }

    public List<String> lines(List<BotStatus> bots, Duration running) {
        List<String> lines = new ArrayList<>();
        for (BotStatus bot : bots) {
            lines.add(style.bold(bot.name()) + "  " + state(bot) + "  " + style.dim(clock(running)));
            bot.markets().forEach(market -> lines.add("  " + market(market)));
            if (bot.isMade()) {
                lines.add("  " + counts(bot.counts()));
                lines.add("  " + results(bot));
            }
            bot.limits().forEach(limit -> lines.add("  " + limit(limit)));
            if (!bot.alerts().isEmpty()) {
                lines.add("  " + style.bad(StatusWords.alerts(bot.alerts())));
            }
            lines.add("  " + bot.sentence());
        }
        return lines.stream().map(line -> StyledText.cut(line, width)).toList();
    }

    private String state(BotStatus bot) {
        String word = StatusWords.state(bot);
        return switch (bot.state()) {
            case RUNNING -> style.good(word);
            case STARTING, STOPPING -> style.warn(word);
            case STOPPED -> bot.failed() ? style.bad(word) : word;
        };
    }

    private static String market(BotStatus.Market market) {
        String quote = market.top().map(StatusBlock::quote).orElse("no quote yet");
        return "%s  %s  position %s  open orders %d"
                .formatted(market.id(), quote, Amounts.plain(market.position()), market.openOrders());
    }

    private static String quote(TopOfBook top) {
        BigDecimal bid = top.bid().toBigDecimal();
        BigDecimal ask = top.ask().toBigDecimal();
        BigDecimal spread = top.spread();
        BigDecimal bps = spread.multiply(TEN_THOUSAND).divide(bid, 2, RoundingMode.HALF_EVEN);
        return "%s / %s  spread %s (%s bps)"
                .formatted(bid.toPlainString(), ask.toPlainString(), Amounts.plain(spread), bps.toPlainString());
    }

    private String counts(BotStatus.Counts counts) {
        String rejected = "rejected " + counts.rejected();
        String line = "orders %d  fills %d  ".formatted(counts.orders(), counts.fills())
                + (counts.rejected() == 0 ? rejected : style.warn(rejected))
                + (counts.dropped() == 0 ? "" : "  dropped " + counts.dropped());
        return counts.strikes() == 0
                ? line
                : line + "  " + style.bad("strategy failed " + Words.count(counts.strikes(), "time"));
    }

    private String results(BotStatus bot) {
        Pnl pnl = bot.pnl();
        return "realized %s  unrealized %s  fees %s  equity %s"
                .formatted(
                        coloured(pnl.realized()),
                        coloured(pnl.unrealized()),
                        StatusWords.all(pnl.fees(), pnl.realized().asset()),
                        Amounts.shown(bot.equity()));
    }

    private String coloured(Money money) {
        String text = Amounts.signed(money);
        return switch (money.amount().signum()) {
            case 1 -> style.good(text);
            case -1 -> style.bad(text);
            default -> text;
        };
    }

    private String limit(RiskRule.Limit limit) {
        BigDecimal shown = limit.used().min(BigDecimal.ONE);
        int full = shown.multiply(BigDecimal.valueOf(BAR))
                .setScale(0, RoundingMode.UP)
                .intValueExact();
        String bar = "#".repeat(full) + "-".repeat(BAR - full);
        String coloured = limit.used().compareTo(BigDecimal.ONE) >= 0
                ? style.bad(bar)
                : limit.used().compareTo(NEAR) >= 0 ? style.warn(bar) : style.good(bar);
        return "[%s] %s %s of %s".formatted(coloured, limit.name(), limit.actual(), limit.limit());
    }

    private static String clock(Duration running) {
        return running.toHours() > 0
                ? "%d:%02d:%02d".formatted(running.toHours(), running.toMinutesPart(), running.toSecondsPart())
                : "%02d:%02d".formatted(running.toMinutesPart(), running.toSecondsPart());
    }
}
