package io.jackstay.testkit.simulate.venue;

import static java.util.Objects.requireNonNull;

import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What lies between the process and the venue. What a process has sent arrives though the process is gone; what is sent to a process
 * that is gone does not. Not thread safe: owned by the run.
 */
public final class Network {
    private static final long SHORTEST_NANOS = 2_000_000;
    private static final int SPREAD_NANOS = 60_000_000;

    private final Agenda agenda;
    private final SplittableRandom random;
    private final SortedMap<String, Consumer<Runnable>> loops = new TreeMap<>();
    private int life;

    public Network(Agenda agenda, SplittableRandom random) {
        this.agenda = requireNonNull(agenda, "agenda is null");
        this.random = requireNonNull(random, "random is null");
    }

    /** The process has a loop for this login, which takes calls. */
    public void connect(String account, Consumer<Runnable> loop) {
        loops.put(account, loop);
    }

    /** The process is gone: nothing more reaches it, and nothing more of it leaves. */
    public void cut() {
        life++;
        loops.clear();
    }

    /** Which process this is. */
    int life() {
        return life;
    }

    boolean isAlive(int which) {
        return which == life;
    }

    /** A message to the venue. */
    void toVenue(int from, Runnable arrival) {
        if (isAlive(from)) {
            agenda.after(latency(), arrival);
        }
    }

    /** A message to a process, with a delay beyond that of the network. */
    void toProcess(int to, String account, long delayNanos, Runnable arrival) {
        deliver(to, account, latency() + delayNanos, arrival);
    }

    /** A message to a process, not before an instant; returns when it arrives. */
    long toProcessAfter(int to, String account, long earliestNanos, Runnable arrival) {
        long delay = Math.max(latency(), earliestNanos + 1 - agenda.now());
        deliver(to, account, delay, arrival);
        return agenda.now() + delay;
    }

    private void deliver(int to, String account, long delayNanos, Runnable arrival) {
        agenda.after(delayNanos, () -> {
            Consumer<Runnable> loop = loops.get(account);
            if (isAlive(to) && loop != null) {
                loop.accept(() -> {
                    if (isAlive(to)) {
                        arrival.run();
                    }
                });
            }
        });
    }

    private long latency() {
        return SHORTEST_NANOS + random.nextInt(SPREAD_NANOS);
    }
}
