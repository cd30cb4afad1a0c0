package io.jackstay.runtime.notify;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.config.alert.AlertLevel;
import java.util.Collections;
import java.util.Map;

/**
 * What one channel has done in this process. Immutable.
 *
 * @param sent messages that were taken, by the level of what is most urgent in each
 * @param failed tries that failed or were put off
 * @param pending notices that have not been delivered
 * @param trouble why it takes nothing; empty while all is well
 * @param leftOut notices that were dropped because too many waited, ever
 */
public record ChannelFigures(
        String channel, Map<AlertLevel, Long> sent, long failed, int pending, String trouble, long leftOut) {
    public ChannelFigures {
        requireNonNull(channel, "channel is null");
        sent = Collections.unmodifiableMap(sent);
        requireNonNull(trouble, "trouble is null");
    }
}
