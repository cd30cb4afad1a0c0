package io.jackstay.distribution.planted;

import java.util.List;

/**
 * A bug, what it is caught by, and with which seeds. Immutable.
 *
 * @param invariant the one that the checker names first with the first of the seeds
 * @param seeds the first few of 1 to 500 that catch it
 */
record PlantedBug(String words, String invariant, List<Long> seeds, List<Redirect> redirects) {
    @Override
    public String toString() {
        return words;
    }
}
