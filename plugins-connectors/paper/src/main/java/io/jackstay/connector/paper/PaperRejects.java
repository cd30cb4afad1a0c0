package io.jackstay.connector.paper;

import io.jackstay.api.order.Rejection;
import io.jackstay.api.plugin.Percent;
import io.jackstay.lib.sim.feed.SplitMix64;
import io.jackstay.lib.sim.text.LineReader;
import io.jackstay.lib.sim.text.LineWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Refuses commands by chance and by schedule. Confined to the connector's loop.
 *
 * <p>One number is drawn for each command of a kind that may be refused by chance, in the order in which they reach the exchange.
 */
final class PaperRejects implements PaperLedger.Part {
    private static final long WHOLE = 1_000_000_000;

    private final RejectsConfig config;
    private final SplitMix64 random;
    private final long startNanos;

    PaperRejects(RejectsConfig config, long startNanos) {
        this.config = config;
        this.random = new SplitMix64(config.seed());
        this.startNanos = startNanos;
    }

    /** Whether anything is refused by chance, so that each command draws. */
    boolean draws() {
        return share(RejectsConfig.Kind.SUBMITS) + share(RejectsConfig.Kind.AMENDS) + share(RejectsConfig.Kind.CANCELS)
                > 0;
    }

    /** Why a command that reaches the exchange now is refused. */
    Optional<Rejection> refusal(RejectsConfig.Kind kind, long now) {
        for (RejectsConfig.Window window : config.windows()) {
            boolean meant = window.what() == RejectsConfig.Kind.ALL || window.what() == kind;
            long since = now - startNanos;
            if (meant && since >= window.from().toNanos() && since < window.to().toNanos()) {
                return refuse("refused by schedule until %s after the start".formatted(window.to()));
            }
        }
        long share = share(kind);
        boolean drawn = share > 0 && random.between(0, WHOLE - 1) < share;
        return drawn ? refuse("refused by chance") : Optional.empty();
    }

    private Optional<Rejection> refuse(String words) {
        return Optional.of(new Rejection(config.reason(), words));
    }

    private long share(RejectsConfig.Kind kind) {
        return switch (kind) {
            case ALL -> 0;
            case SUBMITS -> share(config.submits());
            case AMENDS -> share(config.amends());
            case CANCELS -> share(config.cancels());
        };
    }

    private static long share(Percent percent) {
        return percent.of(BigDecimal.valueOf(WHOLE))
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    @Override
    public void write(LineWriter line) {
        line.add(random.state());
    }

    @Override
    public void read(LineReader line) {
        random.state(line.number());
    }
}
