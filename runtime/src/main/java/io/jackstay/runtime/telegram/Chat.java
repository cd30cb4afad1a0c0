package io.jackstay.runtime.telegram;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.config.alert.TelegramBlock;
import io.jackstay.runtime.control.ControlAnswer;
import io.jackstay.runtime.control.ControlCommand;
import io.jackstay.runtime.control.ControlCommands;
import io.jackstay.runtime.control.ControlRequest;
import io.jackstay.runtime.error.Occurrences;
import io.jackstay.runtime.loop.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Who is answered, and what. Not thread safe: confined to the thread {@code telegram}; what a bot answers to a command is said by whichever
 * thread brings it.
 */
final class Chat {
    private static final System.Logger LOG = System.getLogger("jackstay.telegram");
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();
    /** Telegram keeps what was written while nobody asked for a day; what is older than this was meant for then. */
    private static final long OLDEST_SECONDS = 60;

    private static final String ALL = "all";
    private static final String YES = "y:";
    private static final String NO = "n:";

    private final TelegramBlock settings;
    private final ControlCommands commands;
    private final ChatFacts facts;
    private final Clock clock;
    private final Consumer<Said> say;
    private final Confirmations confirmations;
    private final Answers answers;
    private final Map<Long, Deque<Long>> asked = new TreeMap<>();
    private long strangers;

    /**
     * @param say takes what is to be said, from any thread
     * @param random nobody can guess what it gives
     */
    Chat(
            TelegramBlock settings,
            ControlCommands commands,
            ChatFacts facts,
            Clock clock,
            RandomGenerator random,
            Consumer<Said> say) {
        this.settings = requireNonNull(settings, "settings are null");
        this.commands = requireNonNull(commands, "commands are null");
        this.facts = requireNonNull(facts, "facts are null");
        this.clock = requireNonNull(clock, "clock is null");
        this.say = requireNonNull(say, "say is null");
        this.confirmations = new Confirmations(clock, settings.confirmWithin(), random);
        this.answers = new Answers(facts);
    }

    /** @param name of the bot in Telegram, for commands that say whom they are for; empty while it is not known */
    void take(Update update, String name) {
        if (!isAllowed(update)) {
            return;
        }
        if (isTooMuch(update)) {
            return;
        }
        if (update.isButton()) {
            press(update);
        } else if (update.text().startsWith("/")) {
            command(update, name);
        }
    }

    /** Nobody else hears anything, not even that he is not answered. */
    private boolean isAllowed(Update update) {
        boolean allowed = settings.chats().contains(update.chat())
                && (settings.users().isEmpty() || settings.users().contains(update.user()));
        if (!allowed) {
            strangers++;
            if (Occurrences.isTold(strangers)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        () -> "message of a chat or person that is not allowed chat=%d user=%d count=%d"
                                .formatted(update.chat(), update.user(), strangers));
            }
        }
        return allowed;
    }

    private boolean isTooMuch(Update update) {
        Deque<Long> times = asked.computeIfAbsent(update.chat(), any -> new ArrayDeque<>());
        long now = clock.nanoTime();
        while (!times.isEmpty() && now - times.getFirst() >= MINUTE_NANOS) {
            times.removeFirst();
        }
        if (times.size() > settings.mostPerMinute()) {
            return true;
        }
        times.addLast(now);
        if (times.size() > settings.mostPerMinute()) {
            say(update, new Page("").line("Too many messages: the next are passed over for a minute."));
            return true;
        }
        return false;
    }

    private void command(Update update, String name) {
        List<String> words = Arrays.asList(update.text().strip().split("\\s+"));
        String[] addressed = words.get(0).substring(1).split("@", 2);
        if (addressed.length == 2 && !name.isEmpty() && !addressed[1].equalsIgnoreCase(name)) {
            return;
        }
        long age = TimeUnit.NANOSECONDS.toSeconds(clock.epochNanos()) - update.seconds();
        if (age > OLDEST_SECONDS) {
            say(
                    update,
                    new Page("")
                            .line("This message came %d s late and is passed over: write it again.".formatted(age)));
            return;
        }
        Optional<ChatCommand> command = ChatCommand.find(addressed[0]);
        if (command.isEmpty()) {
            say(update, new Page("").line("There is no command /%s; see /help.".formatted(addressed[0])));
            return;
        }
        run(update, command.get(), words.subList(1, words.size()));
    }

    private void run(Update update, ChatCommand command, List<String> arguments) {
        if (command == ChatCommand.CONFIRM) {
            confirm(update, arguments.isEmpty() ? "" : arguments.get(0));
        } else if (command == ChatCommand.CANCEL) {
            boolean waited = confirmations.forget(update.chat(), update.user());
            say(update, new Page("").line(waited ? "Nothing is done." : "Nothing waits for an answer."));
        } else if (command == ChatCommand.TG_INFO) {
            say(update, new Page("").line("chat %d, user %d".formatted(update.chat(), update.user())));
        } else if (command == ChatCommand.CANCEL_ORDER) {
            cancelOrder(update, arguments.isEmpty() ? "" : arguments.get(0));
        } else if (command.control.isPresent()) {
            steer(update, command, arguments);
        } else if (command == ChatCommand.STATUS || command == ChatCommand.POSITIONS || command == ChatCommand.COUNT) {
            String bot = arguments.stream()
                    .filter(word -> !Answers.PASSED_OVER.contains(word))
                    .findFirst()
                    .orElse("");
            commands.ask(
                    new ControlRequest(ControlCommand.STATUS, bot, who(update), ""),
                    answer -> say(update, Status.page(command, bot, answer)));
        } else {
            say(update, answers.page(command, arguments, settings.control()));
        }
    }

    private boolean mayCommand(Update update) {
        if (!settings.control()) {
            say(
                    update,
                    new Page("").line("This chat can only ask. Commands need control = true in jackstay.telegram."));
        }
        return settings.control();
    }

    /** One order, whichever bot's it is: it lowers risk, and takes one step. */
    private void cancelOrder(Update update, String number) {
        if (!mayCommand(update)) {
            return;
        }
        Optional<String> bot = number.matches("[0-9]{1,18}") ? facts.ownerOf(Long.parseLong(number)) : Optional.empty();
        if (bot.isEmpty()) {
            say(
                    update,
                    new Page("")
                            .line((number.isEmpty() ? "Say which order" : "There is no open order %s".formatted(number))
                                    + ": /cancel_open_order ID, as in /orders. All of a bot: /cancel_all BOT."));
            return;
        }
        carryOut(update, ControlCommand.CANCEL_ORDER, bot.get(), number);
    }

    private void steer(Update update, ChatCommand command, List<String> arguments) {
        if (!mayCommand(update)) {
            return;
        }
        List<String> known = facts.bots();
        String name = arguments.isEmpty() ? "" : arguments.get(0).toLowerCase(Locale.ROOT);
        if (name.isEmpty() || !name.equals(ALL) && !known.contains(name)) {
            say(
                    update,
                    new Page("")
                            .line((name.isEmpty() ? "Say which bot: " : "There is no bot %s: ".formatted(name))
                                    + "/%s %s".formatted(command.words.get(0), String.join("|", known))
                                    + "|all"));
            return;
        }
        List<String> bots = name.equals(ALL) ? known : List.of(name);
        if (command.isAsked()) {
            question(update, command, bots);
        } else {
            carryOut(update, command.control.orElseThrow(), bots);
        }
    }

    private void question(Update update, ChatCommand command, List<String> bots) {
        ControlCommand control = command.control.orElseThrow();
        String code = confirmations.ask(update.chat(), update.user(), control, bots);
        commands.ask(
                new ControlRequest(ControlCommand.STATUS, bots.size() == 1 ? bots.get(0) : "", who(update), ""),
                answer -> {
                    Page page = new Page("%s %s?".formatted(control.word(), String.join(", ", bots)))
                            .lines(Status.before(command, answer))
                            .line("Yes within %d s, or /confirm %s."
                                    .formatted(settings.confirmWithin().toSeconds(), code));
                    List<String> html = page.html();
                    html.subList(0, html.size() - 1).forEach(part -> say.accept(Said.message(update.chat(), part)));
                    say.accept(Said.question(update.chat(), html.get(html.size() - 1), YES + code, NO + code));
                });
    }

    private void press(Update update) {
        say.accept(Said.pressed(update.callback(), ""));
        say.accept(Said.withoutButtons(update.chat(), update.message()));
        if (update.button().startsWith(YES)) {
            confirm(update, update.button().substring(YES.length()));
        } else if (update.button().startsWith(NO)) {
            boolean waited = confirmations
                    .take(update.button().substring(NO.length()), update.chat(), update.user())
                    .isPresent();
            say(update, new Page("").line(waited ? "Nothing is done." : "Nothing waits for an answer."));
        }
    }

    private void confirm(Update update, String code) {
        Optional<Confirmations.Waiting> found = confirmations.take(code, update.chat(), update.user());
        if (found.isEmpty() || !settings.control()) {
            say(
                    update,
                    new Page("")
                            .line("That code is over, was used, or was not given to you: nothing is done. Ask anew."));
            return;
        }
        carryOut(update, found.get().command(), found.get().bots());
    }

    private void carryOut(Update update, ControlCommand command, List<String> bots) {
        bots.forEach(bot -> carryOut(update, command, bot, ""));
    }

    /** @param subject the order that it is about, where it is about one */
    private void carryOut(Update update, ControlCommand command, String bot, String subject) {
        String by = who(update);
        LOG.log(System.Logger.Level.INFO, () -> "command from a chat command=%s bot=%s subject=%s by=%s"
                .formatted(command.word(), bot, subject, by));
        commands.ask(
                new ControlRequest(command, bot, by, "asked for in Telegram", subject, ""),
                answer -> say(update, told(command, bot, answer)));
    }

    private static Page told(ControlCommand command, String bot, ControlAnswer answer) {
        return new Page("%s %s: %s"
                        .formatted(command.word(), bot, answer.result().word()))
                .line(answer.words());
    }

    private static String who(Update update) {
        return "telegram:%d/%d".formatted(update.chat(), update.user());
    }

    private void say(Update update, Page page) {
        page.html().forEach(html -> say.accept(Said.message(update.chat(), html)));
    }
}
