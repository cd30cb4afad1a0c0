package io.jackstay.testkit.simulate;

import io.jackstay.runtime.plugin.PluginCatalog;
import java.time.Duration;
import java.util.Arrays;

/**
 * One seed: two hours and more in which things go wrong, until there were enough orders; then a quiet time in which all must become right.
 * Not thread safe: one use.
 */
final class SeedRun {
    private static final Duration MORE = Duration.ofMinutes(5);
    private static final Duration QUIET = Duration.ofMinutes(4);
    private static final Duration LEAST = Duration.ofMinutes(1);

    private static final int MOST_LIVES = 400;
    private static final int DISARMED_MILLIS = 1_000;

    private final long seed;
    private final World world;
    private final Mishaps mishaps;
    private final PluginCatalog catalog;
    private final long latestCalm;
    private long quietUntil = Long.MAX_VALUE;

    SeedRun(long seed, Faults faults, Plugins plugins) {
        this(seed, faults, plugins, false);
    }

    /** @param firstOnly whether it may end with the first thing that does not hold */
    SeedRun(long seed, Faults faults, Plugins plugins, boolean firstOnly) {
        this.seed = seed;
        this.world = new World(seed, faults, plugins.kind(), firstOnly);
        this.mishaps = new Mishaps(world);
        this.catalog = plugins.of(world.venue, world.testimony());
        this.latestCalm = world.agenda.now() + world.kind.longest().toNanos();
    }

    Verdict run() {
        try {
            live();
        } catch (RuntimeException e) {
            world.checker.stuck("the simulation broke: " + e + " at " + first(e));
        }
        return new Verdict(
                seed,
                world.checker.violations(),
                world.checker.orders(),
                world.checker.fills(),
                world.swarm.drawn(),
                world.swarm.counts(),
                world.trace.hash(),
                world.trace.last());
    }

    private static String first(RuntimeException e) {
        return Arrays.stream(e.getStackTrace())
                .map(StackTraceElement::toString)
                .filter(frame -> frame.contains("io.jackstay."))
                .findFirst()
                .orElse("");
    }

    private void live() {
        world.agenda.after(world.kind.rough(), this::calmIfEnough);
        int lives = 0;
        ProcessLife.End end = ProcessLife.End.CRASHED;
        while (end != ProcessLife.End.STOPPED || world.agenda.now() < quietUntil) {
            if (++lives > MOST_LIVES) {
                world.checker.stuck("after %d processes none has lived to the end".formatted(MOST_LIVES));
                return;
            }
            long least = world.agenda.now() + LEAST.toNanos();
            mishaps.segments().take();
            boolean brief = mishaps.segments().isTaken();
            long soon = world.agenda.now() + mishaps.segments().patience().toNanos();
            end = new ProcessLife(world, catalog, mishaps).liveUntil(() -> brief ? soon : Math.max(quietUntil, least));
            if (brief) {
                mishaps.segments().restore(end);
                end = ProcessLife.End.NOT_STARTED;
            }
            if (world.isDecided()) {
                return;
            }
            pause(world.random.nextInt(end == ProcessLife.End.STOPPED ? 5_000 : 30_000));
        }
        long last = world.agenda.now() + QUIET.toNanos();
        ProcessLife.End over = new ProcessLife(world, catalog, mishaps).liveUntil(() -> last);
        if (over == ProcessLife.End.STOPPED && !world.scenario.watched().isEmpty()) {
            pause(DISARMED_MILLIS);
            world.scenario.watched().stream()
                    .filter(world.venue::isSwitchSet)
                    .forEach(account -> world.checker.violated(
                            "I9", "the dead-man switch of %s is set after the last end".formatted(account)));
        }
    }

    private void calmIfEnough() {
        if (world.checker.orders() < world.kind.enoughOrders() && world.agenda.now() < latestCalm) {
            world.agenda.after(MORE, this::calmIfEnough);
            return;
        }
        mishaps.calm();
        quietUntil = world.agenda.now() + QUIET.toNanos();
    }

    /** Between two processes the world goes on. */
    private void pause(int millis) {
        long until = world.agenda.now() + Duration.ofMillis(millis).toNanos();
        while (world.agenda.next() <= until) {
            world.agenda.advanceTo(world.agenda.next());
            while (world.agenda.runOne()) {
                continue;
            }
        }
        world.agenda.advanceTo(until);
    }
}
