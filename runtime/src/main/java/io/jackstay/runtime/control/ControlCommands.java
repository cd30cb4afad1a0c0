package io.jackstay.runtime.control;

import java.util.function.Consumer;

/** A running process, as those see it who may ask something of it: the socket, a page. Thread safe. */
public interface ControlCommands {
    /**
     * Asks; returns at once.
     *
     * @param answer called once, by any thread, when it is known what came of it; must only pass it on
     */
    void ask(ControlRequest request, Consumer<ControlAnswer> answer);
}
