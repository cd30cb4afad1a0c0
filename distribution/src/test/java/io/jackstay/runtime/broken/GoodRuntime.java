package io.jackstay.runtime.broken;

import io.jackstay.api.account.Position;
import io.jackstay.runtime.loop.Clock;
import java.io.PrintStream;

/** Keeps the rules. Immutable. */
public final class GoodRuntime {
    private GoodRuntime() {}

    static void print(PrintStream out, Clock clock, Position position) {
        out.println(clock.nanoTime() + " " + position.size());
    }
}
