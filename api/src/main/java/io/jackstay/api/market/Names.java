package io.jackstay.api.market;

import static java.util.Objects.requireNonNull;

/** Checks of the words that markets are named by. Immutable: no state. */
final class Names {
    static final int MAX_VENUE_LENGTH = 32;
    static final int MAX_SYMBOL_LENGTH = 64;
    static final int MAX_ASSET_LENGTH = 32;

    private Names() {}

    static String requireVenue(String name) {
        requireNonNull(name, "name is null");
        boolean valid = !name.isEmpty() && name.length() <= MAX_VENUE_LENGTH;
        for (int i = 0; valid && i < name.length(); i++) {
            char c = name.charAt(i);
            valid = isLower(c) || isDigit(c) || c == '-';
        }
        if (!valid) {
            throw new IllegalArgumentException("venue '%s': must be 1 to %d lower-case letters, digits and dashes"
                    .formatted(name, MAX_VENUE_LENGTH));
        }
        return name;
    }

    static String requireSymbol(String symbol) {
        requireNonNull(symbol, "symbol is null");
        boolean valid = !symbol.isEmpty() && symbol.length() <= MAX_SYMBOL_LENGTH;
        for (int i = 0; valid && i < symbol.length(); i++) {
            char c = symbol.charAt(i);
            valid = isLower(c) || isUpper(c) || isDigit(c) || (i > 0 && (c == '-' || c == '.' || c == '_'));
        }
        if (!valid) {
            throw new IllegalArgumentException(
                    "symbol '%s': must be 1 to %d letters, digits, dashes, dots and underscores, such as BTC-USDC-PERP"
                            .formatted(symbol, MAX_SYMBOL_LENGTH));
        }
        return symbol;
    }

    static String requireAsset(String asset) {
        requireNonNull(asset, "asset is null");
        boolean valid = !asset.isEmpty() && asset.length() <= MAX_ASSET_LENGTH;
        for (int i = 0; valid && i < asset.length(); i++) {
            char c = asset.charAt(i);
            valid = !Character.isWhitespace(c) && !Character.isISOControl(c);
        }
        if (!valid) {
            throw new IllegalArgumentException(
                    "asset '%s': must be 1 to %d characters without a space".formatted(asset, MAX_ASSET_LENGTH));
        }
        return asset;
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
