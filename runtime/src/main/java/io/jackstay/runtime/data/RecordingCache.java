package io.jackstay.runtime.data;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.runtime.data.columns.ColumnReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Recordings read from their files once, and from a compact copy of their rows after that. Not thread safe.
 *
 * <p>A copy is found by the content of its file, not by name or date, and by the rules of the market at which it is read. Before a row
 * of it is told, all of it is verified; a damaged one costs a warning, and the file is read anew. Quotes, trades and candles are
 * kept; frames never are. All copies together have a limit, the oldest make room.
 */
public final class RecordingCache {
    /** About a hundred million quotes. */
    static final long LIMIT_BYTES = 2L << 30;

    private final CacheFolder folder;
    private final Consumer<String> warnings;

    /**
     * @param folder made when the first copy is written
     * @param warnings takes a sentence for each copy that can't be used or written
     */
    public RecordingCache(Path folder, Consumer<String> warnings) {
        this(folder, LIMIT_BYTES, warnings);
    }

    RecordingCache(Path folder, long limitBytes, Consumer<String> warnings) {
        this.folder = new CacheFolder(folder, limitBytes);
        this.warnings = requireNonNull(warnings, "warnings is null");
    }

    /** As {@link Recordings#open}: the same events and the same errors. */
    public Recording open(Path file, MarketInfo market) {
        if (!Files.isRegularFile(file)) {
            return Recordings.open(file, market);
        }
        CacheKey key;
        try {
            key = CacheKey.of(file, market);
        } catch (IOException e) {
            return Recordings.open(file, market);
        }
        Path place = folder.place(key);
        return kept(place, key, market)
                .orElseGet(() -> Recordings.open(
                        file,
                        market,
                        (kind, rows) -> new KeptRows(rows, new CacheWriter(folder, file, key, kind, warnings))));
    }

    private Optional<Recording> kept(Path place, CacheKey key, MarketInfo market) {
        if (!Files.isRegularFile(place)) {
            return Optional.empty();
        }
        try {
            Optional<RowKind> kind = verified(place, key);
            return kind.isEmpty() ? Optional.empty() : Optional.of(recording(place, kind.get(), market));
        } catch (IOException e) {
            warnings.accept("%s: the cache can't be used: %s; the data is read from its own file"
                    .formatted(place, e.getMessage()));
            return Optional.empty();
        }
    }

    private static Recording recording(Path place, RowKind kind, MarketInfo market) throws IOException {
        InputStream in = Files.newInputStream(place);
        try {
            return kind.recording(new TableRows(place, in, new ColumnReader(in, kind.columns())), market);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** The kind of a copy that is whole and the one that is asked for. */
    private static Optional<RowKind> verified(Path place, CacheKey key) throws IOException {
        for (RowKind kind : RowKind.values()) {
            try (InputStream in = Files.newInputStream(place)) {
                ColumnReader reader = new ColumnReader(in, kind.columns());
                if (reader.text().equals(key.text(kind))) {
                    reader.verify();
                    return Optional.of(kind);
                }
            }
        }
        return Optional.empty();
    }
}
