package io.jackstay.runtime.config.alert;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Range;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The block {@code alerts}: what is told to people who are not at the screen. Immutable. */
public record AlertsBlock(
        @Doc("Where alerts go, each by a name of your own") @Default("{}")
        SortedMap<String, AlertChannel> channels,

        @Doc("When what is not urgent waits; always told when absent")
        Optional<QuietHours> quietHours,

        @Doc("What comes within this time after a first alert goes with it, in one message")
        @Default("5s")
        @Range(min = "0s", max = "10m")
        Duration group,

        @Doc("An alert that is raised again and again is told again after this time, with how often it was")
        @Default("5m")
        @Range(min = "1m", max = "7d")
        Duration repeat,

        @Doc("How long what is not critical waits for a channel that does not take it; what is critical waits for ever")
        @Default("1d")
        @Range(min = "1m", max = "30d")
        Duration keep,

        @Doc("Tell starts, stops and ends of bots too, as info") @Default("true")
        boolean lifeCycle,

        @Doc("How the channels reach their servers") @Default("{}")
        OutboundBlock transport) {
    /** What holds when a file says nothing: nobody is told. */
    public static final AlertsBlock NONE = new AlertsBlock(
            Collections.emptySortedMap(),
            Optional.empty(),
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofDays(1),
            true,
            OutboundBlock.DEFAULT);

    public AlertsBlock {
        channels = Collections.unmodifiableSortedMap(new TreeMap<>(channels));
        requireNonNull(quietHours, "quietHours are null");
        requireNonNull(group, "group is null");
        requireNonNull(repeat, "repeat is null");
        requireNonNull(keep, "keep is null");
        requireNonNull(transport, "transport is null");
        for (String name : channels.keySet()) {
            if (!name.matches("[a-z0-9-]{1,40}")) {
                throw new IllegalArgumentException(
                        "channels must be named in lower-case letters, digits and dashes, and %s is not"
                                .formatted(name));
            }
        }
    }
}
