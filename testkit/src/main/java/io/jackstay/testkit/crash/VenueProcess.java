package io.jackstay.testkit.crash;

import io.jackstay.api.market.Side;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.testkit.crash.venue.VenueMain;
import io.jackstay.testkit.crash.wire.LineChannel;
import io.jackstay.testkit.crash.wire.Message;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** The venue in its process, asked over a connection of the crash test's own. Not thread safe: owned by one worker. */
final class VenueProcess implements CrashVenue {
    private static final Clock CLOCK = new SystemClock();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PRICE_SCALE = 1;

    private final Process process;
    private final LineChannel channel;
    private final int port;
    private long questions;

    private VenueProcess(Process process, LineChannel channel, int port) {
        this.process = process;
        this.channel = channel;
        this.port = port;
    }

    static VenueProcess start(Path log) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        jar() + File.pathSeparator + jar(SystemClock.class),
                        VenueMain.class.getName())
                .redirectError(log.toFile())
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the venue did not start: see " + log);
        }
        int port = Integer.parseInt(line);
        SocketChannel socket = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return new VenueProcess(process, new LineChannel(socket), port);
    }

    /** Where the classes of the venue are. */
    static Path jar() {
        return jar(VenueMain.class);
    }

    private static Path jar(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return port;
    }

    @Override
    public Login login() {
        return new Login("{ plugin = crash-venue, port = %d }".formatted(port), new TreeMap<>());
    }

    /** All answers to one question, the last of which has the given kind. */
    List<Message> ask(Message question, String last) throws IOException {
        String id = Long.toString(++questions);
        channel.send(question.with("id", id));
        List<Message> answers = new ArrayList<>();
        long deadline = CLOCK.nanoTime() + PATIENCE.toNanos();
        while (answers.isEmpty() || !answers.get(answers.size() - 1).kind().equals(last)) {
            channel.flush();
            boolean there = channel.receive(answer -> {
                if (answer.text("re").equals(id)) {
                    answers.add(answer);
                }
            });
            if (!there || CLOCK.nanoTime() > deadline) {
                throw new IOException("the venue does not answer");
            }
            LockSupport.parkNanos(200_000);
        }
        return answers;
    }

    private Message askOne(Message question, String last) throws IOException {
        List<Message> answers = ask(question, last);
        return answers.get(answers.size() - 1);
    }

    @Override
    public void reset(long seed) throws IOException {
        askOne(Message.of("reset").with("seed", seed), "done");
    }

    @Override
    public void dropOne() throws IOException {
        askOne(Message.of("drop"), "done");
    }

    /** From now on every new order is refused, or taken again. */
    void refuse(boolean refuse) throws IOException {
        askOne(Message.of("refuse").with("refuse", refuse), "done");
    }

    /** What {@link #refuse} has led to. */
    Message trip() throws IOException {
        return askOne(Message.of("trip"), "trip");
    }

    int open() throws IOException {
        return ask(Message.of("snapshot"), "figures").size() - 1;
    }

    @Override
    public Books books() throws IOException {
        List<Message> answers = ask(Message.of("snapshot"), "figures");
        Message figures = answers.remove(answers.size() - 1);
        return new Books(
                answers.stream().map(order -> order.number("cloid")).toList(),
                figures.number("position"),
                figures.number("largest"),
                figures.number("twice"));
    }

    @Override
    public List<BookedFill> fills() throws IOException {
        List<Message> answers = ask(Message.of("fills").with("since", 0), "end");
        answers.remove(answers.size() - 1);
        return answers.stream()
                .map(fill -> new BookedFill(
                        fill.number("cloid"),
                        fill.flag("buy") ? Side.BUY : Side.SELL,
                        BigDecimal.valueOf(fill.number("ticks"), PRICE_SCALE),
                        BigDecimal.valueOf(fill.number("lots"), SIZE_SCALE),
                        fill.amount("fee")))
                .toList();
    }

    @Override
    public long clients() throws IOException {
        return askOne(Message.of("clients"), "clients").number("count");
    }

    @Override
    public long firstCommand() throws IOException {
        return askOne(Message.of("clients"), "clients").number("first");
    }

    @Override
    public void close() throws IOException {
        channel.close();
        process.destroyForcibly();
    }
}
