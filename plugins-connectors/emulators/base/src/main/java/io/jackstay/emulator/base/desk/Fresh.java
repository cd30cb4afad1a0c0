package io.jackstay.emulator.base.desk;

import java.util.ArrayList;
import java.util.List;

/** What the streams of an account are still to be told. Not thread safe: confined to the driving thread. */
public final class Fresh {
    private final List<OrderEvent> orders = new ArrayList<>();
    private final List<FillEvent> fills = new ArrayList<>();
    private final List<MoneyEvent> fundings = new ArrayList<>();
    private final List<MoneyEvent> moves = new ArrayList<>();
    private boolean changed;

    /** Orders that stand elsewhere. */
    public List<OrderEvent> orders() {
        return orders;
    }

    /** Fills. */
    public List<FillEvent> fills() {
        return fills;
    }

    /** Fundings that were paid. */
    public List<MoneyEvent> fundings() {
        return fundings;
    }

    /** Other money that came or went. */
    public List<MoneyEvent> moves() {
        return moves;
    }

    /** Whether anything of the account has changed. */
    public boolean isChanged() {
        return changed;
    }

    void change() {
        changed = true;
    }

    /** It was told. */
    public void clear() {
        orders.clear();
        fills.clear();
        fundings.clear();
        moves.clear();
        changed = false;
    }
}
