package io.jackstay.strategy.broken;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Has threads of its own. */
public final class KeepsAPool {
    final ExecutorService pool = Executors.newSingleThreadExecutor();
    final List<String> names = List.of();
}
