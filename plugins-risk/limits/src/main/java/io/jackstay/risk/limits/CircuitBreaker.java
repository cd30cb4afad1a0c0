package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Money;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.risk.RiskActions;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Halts when the venue's interface fails too often, or when too much is lost in one round or in rounds in a row. Not thread
 * safe: owned by the loop of its scope.
 *
 * <p>A halt begins all counts anew. Rounds and the day's halts are remembered over a restart, errors are not.
 */
final class CircuitBreaker implements RiskRule {
    private static final String HALTS = "halts";

    private final CircuitBreakerConfig config;
    private final HaltSwitch halt;
    private final InterfaceErrors errors;
    private final Optional<LossLimit> roundLimit;
    private final Optional<LossLimit> losingRoundsLimit;
    private Rounds rounds = Rounds.NONE;
    private BigDecimal realized = BigDecimal.ZERO;

    CircuitBreaker(CircuitBreakerConfig config) {
        this.config = requireNonNull(config, "config is null");
        this.halt = config.haltSwitch();
        this.errors = new InterfaceErrors(config.errorsPer(), config.errors().orElse(0));
        this.roundLimit = config.roundLimit();
        this.losingRoundsLimit = config.losingRoundsLimit();
    }

    @Override
    public void onStart(RiskView view, RiskActions actions) {
        String asset = view.equity().asset();
        Optional<String> problem = roundLimit
                .flatMap(limit -> limit.problemIn(asset))
                .or(() -> losingRoundsLimit.flatMap(limit -> limit.problemIn(asset)));
        if (problem.isPresent()) {
            actions.halt(problem.get());
            return;
        }
        realized = view.allTime().realized().amount();
        rounds = Rounds.remembered(view.memory());
        halt.restore(view, actions);
    }

    @Override
    public void onOutcome(RiskOrder order, Outcome outcome, RiskView view, RiskActions actions) {
        if (!errors.add(outcome, view.now()) || halt.isOn()) {
            return;
        }
        if (config.errorsInARow().filter(max -> errors.inARow() >= max).isPresent()) {
            int max = config.errorsInARow().get();
            trip("%d of %d errors of the venue in a row".formatted(errors.inARow(), max), view, actions);
            return;
        }
        int within = errors.within(view.now());
        if (config.errors().filter(max -> within >= max).isPresent()) {
            trip(
                    "%d of %d errors of the venue in %s"
                            .formatted(within, config.errors().get(), Limits.text(config.errorsPer())),
                    view,
                    actions);
        }
    }

    @Override
    public void onFill(OrderFill fill, RiskView view, RiskActions actions) {
        Money now = view.allTime().realized();
        BigDecimal earned = now.amount().subtract(realized);
        realized = now.amount();
        if (!hasReduced(fill, view)) {
            return;
        }
        Money fee = fill.fee();
        rounds = rounds.with(
                Limits.orderOf(fill), fee.asset().equals(now.asset()) ? earned.subtract(fee.amount()) : earned);
        rounds.remember(view.memory());
        if (!halt.isOn()) {
            judge(view, actions);
        }
    }

    /** The position before the fill lay on the other side. */
    private static boolean hasReduced(OrderFill fill, RiskView view) {
        BigDecimal after = view.exposure(fill.market()).position().toBigDecimal();
        BigDecimal filled = fill.size().toBigDecimal();
        int sign = fill.side().sign();
        BigDecimal before = sign > 0 ? after.subtract(filled) : after.add(filled);
        return before.signum() == -sign;
    }

    private void judge(RiskView view, RiskActions actions) {
        Money equity = view.equity();
        String asset = equity.asset();
        BigDecimal loss = rounds.result().negate();
        Optional<BigDecimal> most = roundLimit.map(limit -> limit.of(equity.amount()));
        Optional<BigDecimal> mostTogether = losingRoundsLimit.map(limit -> limit.of(equity.amount()));
        if (most.filter(limit -> loss.signum() > 0 && loss.compareTo(limit) >= 0)
                .isPresent()) {
            trip(LossLimit.words(loss, most.get(), asset) + " in one round", view, actions);
        } else if (config.losingRounds()
                .filter(max -> rounds.losingInARow() >= max)
                .isPresent()) {
            int max = config.losingRounds().get();
            trip("%d of %d losing rounds in a row".formatted(rounds.losingInARow(), max), view, actions);
        } else if (mostTogether
                .filter(limit ->
                        rounds.lostInARow().signum() > 0 && rounds.lostInARow().compareTo(limit) >= 0)
                .isPresent()) {
            String words = LossLimit.words(rounds.lostInARow(), mostTogether.get(), asset);
            trip("%s in %d losing rounds in a row".formatted(words, rounds.losingInARow()), view, actions);
        }
    }

    private void trip(String why, RiskView view, RiskActions actions) {
        int before = haltsOf(view.day(), view);
        view.memory().put(HALTS, "%s %d".formatted(view.day(), before + 1));
        errors.clear();
        rounds = Rounds.NONE;
        rounds.remember(view.memory());
        if (before < config.maxHalts()) {
            halt.trip(why, view, actions);
        } else {
            halt.tripUntilResumed("%s, after %d halts in a day".formatted(why, before), view, actions);
        }
    }

    private static int haltsOf(LocalDate day, RiskView view) {
        String prefix = day + " ";
        return view.memory()
                .get(HALTS)
                .filter(text -> text.startsWith(prefix))
                .map(text -> Integer.parseInt(text.substring(prefix.length())))
                .orElse(0);
    }

    @Override
    public void onTime(RiskView view, RiskActions actions) {
        halt.hasEnded(view, actions);
        if (!halt.isOn()) {
            actions.quiet();
        }
    }

    @Override
    public List<Limit> limits(RiskView view) {
        Money equity = view.equity();
        List<Limit> limits = new ArrayList<>();
        config.errorsInARow().ifPresent(max -> limits.add(count("errors in a row", max, errors.inARow())));
        config.errors()
                .ifPresent(max -> limits.add(
                        count("errors in " + Limits.text(config.errorsPer()), max, errors.within(view.now()))));
        roundLimit.ifPresent(max -> limits.add(
                Limits.loss("round loss", rounds.result().negate(), max.of(equity.amount()), equity.asset())));
        config.losingRounds().ifPresent(max -> limits.add(count("losing rounds", max, rounds.losingInARow())));
        losingRoundsLimit.ifPresent(max ->
                limits.add(Limits.loss("loss in a row", rounds.lostInARow(), max.of(equity.amount()), equity.asset())));
        return limits;
    }

    private static Limit count(String name, int max, int actual) {
        return new Limit(
                name,
                Integer.toString(max),
                Integer.toString(actual),
                Limits.used(BigDecimal.valueOf(actual), BigDecimal.valueOf(max)));
    }
}
