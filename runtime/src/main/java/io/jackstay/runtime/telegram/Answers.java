package io.jackstay.runtime.telegram;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The pages of what is looked up and not asked of a bot. Not thread safe: confined to the thread {@code telegram}. */
final class Answers {
    private static final int DAYS = 7;
    private static final int WEEKS = 8;
    private static final int MONTHS = 6;
    private static final int LINES = 10;
    private static final int MOST = 200;

    /** What Freqtrade takes behind a command and makes no difference here. */
    static final Set<String> PASSED_OVER = Set.of("table", "full");

    private final ChatFacts facts;

    Answers(ChatFacts facts) {
        this.facts = requireNonNull(facts, "facts are null");
    }

    /** @param control whether commands are allowed, so that only those are shown which do something */
    Page page(ChatCommand command, List<String> arguments, boolean control) {
        int number = number(arguments, usual(command));
        return switch (command) {
            case HELP -> help(control);
            case PROFIT ->
                hasNumber(arguments)
                        ? ofBots(command, arguments, earned(number))
                        : withSum(ofBots(command, arguments, facts::profit), arguments, facts::profitOfAll);
            case STATS -> ofBots(command, arguments, earned(number));
            case BALANCE -> withSum(ofBots(command, arguments, facts::balance), arguments, facts::balanceOfAll);
            case PERFORMANCE -> ofBots(command, arguments, facts::performance);
            case ORDERS -> ofBots(command, arguments, facts::orders);
            case WHY -> ofBots(command, arguments, facts::why);
            case TRADES -> ofBots(command, arguments, bot -> facts.fills(bot, number));
            case DAILY -> earnedEach(command, arguments, ChatFacts.Period.DAY, number);
            case WEEKLY -> earnedEach(command, arguments, ChatFacts.Period.WEEK, number);
            case MONTHLY -> earnedEach(command, arguments, ChatFacts.Period.MONTH, number);
            case ALERTS -> orNone("alerts", facts.alerts(number), "no alert");
            case LOGS -> orNone("logs", facts.logs(number), "nothing is in the log");
            case HEALTH -> new Page("health").lines(facts.health());
            case VERSION -> new Page("").line(facts.version());
            case STATUS,
                    POSITIONS,
                    COUNT,
                    TG_INFO,
                    PAUSE,
                    RESUME,
                    HALT,
                    CANCEL_ORDER,
                    CANCEL_ALL,
                    FLATTEN,
                    STOP,
                    RELOAD,
                    CONFIRM,
                    CANCEL -> throw new IllegalArgumentException(command + " is not looked up");
        };
    }

    private Page earnedEach(ChatCommand command, List<String> arguments, ChatFacts.Period period, int number) {
        return withSum(
                ofBots(command, arguments, bot -> facts.days(bot, period, number)),
                arguments,
                () -> facts.daysOfAll(period, number));
    }

    /** As many as are told when nobody says how many. */
    private static int usual(ChatCommand command) {
        return switch (command) {
            case LOGS, TRADES, ALERTS -> LINES;
            case WEEKLY -> WEEKS;
            case MONTHLY -> MONTHS;
            default -> DAYS;
        };
    }

    private Function<String, Optional<List<String>>> earned(int days) {
        return bot -> facts.earned(bot, days);
    }

    private static Page orNone(String title, List<String> lines, String none) {
        return new Page(title).lines(lines.isEmpty() ? List.of(none) : lines);
    }

    private static Page help(boolean control) {
        Page page = new Page("Jackstay");
        for (ChatCommand command : ChatCommand.values()) {
            boolean shown = control || command.control.isEmpty();
            if (shown && command != ChatCommand.CONFIRM && command != ChatCommand.CANCEL) {
                page.line("/%s %s: %s"
                        .formatted(command.words.get(0), command.arguments, command.says)
                        .replace(" :", ":"));
            }
        }
        return control ? page : page.line("This chat can only ask.");
    }

    private Page ofBots(ChatCommand command, List<String> arguments, Function<String, Optional<List<String>>> lines) {
        Page page = new Page(command.words.get(0));
        List<String> known = facts.bots();
        List<String> named = named(arguments);
        for (String bot : named.isEmpty() ? known : named.subList(0, 1)) {
            Optional<List<String>> found = known.contains(bot) ? lines.apply(bot) : Optional.empty();
            if (named.isEmpty() && known.size() > 1 || !named.isEmpty()) {
                page.line(bot + (found.isEmpty() ? ": nothing is known" : ""));
            } else if (found.isEmpty()) {
                page.line("nothing is known");
            }
            found.ifPresent(page::lines);
        }
        return page;
    }

    private static List<String> named(List<String> arguments) {
        return arguments.stream()
                .filter(word -> !isNumber(word) && !PASSED_OVER.contains(word))
                .toList();
    }

    /** Where all bots were asked for, and there are several. */
    private Page withSum(Page page, List<String> arguments, Supplier<List<String>> sum) {
        return named(arguments).isEmpty() && facts.bots().size() > 1 ? page.ending(sum.get()) : page;
    }

    private static boolean hasNumber(List<String> arguments) {
        return arguments.stream().anyMatch(Answers::isNumber);
    }

    private static boolean isNumber(String word) {
        return word.matches("[0-9]{1,6}");
    }

    private static int number(List<String> arguments, int otherwise) {
        return arguments.stream()
                .filter(Answers::isNumber)
                .findFirst()
                .map(word -> Math.min(MOST, Math.max(1, Integer.parseInt(word))))
                .orElse(otherwise);
    }
}
