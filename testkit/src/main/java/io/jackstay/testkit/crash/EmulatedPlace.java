package io.jackstay.testkit.crash;

import static java.util.Objects.requireNonNull;

import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.Emulator;
import io.jackstay.emulator.base.desk.Desk;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.Status;
import io.jackstay.emulator.base.desk.Trader;
import io.jackstay.emulator.base.desk.VenueOrder;
import io.jackstay.emulator.base.fault.EmulatedVenue;
import io.jackstay.emulator.base.fault.FaultPlan;
import io.jackstay.emulator.base.server.SocketServer;
import io.jackstay.emulator.base.trial.OpenFloor;
import io.jackstay.emulator.base.trial.Rehearsal;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.SystemClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The emulator of a real venue on sockets of this process, which nobody kills: a bot reaches it with the shipped connector. Not thread
 * safe: owned by one worker; the emulator and its ledger have the server's thread.
 */
final class EmulatedPlace implements CrashVenue {
    private static final Clock CLOCK = new SystemClock();
    private static final int LOGIN = 0;
    private static final String VARIABLE = "CRASH_TEST_";

    private final Rehearsal rehearsal;
    private @Nullable Open open;

    /** One venue with its books, from its first instant on. */
    private record Open(SocketServer server, Floor floor, EmulatedLedger ledger, Login login) {}

    /** A venue that opens with its first books. */
    EmulatedPlace(Rehearsal rehearsal) {
        this.rehearsal = requireNonNull(rehearsal, "rehearsal is null");
    }

    private Open open() {
        return requireNonNull(open, "no books yet");
    }

    private Open open(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Agenda agenda = new Agenda(CLOCK.epochNanos());
        EmulatedLedger ledger = new EmulatedLedger(rehearsal.account(LOGIN), rehearsal::cloid, agenda::now);
        // Small enough to be a number in a configuration.
        Emulator emulator = rehearsal.openLively(agenda, ledger, random.nextLong(1L << 40));
        if (!(emulator instanceof OpenFloor shown)) {
            throw new IllegalStateException(
                    "the emulator of %s keeps its exchange to itself".formatted(rehearsal.connector()));
        }
        SocketServer server =
                new SocketServer(new EmulatedVenue(agenda, emulator, FaultPlan.NONE), 0, CLOCK::epochNanos);
        String address = "127.0.0.1:" + server.port();
        String block =
                rehearsal.block(LOGIN, "http://" + address, "ws://" + address + emulator.webSocketPath(), random);
        return new Open(server, shown.floor(), ledger, login(block));
    }

    /** Secrets stand in the environment, and the block refers to them, as in a configuration that somebody has written. */
    private Login login(String block) {
        SortedMap<String, String> variables = new TreeMap<>();
        String text = block;
        for (Map.Entry<String, String> secret : rehearsal.secrets(LOGIN).entrySet()) {
            String name = VARIABLE + secret.getKey().toUpperCase(Locale.ROOT).replace('-', '_');
            variables.put(name, secret.getValue());
            text = text.replace('"' + secret.getValue() + '"', "${" + name + "}");
        }
        return new Login("{ plugin = %s } %s".formatted(rehearsal.connector(), text), variables);
    }

    /** Does something at the exchange, at the present and on its thread. */
    void act(Consumer<Floor> what) {
        Open now = open();
        now.server().act(() -> {
            now.floor().transaction();
            what.accept(now.floor());
        });
    }

    private <T> T ask(Supplier<T> question) {
        List<T> answer = new ArrayList<>();
        open().server().act(() -> answer.add(question.get()));
        return answer.get(0);
    }

    @Override
    public void reset(long seed) throws IOException {
        close();
        open = open(seed);
    }

    @Override
    public Login login() {
        return open().login();
    }

    /** Twice behind all that has come: what waits to be accepted is accepted by the first and read by the second. */
    @Override
    public long clients() {
        open().server().act(() -> {});
        open().server().act(() -> {});
        return open().server().connections();
    }

    @Override
    public long firstCommand() {
        return ask(open().ledger()::firstCommand);
    }

    @Override
    public void dropOne() {
        act(floor -> {
            Trader trader = floor.open(rehearsal.account(LOGIN));
            List<VenueOrder> newestFirst = trader.openOrders();
            if (!newestFirst.isEmpty()) {
                Desk.cancel(trader, newestFirst.get(newestFirst.size() - 1), Status.MARGIN);
            }
            open().ledger().listenAnew();
        });
    }

    @Override
    public Books books() {
        return ask(open().ledger()::books);
    }

    @Override
    public List<BookedFill> fills() {
        return ask(open().ledger()::fills);
    }

    @Override
    public void close() {
        if (open != null) {
            open.server().close();
        }
    }
}
