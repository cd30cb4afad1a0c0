package io.jackstay.testkit.simulate;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.testkit.simulate.fault.Fault;
import java.time.Duration;
import java.util.SplittableRandom;

/** What befalls the processes of a run: crashes, pauses, clocks that are set, disks that fill up. Not thread safe: owned by the run. */
final class Mishaps {
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final long NEVER = Long.MAX_VALUE;
    private static final int MOST_RECOVERIES = 3;
    private static final int MOST_LOST_NAMES = 12;

    private final World world;
    private final LostSegments segments;
    private long crashAt = NEVER;
    private int stepsAfter;
    private boolean stopAsked;
    private int recoveries;
    private int namesLost;

    Mishaps(World world) {
        this.world = world;
        this.segments = new LostSegments(world);
        world.agenda.after(LOOK, this::look);
    }

    /** A process begins. */
    void begin(SimulatedDriver driver, SimulatedDisk disk) {
        stopAsked = false;
        crashAt = NEVER;
        Runnable step = () -> step(driver, disk);
        disk.onStep(step);
        driver.beforeTurn(step);
        onFreeze = nanos -> driver.freeze(world.agenda.now() + nanos);
        if (recoveries > 0 && recoveries < MOST_RECOVERIES && world.swarm.isOn(Fault.CRASH_IN_RECOVERY)) {
            SplittableRandom own = world.swarm.random(Fault.CRASH_IN_RECOVERY);
            if (own.nextInt(3) > 0) {
                crash(
                        Fault.CRASH_IN_RECOVERY,
                        Duration.ofMillis(own.nextInt(2) * own.nextInt(3_000)),
                        own.nextInt(200));
                return;
            }
        }
        if (world.swarm.isOn(Fault.CRASH)) {
            SplittableRandom own = world.swarm.random(Fault.CRASH);
            long seconds = (long) (-Math.log(1 - own.nextDouble()) * 2_400);
            crash(Fault.CRASH, Duration.ofSeconds(5 + seconds), own.nextInt(60));
        }
    }

    private Fault planned = Fault.CRASH;
    private java.util.function.LongConsumer onFreeze = nanos -> {};

    private void crash(Fault why, Duration after, int steps) {
        planned = why;
        crashAt = world.agenda.now() + after.toNanos();
        stepsAfter = steps;
    }

    private void step(SimulatedDriver driver, SimulatedDisk disk) {
        if (driver.isGone()) {
            return;
        }
        boolean isDue = world.agenda.now() >= crashAt && world.swarm.isOn(planned) && stepsAfter-- <= 0;
        if (isDue || losesNames(disk)) {
            crashAt = NEVER;
            recoveries++;
            if (isDue) {
                world.swarm.count(planned);
            }
            world.say(isDue ? planned.words() : Fault.LOST_RENAME.words());
            world.venue.cut();
            world.disk = disk.crashed();
            driver.kill();
        }
    }

    /** The instants at which a name is changed and not forced are short: they are aimed at. */
    private boolean losesNames(SimulatedDisk disk) {
        boolean loses = disk.hasUnforcedNames()
                && namesLost < MOST_LOST_NAMES
                && world.swarm.isOn(Fault.LOST_RENAME)
                && world.swarm.random(Fault.LOST_RENAME).nextInt(20) == 0;
        namesLost += loses ? 1 : 0;
        return loses;
    }

    /** Whether the process is to be stopped in an orderly way. */
    boolean isToStop() {
        return stopAsked;
    }

    /** A process did not start; some reasons are none. */
    void refused(JackstayException why) {
        if (segments.explains(why)) {
            return;
        }
        if (why.code() == ErrorCode.JOURNAL_CORRUPT || why.code() == ErrorCode.INTERNAL) {
            world.checker.violated("I4", "a process does not start: " + why.getMessage());
        }
    }

    /** What befalls the journals while no process runs. */
    LostSegments segments() {
        return segments;
    }

    private void look() {
        recoveries = world.agenda.now() >= crashAt || crashAt == NEVER ? recoveries : 0;
        if (world.swarm.strikes(Fault.ORDERLY_RESTART, 0.02)) {
            stopAsked = true;
        }
        if (world.swarm.strikes(Fault.CLOCK_JUMP, 0.05)) {
            SplittableRandom own = world.swarm.random(Fault.CLOCK_JUMP);
            Duration[] jumps = {
                Duration.ofHours(1), Duration.ofHours(-1), Duration.ofSeconds(-1), Duration.ofMillis(37), Duration.ZERO
            };
            world.clock.set(jumps[own.nextInt(jumps.length)].toNanos());
            world.say("the clock is set");
        }
        if (world.swarm.strikes(Fault.PAUSE, 0.05)) {
            SplittableRandom own = world.swarm.random(Fault.PAUSE);
            onFreeze.accept(
                    Duration.ofSeconds(new int[] {5, 30, 120}[own.nextInt(3)]).toNanos());
            world.say("the process stands still");
        }
        if (world.swarm.strikes(Fault.DISK_FULL, 0.02)) {
            SimulatedDisk disk = world.disk;
            disk.full(true);
            world.say("the disk is full");
            world.agenda.after(
                    Duration.ofSeconds(5 + world.swarm.random(Fault.DISK_FULL).nextInt(120)), () -> {
                        disk.full(false);
                        world.disk.full(false);
                    });
        }
        world.agenda.after(LOOK, this::look);
    }

    /** Nothing goes wrong any more. */
    void calm() {
        world.swarm.calm();
        world.venue.calm();
        world.clock.set(0);
        world.disk.full(false);
        crashAt = NEVER;
    }
}
