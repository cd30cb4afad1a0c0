package io.jackstay.runtime.journal;

/**
 * Where a log ends. Immutable.
 *
 * @param lastSegment its highest usable segment, 0 for none
 * @param lastOffset end of the last whole group in that segment
 * @param torn whether something that is no group follows there
 * @param unfinished a segment after it that a crash left while it was made, 0 for none
 */
record LogEnd(long lastSequence, long lastChecksum, long lastSegment, long lastOffset, boolean torn, long unfinished) {}
