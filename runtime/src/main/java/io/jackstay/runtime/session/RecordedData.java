package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.connector.MarketFeed.Quiet;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.runtime.data.Recording;
import io.jackstay.runtime.data.Recordings;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.market.QuietBand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The recordings of a backtest, merged by time; at one instant in the order of their markets. Not thread safe: owned by the
 * driver.
 */
public final class RecordedData implements AutoCloseable {
    private final SortedMap<MarketId, Path> files;
    private final Opener opener;
    private final Clock stopwatch;
    private final List<Track> tracks = new ArrayList<>();
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;
    private long openedNanos;
    private @Nullable Track next;

    /** Opens a file for one market, as {@link Recordings#open} does. */
    @FunctionalInterface
    public interface Opener {
        Recording open(Path file, MarketInfo market);
    }

    /** One recording and who listens to it. */
    private static final class Track implements MarketFeed {
        private final MarketId market;
        private final Recording recording;
        private MarketFeed.@Nullable Listener listener;
        private boolean ended;

        private Track(MarketId market, Recording recording) {
            this.market = market;
            this.recording = recording;
            this.ended = !recording.next();
        }

        @Override
        public void start(MarketInfo market, Listener to) {
            listener = to;
        }

        private boolean narrow(QuietBand band) {
            Optional<Quiet> quiet = listener == null ? Optional.empty() : listener.quiet();
            quiet.ifPresent(known -> {
                band.between(known.above(), known.below());
                band.reach(known.reach());
            });
            return quiet.isPresent();
        }

        private void deliver() {
            if (listener != null) {
                recording.deliver(listener);
            }
            if (!recording.next()) {
                ended = true;
                if (listener != null) {
                    listener.end();
                }
            }
        }
    }

    /** @param stopwatch tells how long the playing took */
    public RecordedData(SortedMap<MarketId, Path> files, Opener opener, Clock stopwatch) {
        this.files = new TreeMap<>(files);
        this.opener = requireNonNull(opener, "opener is null");
        this.stopwatch = requireNonNull(stopwatch, "stopwatch is null");
    }

    /** Opens the recordings of these markets, each at its market's scales. */
    void open(List<MarketInfo> markets, SortedMap<MarketId, LateFeed> feeds) {
        openedNanos = stopwatch.nanoTime();
        for (MarketInfo market : markets) {
            Path file = files.get(market.id());
            LateFeed feed = feeds.get(market.id());
            if (file != null && feed != null) {
                Track track = new Track(market.id(), opener.open(file, market));
                tracks.add(track);
                feed.connect(track);
            }
        }
        choose();
        firstNanos = nextNanos();
    }

    boolean has(MarketId market) {
        return files.containsKey(market);
    }

    boolean isAtEnd() {
        return next == null;
    }

    /** When the next event was received, epoch nanoseconds; the largest number at the end. */
    long nextNanos() {
        return next == null ? Long.MAX_VALUE : next.recording.timeNanos();
    }

    /** The market of the next event where it is the only one that is recorded: of several the events would have to keep their order. */
    Optional<MarketId> onlyMarket() {
        return tracks.size() == 1 && next != null ? Optional.of(next.market) : Optional.empty();
    }

    /** Reads past what changes nothing for anybody, the listener included. */
    void passOver(QuietBand band) {
        if (next != null && next.narrow(band)) {
            next.recording.passOver(band);
        }
    }

    void deliver() {
        if (next != null) {
            lastNanos = next.recording.timeNanos();
            next.deliver();
            choose();
        }
    }

    private void choose() {
        if (tracks.size() == 1) {
            next = tracks.get(0).ended ? null : tracks.get(0);
            return;
        }
        Track earliest = null;
        for (Track track : tracks) {
            if (!track.ended && (earliest == null || track.recording.timeNanos() < earliest.recording.timeNanos())) {
                earliest = track;
            }
        }
        next = earliest;
    }

    /** Rows read so far, of all files. */
    public long rows() {
        return tracks.stream().mapToLong(track -> track.recording.rows()).sum();
    }

    /** Time by the stopwatch since the data was opened. */
    public long elapsedNanos() {
        return stopwatch.nanoTime() - openedNanos;
    }

    /** How often a recorded book was lost. */
    public long gaps() {
        return tracks.stream().mapToLong(track -> track.recording.gaps()).sum();
    }

    /** The time of the first event; empty when there is none. */
    public Optional<Long> from() {
        return firstNanos == Long.MAX_VALUE ? Optional.empty() : Optional.of(firstNanos);
    }

    /** The time of the last event that was played; empty when there is none. */
    public Optional<Long> to() {
        return lastNanos == Long.MIN_VALUE ? Optional.empty() : Optional.of(lastNanos);
    }

    @Override
    public void close() {
        tracks.forEach(track -> track.recording.close());
    }
}
