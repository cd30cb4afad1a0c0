package io.jackstay.runtime.web;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.control.ControlCommand;
import io.jackstay.runtime.control.ControlCommands;
import io.jackstay.runtime.control.ControlRequest;
import io.jackstay.runtime.control.JsonLine;
import io.jackstay.runtime.session.SessionPicture;
import io.jackstay.runtime.web.http.Caller;
import io.jackstay.runtime.web.http.HttpServer;
import io.jackstay.runtime.web.http.Request;
import io.jackstay.runtime.web.http.Response;
import io.jackstay.runtime.web.view.Node;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Commands over the web: what lowers risk in one step, what trades in two, by the same way as those of the control socket. Not thread safe:
 * confined to the thread {@code web}.
 */
final class Commands {
    private static final System.Logger LOG = System.getLogger(Commands.class.getName());
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{8,64}");
    private static final Set<ControlCommand> TWO_STEPS =
            EnumSet.of(ControlCommand.FLATTEN, ControlCommand.STOP, ControlCommand.RESUME);
    /** So long an answer is waited for; one that takes longer comes over the stream. */
    private static final Duration AT_ONCE = Duration.ofMillis(700);

    private static final int LONGEST_WHY = 200;
    private static final int LONGEST_SUBJECT = 400;

    private final ControlCommands control;
    private final Pictures pictures;
    private final HttpServer server;
    private final CommandBook book;
    private final Plans plans;

    Commands(ControlCommands control, Pictures pictures, HttpServer server, CommandBook book, Plans plans) {
        this.control = requireNonNull(control, "control is null");
        this.pictures = requireNonNull(pictures, "pictures are null");
        this.server = requireNonNull(server, "server is null");
        this.book = requireNonNull(book, "book is null");
        this.plans = requireNonNull(plans, "plans are null");
    }

    /** One that is not understood. */
    private static final class Mistake extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Response answer;

        private Mistake(int status, String words) {
            super(words, null, false, false);
            this.answer = Response.refusal(status, words);
        }
    }

    /** {@code POST /plans}. */
    void plan(Request request, Caller caller, Consumer<Response> answer) {
        try {
            Map<String, Object> asked = read(request, Set.of("command", "bot"));
            ControlCommand command = command(text(asked, "command"));
            if (!TWO_STEPS.contains(command)) {
                throw new Mistake(400, "this command needs no plan");
            }
            String bot = text(asked, "bot");
            pictures.whenClose(now -> answer.accept(find(now, bot)
                    .map(found -> Response.json(JsonLine.of(plans.make(who(caller), command.word(), found))))
                    .orElseGet(() -> Response.refusal(404, "no such bot"))));
        } catch (Mistake e) {
            answer.accept(e.answer);
        }
    }

    /** {@code POST /commands}. */
    void give(Request request, Caller caller, Consumer<Response> answer) {
        try {
            Map<String, Object> asked =
                    read(request, Set.of("id", "command", "bot", "cloid", "alert", "ticket", "typed", "why"));
            String id = text(asked, "id");
            if (!ID.matcher(id).matches()) {
                throw new Mistake(400, "id must be 8 to 64 letters and digits");
            }
            String why = text(asked, "why");
            if (why.length() > LONGEST_WHY || why.chars().anyMatch(Character::isISOControl)) {
                throw new Mistake(400, "why must be one line of at most %d characters".formatted(LONGEST_WHY));
            }
            String ticket = text(asked, "ticket");
            if (ticket.isEmpty()) {
                oneStep(id, order(asked), why, caller, answer);
            } else {
                twoSteps(id, ticket, asked, why, caller, answer);
            }
        } catch (Mistake e) {
            answer.accept(e.answer);
        }
    }

    /**
     * What is to be done.
     *
     * @param subject the order or alert that it is about; empty when it is about the bot
     * @param ticket that confirms it; empty for what takes one step
     */
    private record Order(ControlCommand command, String bot, String subject, String ticket) {
        /** The numbers that the journal has of it. */
        private String reference(String id) {
            return ticket.isEmpty() ? "id " + id : "id %s ticket %s".formatted(id, ticket);
        }
    }

    /** The page names an alert as its overview does. */
    private static Order order(Map<String, Object> asked) {
        ControlCommand command = command(text(asked, "command"));
        String bot = text(asked, "bot");
        String subject = command.subjectKey().map(key -> text(asked, key)).orElse("");
        String prefix = "alert:" + bot + ":";
        if (command.subjectKey().isPresent() == subject.isEmpty()
                || subject.length() > LONGEST_SUBJECT
                || subject.chars().anyMatch(Character::isISOControl)) {
            throw new Mistake(
                    400,
                    "%s must say its %s"
                            .formatted(command.word(), command.subjectKey().orElse("bot alone")));
        }
        for (String key : Set.of("cloid", "alert")) {
            if (!text(asked, key).isEmpty() && !command.subjectKey().equals(Optional.of(key))) {
                throw new Mistake(400, "%s has no %s".formatted(command.word(), key));
            }
        }
        return new Order(command, bot, subject.startsWith(prefix) ? subject.substring(prefix.length()) : subject, "");
    }

    private void oneStep(String id, Order order, String why, Caller caller, Consumer<Response> answer) {
        if (TWO_STEPS.contains(order.command)) {
            throw new Mistake(400, "%s needs the ticket of a plan".formatted(order.command.word()));
        }
        Optional<CommandBook.Given> before = book.find(id);
        if (before.isPresent()) {
            again(before.get(), order, caller, answer);
            return;
        }
        if (order.command != ControlCommand.ACKNOWLEDGE
                && find(pictures.latest(), order.bot).isEmpty()) {
            throw new Mistake(404, "no such bot");
        }
        carryOut(id, order, why, caller, answer);
    }

    /** The same answer, and no second effect. */
    private static void again(CommandBook.Given before, Order order, Caller caller, Consumer<Response> answer) {
        if (!before.isSame(order.command.word(), order.bot, order.subject, who(caller))) {
            throw new Mistake(409, "this id is of another command");
        }
        answer.accept(Response.json(JsonLine.of(before.object())));
    }

    private void twoSteps(
            String id,
            String ticketId,
            Map<String, Object> asked,
            String why,
            Caller caller,
            Consumer<Response> answer) {
        Optional<CommandBook.Given> before = book.find(id);
        if (before.isPresent()) {
            if (!before.get().isOf(who(caller))) {
                throw new Mistake(409, "this id is of another command");
            }
            answer.accept(Response.json(JsonLine.of(before.get().object())));
            return;
        }
        Plans.Ticket ticket = plans.take(ticketId, who(caller))
                .orElseThrow(() -> new Mistake(409, "the plan is over: ask for it anew"));
        if (!text(asked, "typed").equals(ticket.bot())) {
            throw new Mistake(400, "type the name of the bot");
        }
        if (!text(asked, "command").isEmpty() && !text(asked, "command").equals(ticket.command())
                || !text(asked, "bot").isEmpty() && !text(asked, "bot").equals(ticket.bot())) {
            throw new Mistake(409, "the plan is of something else");
        }
        pictures.whenClose(now -> confirmed(id, ticketId, ticket, find(now, ticket.bot()), why, caller, answer));
    }

    private void confirmed(
            String id,
            String ticketId,
            Plans.Ticket ticket,
            Optional<SessionPicture.OneBot> bot,
            String why,
            Caller caller,
            Consumer<Response> answer) {
        Optional<Plans.Holding> holding =
                bot.flatMap(SessionPicture.OneBot::detail).map(Plans.Holding::of);
        if (bot.isPresent() && holding.isPresent() && !ticket.holding().standsFor(holding.get())) {
            Map<String, @Nullable Object> plan = plans.make(who(caller), ticket.command(), bot.get());
            answer.accept(Response.json(
                    409,
                    JsonLine.of(new Node()
                            .put("say", "the bot holds something else by now: nothing was done, look at the new plan")
                            .put("plan", (Object) plan)
                            .map())));
            return;
        }
        try {
            carryOut(id, new Order(command(ticket.command()), ticket.bot(), "", ticketId), why, caller, answer);
        } catch (Mistake e) {
            answer.accept(e.answer);
        }
    }

    private void carryOut(String id, Order order, String why, Caller caller, Consumer<Response> answer) {
        Optional<CommandBook.Given> meanwhile = book.find(id);
        if (meanwhile.isPresent()) {
            again(meanwhile.get(), order, caller, answer);
            return;
        }
        if (book.isTooMuch(who(caller))) {
            throw new Mistake(429, "at most 20 commands a minute");
        }
        CommandBook.Given given = book.begin(id, order.command.word(), order.bot, order.subject, who(caller));
        String by = "web %s from %s".formatted(caller.name(), caller.address());
        String reference = order.reference(id);
        LOG.log(System.Logger.Level.INFO, () -> "command by web command=%s bot=%s subject=\"%s\" %s by=\"%s\""
                .formatted(order.command.word(), order.bot, order.subject, reference, by));
        AtomicBoolean answered = new AtomicBoolean();
        Runnable tell = () -> {
            if (answered.compareAndSet(false, true)) {
                answer.accept(Response.json(JsonLine.of(given.object())));
            }
        };
        control.ask(
                new ControlRequest(order.command, order.bot, by, why, order.subject, reference),
                came -> server.execute(() -> {
                    given.ended(came);
                    pictures.changed();
                    LOG.log(System.Logger.Level.INFO, () -> "command by web has ended id=%s state=%s say=\"%s\""
                            .formatted(id, given.state(), given.say()));
                    tell.run();
                }));
        server.after(AT_ONCE, tell);
    }

    /** {@code GET /commands/{id}}. */
    Response find(Request request) {
        return book.find(request.parameter("id"))
                .map(given -> Response.json(JsonLine.of(given.object())))
                .orElseGet(() -> Response.refusal(404, "no such command"));
    }

    List<Map<String, @Nullable Object>> rows() {
        return book.rows();
    }

    static Optional<SessionPicture.OneBot> find(SessionPicture picture, String bot) {
        return picture.bots().stream()
                .filter(one -> one.about().name().equals(bot))
                .findFirst();
    }

    /** A session, or a program by its token. */
    private static String who(Caller caller) {
        return caller.session().isEmpty() ? caller.name() : caller.name() + "/" + caller.session();
    }

    private static ControlCommand command(String word) {
        return ControlCommand.find(word)
                .filter(command -> command != ControlCommand.STATUS)
                .orElseThrow(() -> new Mistake(400, "no such command"));
    }

    private static Map<String, Object> read(Request request, Set<String> known) {
        Map<String, Object> object;
        try {
            object = JsonLine.read(request.text());
        } catch (IllegalArgumentException e) {
            throw new Mistake(400, "not a JSON object of texts");
        }
        if (!known.containsAll(object.keySet())) {
            throw new Mistake(400, "a key that is not known");
        }
        return object;
    }

    private static String text(Map<String, Object> object, String key) {
        Object value = object.getOrDefault(key, "");
        if (value instanceof String text) {
            return text;
        }
        throw new Mistake(400, key + " is not a text");
    }
}
