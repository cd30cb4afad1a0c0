package io.jackstay.runtime.data;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.runtime.data.columns.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the numbers of a recording depend on: the bytes of its file, and the rules of the market at which they are read. Immutable.
 *
 * @param content of the file
 * @param market scales and steps of price and size
 */
record CacheKey(String content, String market) {
    static CacheKey of(Path file, MarketInfo market) throws IOException {
        String rules = "price %d %s, size %d %s"
                .formatted(market.priceScale(), market.priceGrid(), market.sizeScale(), market.lotSize());
        return new CacheKey(content(file), rules);
    }

    private static String content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return ContentHash.of(in);
        }
    }

    /** Whether the file is still the one that the key was made for. */
    boolean isOf(Path file) throws IOException {
        return content.equals(content(file));
    }

    /** What the cache's file says of itself. */
    String text(RowKind kind) {
        return "%s of %s at %s".formatted(kind.word(), content, market);
    }
}
