package io.jackstay.runtime.journal;

import java.io.Closeable;

/** A root that is ours until closed. */
public interface DiskLock extends Closeable {}
