package io.jackstay.runtime.launch.command;

import java.util.Iterator;
import java.util.List;

/** Stands for the names of bots in a completion script, where they are looked up when they are asked for. Immutable. */
public final class BotNames implements Iterable<String> {
    public static final String PLACE = "__JACKSTAY_BOTS__";

    @Override
    public Iterator<String> iterator() {
        return List.of(PLACE).iterator();
    }
}
