package io.jackstay.runtime.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Divides the notices of a letter over messages that have a largest size. Thread safe: pure functions. */
final class Parts {
    private Parts() {}

    /**
     * Whole notices, in their order; one that is too large by itself gets a message of its own.
     *
     * @param size of a notice, in what the channel counts
     * @param room of one message
     * @param most notices of one message
     */
    static List<List<Notice>> of(List<Notice> notices, ToIntFunction<Notice> size, int room, int most) {
        List<List<Notice>> parts = new ArrayList<>();
        List<Notice> part = new ArrayList<>();
        int taken = 0;
        for (Notice notice : notices) {
            int needs = size.applyAsInt(notice);
            if (!part.isEmpty() && (taken + needs > room || part.size() == most)) {
                parts.add(List.copyOf(part));
                part.clear();
                taken = 0;
            }
            part.add(notice);
            taken += needs;
        }
        parts.add(List.copyOf(part));
        return parts;
    }
}
