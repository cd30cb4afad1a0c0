package io.jackstay.lib.wire;

import java.util.Arrays;

/**
 * The names of fields that were met, so that the same bytes are the same {@code String}. Not thread safe: owned by one reader. Has room
 * for so many; a name that finds none is made each time.
 */
final class FieldNames {
    private static final int SLOTS = 512;
    private static final int TRIES = 8;
    private static final int LONGEST = 64;

    /** Empty where there is room. */
    private final String[] names = new String[SLOTS];

    FieldNames() {
        Arrays.fill(names, "");
    }

    /** The name in these bytes, which stand there as they are. */
    String name(JsonScanner scanner, int from, int to) {
        if (to - from > LONGEST) {
            return scanner.text(from, to);
        }
        byte[] bytes = scanner.bytes();
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        for (int i = 0; i < TRIES; i++) {
            int slot = (hash ^ hash >>> 9) + i & SLOTS - 1;
            String known = names[slot];
            if (known.isEmpty()) {
                String made = scanner.text(from, to);
                names[slot] = made;
                return made;
            }
            if (scanner.is(from, to, known)) {
                return known;
            }
        }
        return scanner.text(from, to);
    }
}
