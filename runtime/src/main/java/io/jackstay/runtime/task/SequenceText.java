package io.jackstay.runtime.task;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.strategy.Sequence;
import io.jackstay.api.strategy.Step;
import io.jackstay.api.strategy.Style;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Sequences as text, for a store of texts. Stateless.
 *
 * <p>A plan is a line with the version and a line a step; a state is a line with the version, one with its figures, one with
 * the reason to turn back, one with the closed markets, and a line a step. Words are parted by a space, which none of them
 * contains.
 */
final class SequenceText {
    private static final String VERSION = "1";

    private SequenceText() {}

    static String of(Sequence plan) {
        StringBuilder text = new StringBuilder(VERSION);
        plan.steps().forEach(step -> text.append('\n').append(of(step)));
        return text.toString();
    }

    private static String of(Step step) {
        return String.join(
                " ",
                step.name(),
                step.side().name(),
                step.market().toString(),
                of(step.amount()),
                of(step.terms().style()),
                step.terms().timeout().toString(),
                Boolean.toString(step.terms().reduceOnly()),
                plain(step.confirmation().least()),
                Boolean.toString(step.confirmation().byVenue()),
                Integer.toString(step.retry().times()),
                step.retry().pause().toString(),
                Boolean.toString(step.undo().tradesBack()),
                of(step.undo().style()));
    }

    private static String of(Step.Amount amount) {
        if (amount instanceof Step.Amount.Fixed fixed) {
            return plain(fixed.size());
        }
        return "=" + ((Step.Amount.AsFilled) amount).step();
    }

    private static String of(Style style) {
        if (style instanceof Style.Follow follow) {
            return "follow,%s,%d,%s,%s"
                    .formatted(follow.interval(), follow.offsetTicks(), follow.cancelWait(), follow.postOnly());
        }
        Style.Take take = (Style.Take) style;
        return "take,%s,%s".formatted(plain(take.maxSlippage()), take.interval());
    }

    private static String plain(Percent percent) {
        return percent.fraction().toPlainString();
    }

    private static String plain(Size size) {
        return size.toBigDecimal().toPlainString();
    }

    static Sequence plan(String name, String text) {
        List<Step> steps = new ArrayList<>();
        lines(text).forEachRemaining(line -> steps.add(step(words(line))));
        return Sequence.of(name, steps);
    }

    private static Iterator<String> lines(String text) {
        Iterator<String> lines = text.lines().iterator();
        String version = lines.next();
        if (!version.equals(VERSION)) {
            throw new IllegalArgumentException(
                    "a sequence of version %s: this is version %s".formatted(version, VERSION));
        }
        return lines;
    }

    private static Iterator<String> words(String line) {
        return List.of(line.split(" ", -1)).iterator();
    }

    private static Step step(Iterator<String> words) {
        String name = words.next();
        Side side = Side.valueOf(words.next());
        MarketId market = MarketId.parse(words.next());
        String amount = words.next();
        Step step = amount.startsWith("=")
                ? Step.asFilled(name, side, market, amount.substring(1))
                : Step.of(name, side, size(market, amount));
        step = step.style(style(words.next()))
                .within(Duration.parse(words.next()))
                .reduceOnly(Boolean.parseBoolean(words.next()))
                .confirmedAt(percent(words.next()));
        step = Boolean.parseBoolean(words.next()) ? step.confirmedByVenue() : step;
        step = step.retry(Integer.parseInt(words.next()), Duration.parse(words.next()));
        boolean tradesBack = Boolean.parseBoolean(words.next());
        step = step.undoneBy(style(words.next()));
        return tradesBack ? step : step.notUndone();
    }

    private static Style style(String text) {
        Iterator<String> parts = List.of(text.split(",", -1)).iterator();
        if (parts.next().equals("take")) {
            return new Style.Take(percent(parts.next()), Duration.parse(parts.next()));
        }
        return new Style.Follow(
                Duration.parse(parts.next()),
                Integer.parseInt(parts.next()),
                Duration.parse(parts.next()),
                Boolean.parseBoolean(parts.next()));
    }

    private static Percent percent(String text) {
        return Percent.ofFraction(new BigDecimal(text));
    }

    private static Size size(MarketId market, String text) {
        return Size.of(market, new BigDecimal(text));
    }

    static String of(SequenceState state) {
        StringBuilder text = new StringBuilder(VERSION);
        text.append('\n')
                .append(String.join(
                        " ",
                        Long.toString(state.run()),
                        Boolean.toString(state.back()),
                        Integer.toString(state.index()),
                        Integer.toString(state.attempt()),
                        Long.toString(state.endNanos()),
                        Integer.toString(state.order()),
                        Boolean.toString(state.open()),
                        plain(state.filled()),
                        state.value().toPlainString()));
        text.append('\n').append(state.why().strip().replaceAll("\\s+", " "));
        text.append('\n')
                .append(String.join(
                        " ", state.closed().stream().map(MarketId::toString).toList()));
        for (SequenceState.Part part : state.steps()) {
            text.append('\n')
                    .append(String.join(" ", plain(part.filled()), part.value().toPlainString(), plain(part.undone())));
        }
        return text.toString();
    }

    static SequenceState state(Sequence plan, String text) {
        Iterator<String> lines = lines(text);
        Iterator<String> figures = words(lines.next());
        String why = lines.next();
        List<MarketId> closed = new ArrayList<>();
        String markets = lines.next();
        if (!markets.isEmpty()) {
            words(markets).forEachRemaining(market -> closed.add(MarketId.parse(market)));
        }
        List<SequenceState.Part> parts = new ArrayList<>();
        for (Step step : plan.steps()) {
            parts.add(part(step.market(), words(lines.next())));
        }
        long run = Long.parseLong(figures.next());
        boolean back = Boolean.parseBoolean(figures.next());
        int index = Integer.parseInt(figures.next());
        MarketId market =
                plan.steps().get(Math.max(0, Math.min(index, parts.size() - 1))).market();
        return new SequenceState(
                run,
                back,
                index,
                Integer.parseInt(figures.next()),
                Long.parseLong(figures.next()),
                Integer.parseInt(figures.next()),
                Boolean.parseBoolean(figures.next()),
                size(market, figures.next()),
                new BigDecimal(figures.next()),
                why,
                closed,
                parts);
    }

    private static SequenceState.Part part(MarketId market, Iterator<String> words) {
        return new SequenceState.Part(
                size(market, words.next()), new BigDecimal(words.next()), size(market, words.next()));
    }
}
