package io.jackstay.runtime.notify;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.alert.RaisedAlert;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a data directory has of one channel, whether a process writes it or not. Immutable.
 *
 * @param pending notices that have not been delivered
 * @param trouble why the channel takes nothing; empty while all is well
 * @param troubleNanos since when, epoch nanoseconds
 * @param failures how many tries have failed since something was taken
 * @param leftOut notices that were dropped because too many waited, ever
 * @param deliveries how the latest letters ended, the oldest first
 */
public record ChannelRecord(
        String channel,
        int pending,
        String trouble,
        long troubleNanos,
        long failures,
        long leftOut,
        List<Delivery> deliveries) {
    public ChannelRecord {
        requireNonNull(channel, "channel is null");
        requireNonNull(trouble, "trouble is null");
        deliveries = List.copyOf(deliveries);
    }

    /**
     * How a letter ended.
     *
     * @param nanos when, epoch nanoseconds
     * @param notices how many it had
     * @param why empty when it was taken
     */
    public record Delivery(long nanos, String title, int notices, String why) {
        public boolean isTaken() {
            return why.isEmpty();
        }
    }

    /** All channels that have sent something from this folder, by name. */
    public static List<ChannelRecord> of(Path dataDir) {
        List<ChannelRecord> records = new ArrayList<>();
        for (String channel : ChannelFile.channels(dataDir)) {
            new ChannelFile(dataDir, channel).read().ifPresent(state -> records.add(of(channel, state)));
        }
        return records;
    }

    private static ChannelRecord of(String channel, ChannelState state) {
        return new ChannelRecord(
                channel,
                state.pending(),
                state.trouble,
                state.troubleNanos,
                state.failures,
                state.leftOut,
                state.deliveries().stream()
                        .map(one -> new Delivery(one.nanos(), one.title(), one.notices(), one.why()))
                        .toList());
    }

    /** As an alert of its own, while the channel takes nothing. */
    public Optional<RaisedAlert> alert() {
        return trouble.isEmpty()
                ? Optional.empty()
                : Optional.of(new RaisedAlert(
                        RaisedAlert.PROCESS,
                        new Alert(
                                AlertCode.ALERT_UNDELIVERED,
                                channel,
                                "%d notices wait: %s".formatted(pending, trouble),
                                troubleNanos,
                                troubleNanos,
                                Math.max(1, failures))));
    }
}
