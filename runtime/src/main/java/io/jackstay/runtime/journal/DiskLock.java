package io.jackstay.runtime.journal;

import java.io.Closeable;

/** A root that is ours until closed. */
interface DiskLock extends Closeable {}
