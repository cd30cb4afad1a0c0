package io.jackstay.runtime.state;

import io.jackstay.api.market.Price;
import io.jackstay.runtime.market.QuietBand;

/** How one market's position is valued; asked for once, so that a market event looks nothing up. Not thread safe: owned by the bot loop. */
public final class Valuation {
    private final StateManager state;
    private final MarketLedger ledger;

    Valuation(StateManager state, MarketLedger ledger) {
        this.state = state;
        this.ledger = ledger;
    }

    /** Without a position no mark changes anything. */
    public boolean isFlat() {
        return ledger.position().isFlat();
    }

    /** The position is worth what it is at the middle of two prices, unscaled and not negative. */
    public void middle(long bid, long ask, int scale) {
        ledger.mark(bid, ask, scale);
        state.marked(ledger);
    }

    /**
     * Narrows the band to the middles that make equity neither a new highest nor a deeper fall, nor take it out of the watched band; false
     * when that is not known.
     */
    public boolean narrow(QuietBand band, boolean watched) {
        return isFlat() || state.narrow(ledger, band, watched);
    }

    /** The position is worth what it is at this price. */
    public void mark(Price price) {
        middle(price.unscaledValue(), price.unscaledValue(), price.scale());
    }
}
