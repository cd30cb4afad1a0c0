package io.jackstay.testkit.simulate;

import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.plugin.PluginCatalog;
import java.util.function.Consumer;

/** The venue of one run and the way to it; both outlive the processes. Not thread safe: owned by the run. */
interface VenueBehind {
    /** The plugins with which a process reaches it. */
    PluginCatalog pluggedInto(PluginCatalog shipped);

    /** What connectors reach the world by. */
    Network network();

    /** The process has a loop for this login, which takes calls. */
    void connect(String login, Consumer<Runnable> loop);

    /** The process is gone: nothing more reaches it, and nothing more of it leaves. */
    void cut();

    /** Whether a dead-man switch of the venue would cancel the orders of a login if nobody set it again. */
    boolean isSwitchSet(String login);

    /** Nothing goes wrong any more. */
    void calm();
}
