package io.jackstay.testkit.simulate;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.testkit.simulate.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Between two processes a segment of a journal is taken away, or two are put in each other's place; when the next process has refused the
 * journal, it is restored as it was. A process that does without the segment goes on with what it made of the rest. Not thread safe: owned by
 * the run.
 */
final class LostSegments {
    private static final Duration BRIEFLY = Duration.ofSeconds(20);
    private static final int ONE_IN = 3;

    private final World world;
    private Optional<Taken> taken = Optional.empty();
    private boolean refused;
    private boolean well;
    private int lives;

    private record Taken(String folder, SortedMap<String, SimulatedFile> asItWas) {}

    LostSegments(World world) {
        this.world = requireNonNull(world, "world is null");
    }

    /** No process runs: perhaps something happens to a journal. */
    void take() {
        refused = false;
        well = false;
        lives++;
        if (taken.isPresent() || !world.swarm.isOn(Fault.LOST_SEGMENT)) {
            return;
        }
        SplittableRandom own = world.swarm.random(Fault.LOST_SEGMENT);
        List<String> folders = new ArrayList<>(world.disk.foldersWithSegments());
        if (folders.isEmpty() || own.nextInt(ONE_IN) > 0) {
            return;
        }
        String folder = folders.get(own.nextInt(folders.size()));
        lives = 1;
        taken = Optional.of(new Taken(folder, world.disk.copyOf(folder)));
        List<String> segments = world.disk.segments(folder);
        int first = own.nextInt(segments.size());
        int second = own.nextInt(segments.size());
        world.say("of %s, segment %d of %d is put in the place of %d"
                .formatted(folder, first + 1, segments.size(), second + 1));
        world.disk.misplace(segments.get(first), segments.get(second));
    }

    /**
     * How long the process lives, where it lives at all: longer each time that one before it did not come to look at the journal, because its
     * login was not there.
     */
    Duration patience() {
        return BRIEFLY.multipliedBy(lives);
    }

    /** Whether the process that runs has a journal that is not as it was left. */
    boolean isTaken() {
        return taken.isPresent();
    }

    /** The process did not start; whether that was right. */
    boolean explains(JackstayException why) {
        boolean explained = why.code() == ErrorCode.JOURNAL_CORRUPT && names(why.getMessage());
        refused |= explained;
        return explained;
    }

    /** What the bots came to in a process that did start; one that waits for its login has not read its journal yet. */
    void saw(List<BotStatus> bots) {
        well = bots.stream().allMatch(bot -> bot.isMade() && !bot.failed());
        refused |= bots.stream().anyMatch(bot -> bot.failed() && names(bot.why()));
    }

    /** A journal that could not be written is named too, and must stay as it is; one that could not be read is named by its segment. */
    private boolean names(@Nullable String words) {
        return words != null
                && taken.filter(one -> words.contains(one.folder() + "/segment-"))
                        .isPresent();
    }

    /** The process is over: what it refused is restored. One that did not get so far may not have looked at it. */
    void restore(ProcessLife.End end) {
        if (refused) {
            world.swarm.count(Fault.LOST_SEGMENT);
            taken.ifPresent(one -> world.disk.restore(one.folder(), one.asItWas()));
            world.say("the journal is restored");
        }
        if (refused || end == ProcessLife.End.STOPPED && well) {
            taken = Optional.empty();
        }
    }
}
