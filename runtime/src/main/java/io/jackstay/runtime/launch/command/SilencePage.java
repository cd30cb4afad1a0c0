package io.jackstay.runtime.launch.command;

import io.jackstay.api.strategy.Explanation;
import io.jackstay.runtime.control.LimitObject;
import io.jackstay.runtime.history.BotHistory;
import io.jackstay.runtime.history.Silence;
import io.jackstay.runtime.journal.FolderOwner;
import io.jackstay.runtime.launch.screen.Table;
import io.jackstay.runtime.record.Decision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What keeps a bot from its next order, for people and for programs. Immutable. */
final class SilencePage {
    private static final BigDecimal PERCENT = new BigDecimal(100);

    private final BotHistory history;
    private final Optional<FolderOwner> owner;
    private final Silence silence;

    /** @param owner the process that has the data directory */
    SilencePage(BotHistory history, Optional<FolderOwner> owner, long nowNanos) {
        this.history = history;
        this.owner = owner;
        this.silence = Silence.of(history, owner.isPresent(), nowNanos);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s".formatted(history.name(), silence.sentence()));
        lines.add("  " + silence.asOf());
        lines.add("  " + owner.map(FolderOwner::who).orElse("no process") + " has the data directory");
        if (silence.reasons().isEmpty()) {
            lines.add("nothing is known to keep it from its next order");
        } else {
            lines.add("what keeps it from its next order");
            Table table = new Table().left("cause").left("why").left("limit").left("actual");
            silence.reasons()
                    .forEach(reason -> table.row(cause(reason), reason.words(), reason.limit(), reason.actual()));
            add(lines, table);
        }
        addRefused(lines);
        addExplained(lines);
        addLimits(lines);
        int open = history.openOrders().size();
        lines.add(open == 0 ? "no open order" : open == 1 ? "1 open order" : open + " open orders");
        return lines;
    }

    private void addRefused(List<String> lines) {
        List<Decision.Refused> refused = history.decisions().refused();
        if (refused.isEmpty()) {
            return;
        }
        lines.add("refused in its last process");
        Table table = new Table()
                .left("by")
                .left("market")
                .right("count")
                .left("last")
                .left("limit")
                .left("actual")
                .left("order")
                .left("came of");
        refused.forEach(each -> table.row(
                each.by(),
                each.market().toString(),
                String.valueOf(each.count()),
                second(each.nanos()),
                each.why().limit(),
                each.why().actual(),
                each.order(),
                each.event()));
        add(lines, table);
    }

    private void addExplained(List<String> lines) {
        List<Decision.Explained> explained = history.decisions().explained();
        if (explained.isEmpty()) {
            return;
        }
        lines.add("the strategy says");
        Table table = new Table()
                .left("topic")
                .left("state")
                .left("words")
                .left("limit")
                .left("actual")
                .left("since");
        explained.forEach(each -> table.row(
                each.what().topic(),
                each.what().state().name().toLowerCase(Locale.ROOT),
                each.what().words(),
                each.what().limit().map(Explanation.Bound::limit).orElse(""),
                each.what().limit().map(Explanation.Bound::actual).orElse(""),
                second(each.nanos())));
        add(lines, table);
    }

    private void addLimits(List<String> lines) {
        if (silence.limits().isEmpty()) {
            return;
        }
        lines.add("risk rules");
        Table table = new Table().left("limited").left("limit").left("actual").right("used");
        silence.limits().forEach(each -> table.row(each.name(), each.limit(), each.actual(), percent(each.used())));
        add(lines, table);
    }

    private static void add(List<String> lines, Table table) {
        table.lines().forEach(line -> lines.add("  " + line));
    }

    private static String percent(BigDecimal used) {
        return used.multiply(PERCENT).setScale(0, RoundingMode.HALF_UP).toPlainString() + " %";
    }

    private static String second(long nanos) {
        return HistoryTable.time(nanos).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String cause(Decision.Reason reason) {
        return reason.cause().name().toLowerCase(Locale.ROOT);
    }

    /** One object, all digits. */
    Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("bot", history.name());
        object.put("state", silence.state());
        object.put("sentence", silence.sentence());
        silence.seen().ifPresent(nanos -> object.put("asOf", HistoryTable.time(nanos)));
        owner.ifPresent(process -> process.pid().ifPresent(pid -> object.put("process", pid)));
        object.put(
                "reasons", silence.reasons().stream().map(SilencePage::object).toList());
        object.put(
                "refused",
                history.decisions().refused().stream().map(SilencePage::object).toList());
        object.put(
                "strategy",
                history.decisions().explained().stream()
                        .map(SilencePage::object)
                        .toList());
        object.put("limits", silence.limits().stream().map(LimitObject::of).toList());
        object.put("openOrders", history.openOrders().size());
        return object;
    }

    private static Map<String, Object> object(Decision.Reason reason) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("cause", cause(reason));
        object.put("words", reason.words());
        putBound(object, reason.limit(), reason.actual());
        return object;
    }

    private static void putBound(Map<String, Object> object, String limit, String actual) {
        if (!limit.isEmpty()) {
            object.put("limit", limit);
            object.put("actual", actual);
        }
    }

    private static Map<String, Object> object(Decision.Refused refused) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("by", refused.by());
        object.put("market", refused.market());
        object.putAll(object(refused.why()));
        object.put("order", refused.order());
        object.put("event", refused.event());
        object.put("count", refused.count());
        object.put("first", HistoryTable.time(refused.firstNanos()));
        object.put("last", HistoryTable.time(refused.nanos()));
        return object;
    }

    private static Map<String, Object> object(Decision.Explained explained) {
        Explanation what = explained.what();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("topic", what.topic());
        object.put("state", what.state());
        object.put("words", what.words());
        what.limit().ifPresent(bound -> putBound(object, bound.limit(), bound.actual()));
        Optional<Instant> until = what.until();
        until.ifPresent(time -> object.put("until", time));
        object.put("since", HistoryTable.time(explained.nanos()));
        return object;
    }
}
