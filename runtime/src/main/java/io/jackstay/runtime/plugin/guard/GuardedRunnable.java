package io.jackstay.runtime.plugin.guard;

/** A plugin's task, such as that of a timer. Not thread safe: owned by the loop of the plugin's user. */
record GuardedRunnable(PluginGuard guard, Runnable task) implements Runnable {
    @Override
    public void run() {
        guard.run("Runnable.run", Runnable::run, task);
    }
}
