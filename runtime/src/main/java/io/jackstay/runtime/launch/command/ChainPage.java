package io.jackstay.runtime.launch.command;

import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.runtime.bot.RememberedOrder;
import io.jackstay.runtime.history.OrderChain;
import io.jackstay.runtime.launch.screen.Table;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How one order came about and what became of it, for people and for programs. Immutable. */
final class ChainPage {
    private final String bot;
    private final OrderChain chain;

    ChainPage(String bot, OrderChain chain) {
        this.bot = bot;
        this.chain = chain;
    }

    List<String> lines() {
        RememberedOrder order = chain.order();
        OrderRequest request = order.placed().request();
        List<String> lines = new ArrayList<>();
        lines.add("order %d of %s: %s %s %s at %s%s, %s"
                .formatted(
                        order.placed().order().cloidOrZero(),
                        bot,
                        request.side().name().toLowerCase(Locale.ROOT),
                        request.size().toBigDecimal().toPlainString(),
                        request.market(),
                        request.worstPrice().toBigDecimal().toPlainString(),
                        request.label().isEmpty() ? "" : ", " + request.label(),
                        chain.standing()));
        Table table = new Table().left("time").left("by").left("what");
        for (OrderChain.Step step : chain.steps()) {
            table.row(
                    HistoryTable.time(step.nanos())
                            .truncatedTo(ChronoUnit.MICROS)
                            .toString(),
                    stage(step),
                    step.words());
        }
        table.lines().forEach(line -> lines.add("  " + line));
        if (order.isCut()) {
            lines.add("  steps between the first and the latest are not kept");
        }
        return lines;
    }

    private static String stage(OrderChain.Step step) {
        return step.stage().name().toLowerCase(Locale.ROOT);
    }

    Map<String, Object> object() {
        RememberedOrder order = chain.order();
        OrderRequest request = order.placed().request();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("bot", bot);
        object.put("cloid", String.valueOf(order.placed().order().cloidOrZero()));
        object.put("venueOrderId", order.ref().venueOrderId());
        object.put("market", request.market());
        object.put("side", request.side());
        object.put(
                "price",
                order.last()
                        .map(OrderUpdate::price)
                        .orElse(request.worstPrice())
                        .toBigDecimal());
        object.put(
                "size",
                order.last().map(OrderUpdate::size).orElse(request.size()).toBigDecimal());
        object.put(
                "filled",
                order.last().map(update -> update.filled().toBigDecimal()).orElse(BigDecimal.ZERO));
        object.put("state", order.last().map(OrderUpdate::to).orElse(OrderState.SUBMITTING));
        object.put("label", request.label());
        object.put("standing", chain.standing());
        object.put("steps", chain.steps().stream().map(ChainPage::object).toList());
        object.put("complete", !order.isCut());
        return object;
    }

    private static Map<String, Object> object(OrderChain.Step step) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("time", HistoryTable.time(step.nanos()));
        object.put("by", stage(step));
        object.put("what", step.words());
        return object;
    }
}
