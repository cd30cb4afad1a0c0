/** Recorded bots in one process, replayed by another. */
@NullMarked
package io.jackstay.distribution.replay;

import org.jspecify.annotations.NullMarked;
