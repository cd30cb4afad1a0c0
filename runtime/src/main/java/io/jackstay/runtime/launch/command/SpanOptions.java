package io.jackstay.runtime.launch.command;

import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.ledger.Span;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Option;

/** From when to when. Not thread safe: filled by picocli, then read. */
final class SpanOptions {
    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "From this day, or this instant, on: from the ledger, whatever the journals still have")
    private Optional<TimeOption.Named> from = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "Up to this day, with it, or up to this instant, without it: from the ledger, too")
    private Optional<TimeOption.Named> to = Optional.empty();

    /** Empty when neither was given. */
    Optional<Span> span() {
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        long first = from.map(time -> nanos(time.begin())).orElse(Long.MIN_VALUE);
        long last = to.map(time -> nanos(time.end())).orElse(Long.MAX_VALUE);
        if (first > last) {
            throw new CommandFailure(ExitCode.USAGE, "--from is after --to");
        }
        return Optional.of(new Span(first, last));
    }

    private static long nanos(Instant at) {
        return Math.addExact(TimeUnit.SECONDS.toNanos(at.getEpochSecond()), at.getNano());
    }

    /** As JSON has it; empty where it has no such end. */
    static String words(long nanos) {
        return nanos == Long.MIN_VALUE || nanos == Long.MAX_VALUE
                ? ""
                : HistoryTable.time(nanos).toString();
    }
}
