package io.jackstay.runtime.journal;

import java.util.List;

/** The groups of a stalled journal whose outcome is unknown: a dense run that is settled from its beginning. Not thread safe. */
final class UnknownGroups {
    private long next;
    private long last;

    void add(List<Group> groups) {
        if (next > last || last == 0) {
            next = groups.get(0).firstSequence();
        }
        last = groups.get(groups.size() - 1).lastSequence();
    }

    long first() {
        return next;
    }

    boolean isNext(Group group) {
        return next <= last && group.firstSequence() == next;
    }

    /** Whether another one must be settled before this. */
    boolean isAfterFirst(Group group) {
        return next <= last && last > 0 && group.firstSequence() > next;
    }

    /** Returns whether nothing is unknown any more. */
    boolean settle(Group group) {
        if (isNext(group)) {
            next = group.lastSequence() + 1;
            return next > last;
        }
        return false;
    }
}
