package io.jackstay.runtime.launch.holdings;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.launch.screen.Table;
import io.jackstay.runtime.launch.screen.Words;
import io.jackstay.runtime.look.Comparison;
import io.jackstay.runtime.look.LoginLook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that was found, for people and for programs. Immutable.
 *
 * <p>Lines for people have at most {@value #WIDTH} columns: what is longer is cut, and is whole in the object.
 */
public final class AccountPage {
    private static final int WIDTH = 100;
    private static final int WHAT = 36;
    private static final int SIDE = 23;

    private final List<LoginLook> looks;

    public AccountPage(List<LoginLook> looks) {
        this.looks = List.copyOf(requireNonNull(looks, "looks is null"));
    }

    /** Whether one of the logins could not be looked at. */
    public boolean isFailed() {
        return looks.stream().anyMatch(LoginLook::isFailed);
    }

    /** Why the first of them could not; empty when all could. */
    public String why() {
        return looks.stream()
                .filter(LoginLook::isFailed)
                .findFirst()
                .map(look -> "%s: %s".formatted(look.login(), look.failure()))
                .orElse("");
    }

    /** The sections of a login, in the order to be shown, under the names that programs know. */
    private static Map<String, List<Row>> sections(LoginLook look, Comparison found) {
        Map<String, List<Row>> sections = new LinkedHashMap<>();
        sections.put("margin", Rows.margin(found));
        sections.put("balances", Rows.balances(found));
        sections.put("positions", Rows.positions(look, found));
        sections.put("openOrders", Rows.orders(found));
        sections.put("fills", Rows.fills(found));
        return sections;
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (LoginLook look : looks) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(cut("%s (%s): %s".formatted(look.login(), look.plugin(), summary(look)), WIDTH));
            look.found().ifPresent(found -> {
                found.holes().forEach(hole -> lines.add(cut("  not shown: " + hole, WIDTH)));
                add(lines, sections(look, found));
            });
        }
        return lines;
    }

    private static String summary(LoginLook look) {
        if (look.found().isEmpty()) {
            return look.failure();
        }
        Comparison found = look.found().get();
        if (!look.stream().isEmpty()) {
            return "REST alone, for the stream is not up: " + look.stream();
        }
        String words = found.differences() == 0
                ? "REST and stream agree"
                : Words.count(found.differences(), "difference") + " between REST and stream";
        return found.oneSided() == 0 ? words : "%s, %d shown by one side alone".formatted(words, found.oneSided());
    }

    /** One table for all sections, so that their columns stand below each other; each begins with a line of its own. */
    private static void add(List<String> lines, Map<String, List<Row>> sections) {
        Table table = new Table().left("").left("REST").left("stream").left("");
        List<String> none = new ArrayList<>();
        sections.forEach((name, rows) -> {
            if (!rows.isEmpty()) {
                table.row(title(name), "", "", "");
                rows.forEach(row -> add(table, row));
            } else if (!name.equals("margin")) {
                none.add(title(name));
            }
        });
        if (none.size() < sections.size()) {
            table.lines().forEach(line -> lines.add("  " + line));
        }
        if (!none.isEmpty()) {
            lines.add("  no " + String.join(", no ", none));
        }
    }

    /** What a side says in two lines stands in two. */
    private static void add(Table table, Row row) {
        List<String> asked = row.asked().lines().toList();
        List<String> told = row.told().lines().toList();
        for (int i = 0; i < Math.max(asked.size(), told.size()); i++) {
            String what = i == 0 ? row.what() : "";
            table.row("  " + cut(what, WHAT), line(asked, i), line(told, i), i == 0 ? row.mark() : "");
        }
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? cut(lines.get(index), SIDE) : "";
    }

    private static String title(String name) {
        return switch (name) {
            case "openOrders" -> "open orders";
            case "fills" -> "fills of late";
            default -> name;
        };
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 2) + "..";
    }

    /** One object, all digits. */
    public Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("status", isFailed() ? "failed" : "ok");
        object.put("logins", looks.stream().map(AccountPage::object).toList());
        if (isFailed()) {
            object.put("why", why());
        }
        return object;
    }

    private static Map<String, Object> object(LoginLook look) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", look.login());
        object.put("plugin", look.plugin());
        if (look.isFailed()) {
            object.put("failure", look.failure());
        }
        look.found().ifPresent(found -> {
            object.put("stream", look.stream().isEmpty() ? "up" : look.stream());
            object.put("differences", found.differences());
            object.put("holes", found.holes());
            sections(look, found)
                    .forEach((name, rows) ->
                            object.put(name, rows.stream().map(Row::object).toList()));
        });
        return object;
    }
}
