package io.jackstay.runtime.web;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Side;
import io.jackstay.runtime.bot.BotDetail;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.session.SessionPicture;
import io.jackstay.runtime.web.view.Node;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a command that trades would do, and the ticket that confirms it: good once, for 30 s, for who asked, for that command on that bot, and
 * as long as the bot holds about what the plan was made of. Not thread safe: confined to the thread {@code web}. Bounded.
 */
final class Plans {
    static final Duration VALID = Duration.ofSeconds(30);

    private static final int MOST = 256;
    private static final int BYTES = 18;
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final int FEW_ORDERS = 2;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Ticket> tickets = new LinkedHashMap<>();

    /** What a ticket stands for. */
    record Ticket(String who, String command, String bot, Holding holding, long untilNanos) {}

    /** Position by market, and how many orders are open. */
    record Holding(SortedMap<String, BigDecimal> positions, int orders) {
        Holding {
            positions = new TreeMap<>(positions);
        }

        static Holding of(BotDetail detail) {
            SortedMap<String, BigDecimal> positions = new TreeMap<>();
            detail.markets().forEach(market -> positions.put(market.id().toString(), market.position()));
            return new Holding(positions, detail.orders().size());
        }

        /** Whether a plan made of this still says what would happen to that. */
        boolean standsFor(Holding now) {
            if (!positions.keySet().equals(now.positions.keySet())) {
                return false;
            }
            int mayMove = Math.max(FEW_ORDERS, orders / 10);
            boolean sameOrders = Math.abs(now.orders - orders) <= mayMove;
            return sameOrders
                    && positions.entrySet().stream()
                            .allMatch(each -> isNear(
                                    each.getValue(), now.positions.getOrDefault(each.getKey(), BigDecimal.ZERO)));
        }

        private static boolean isNear(BigDecimal planned, BigDecimal now) {
            return planned.signum() == now.signum()
                    && now.subtract(planned).abs().compareTo(planned.abs().multiply(TENTH)) <= 0;
        }
    }

    Plans(Clock clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Makes the plan; empty for a bot of which nothing is known. */
    Map<String, @Nullable Object> make(String who, String command, SessionPicture.OneBot bot) {
        String id = "pl_" + letters();
        expire();
        if (tickets.size() >= MOST) {
            tickets.remove(tickets.keySet().iterator().next());
        }
        Holding holding = bot.detail().map(Holding::of).orElse(new Holding(new TreeMap<>(), 0));
        String name = bot.about().name();
        tickets.put(id, new Ticket(who, command, name, holding, clock.nanoTime() + VALID.toNanos()));
        boolean trades = command.equals("flatten")
                || command.equals("stop") && bot.about().onStop().equals("flatten");
        return new Node()
                .put("ticket", id)
                .put("validMs", (Object) VALID.toMillis())
                .put("command", command)
                .put("bot", name)
                .put(
                        "say",
                        trades
                                ? "This trades."
                                : command.equals("resume") ? "It may trade again." : "This ends the bot.")
                .put("steps", steps(command, bot))
                .put(
                        "tolerates",
                        "a position that moves by at most 10 %%, and %d open orders more or less"
                                .formatted(Math.max(FEW_ORDERS, holding.orders() / 10)))
                .put("type", name)
                .map();
    }

    private String letters() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Takes a ticket; empty for one that there is not, not any more, or not for this caller. */
    Optional<Ticket> take(String id, String who) {
        expire();
        Ticket ticket = tickets.get(id);
        if (ticket == null || !ticket.who().equals(who)) {
            return Optional.empty();
        }
        tickets.remove(id);
        return Optional.of(ticket);
    }

    private void expire() {
        long now = clock.nanoTime();
        tickets.values().removeIf(ticket -> now >= ticket.untilNanos());
    }

    private static List<String> steps(String command, SessionPicture.OneBot bot) {
        List<String> steps = new ArrayList<>();
        Optional<BotDetail> detail = bot.detail();
        switch (command) {
            case "resume" -> {
                detail.flatMap(BotDetail::halted).ifPresent(why -> steps.add("end: " + why));
                detail.flatMap(BotDetail::paused).ifPresent(why -> steps.add("end: " + why));
                steps.add("the strategy places orders again, within its limits");
            }
            case "flatten" -> {
                steps.add("halt: nothing but what reduces leaves");
                detail.ifPresent(known -> cancelAndClose(known, bot, steps));
                steps.add("the bot stays halted until it is resumed");
            }
            default -> {
                String exit = bot.about().onStop();
                detail.ifPresent(known -> {
                    if (exit.equals("flatten")) {
                        cancelAndClose(known, bot, steps);
                    } else if (exit.equals("cancel")) {
                        steps.add(cancels(known));
                    } else {
                        steps.add("leave %d orders at the venue, as on-stop = keep says"
                                .formatted(known.orders().size()));
                    }
                });
                steps.add("the bot ends and is not started again by this process");
            }
        }
        return List.copyOf(steps);
    }

    private static void cancelAndClose(BotDetail detail, SessionPicture.OneBot bot, List<String> steps) {
        steps.add(cancels(detail));
        for (BotDetail.Market market : detail.markets()) {
            BigDecimal size = market.position();
            if (size.signum() != 0) {
                Side side = size.signum() > 0 ? Side.SELL : Side.BUY;
                String limit = market.mark()
                        .map(mark -> ", no worse than %s %s (%s %% from the mark)"
                                .formatted(
                                        Node.decimal(
                                                worst(mark, side, bot.about().flattenWithin())),
                                        market.quote(),
                                        Node.decimal(bot.about().flattenWithin().movePointRight(2))))
                        .orElse("");
                steps.add("%s %s %s at market, reduce-only%s"
                        .formatted(side == Side.SELL ? "sell" : "buy", Node.decimal(size.abs()), market.base(), limit));
                steps.add(FlattenCost.words(market, side, detail.fills()));
            }
        }
        if (detail.markets().stream().allMatch(market -> market.position().signum() == 0)) {
            steps.add("there is no position to close");
        }
    }

    private static BigDecimal worst(BigDecimal mark, Side side, BigDecimal within) {
        BigDecimal factor = side == Side.SELL ? BigDecimal.ONE.subtract(within) : BigDecimal.ONE.add(within);
        return mark.multiply(factor).setScale(Math.max(0, mark.scale()), RoundingMode.HALF_UP);
    }

    private static String cancels(BotDetail detail) {
        long buys = detail.orders().stream()
                .filter(order -> order.side() == Side.BUY)
                .count();
        long sells = detail.orders().size() - buys;
        return detail.orders().isEmpty()
                ? "there is no order to cancel"
                : "cancel %d orders (%d buys, %d sells)".formatted(buys + sells, buys, sells);
    }
}
