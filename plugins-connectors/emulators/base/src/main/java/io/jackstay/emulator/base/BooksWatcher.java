package io.jackstay.emulator.base;

import java.math.BigDecimal;

/**
 * Told of what happens in the books of an emulated venue, at the instant at which it does and before any client is. Called on the driving
 * thread; must not call the venue.
 */
public interface BooksWatcher {
    /** Nobody watches. */
    BooksWatcher NONE = new BooksWatcher() {
        @Override
        public void arrived(Order order) {
            // nobody watches
        }

        @Override
        public void changed(Order order) {
            // nobody watches
        }

        @Override
        public void filled(Fill fill) {
            // nobody watches
        }
    };

    /** A new order has reached the desk, whatever becomes of it. */
    void arrived(Order order);

    /** An order stands otherwise: it rests, a part of it was filled, it has ended. One that was filled is told after its fill. */
    void changed(Order order);

    /** An execution of an account's order. */
    void filled(Fill fill);

    /** Where an order stands. Immutable. */
    enum Standing {
        OPEN,
        FILLED,
        /** Its owner has ended it. */
        CANCELLED,
        /** The venue has. */
        ENDED,
        REJECTED
    }

    /**
     * An order as it is then. Immutable.
     *
     * @param account as clients name it
     * @param market the venue's word for it
     * @param clientId the client's id for it, empty when there is none
     * @param left what is not filled
     */
    record Order(
            String account,
            String market,
            long id,
            String clientId,
            boolean buy,
            BigDecimal price,
            BigDecimal size,
            BigDecimal left,
            boolean reduceOnly,
            Standing standing) {}

    /**
     * One execution. Immutable.
     *
     * @param order as it is after it
     * @param trade the venue's number of the trade
     * @param fee positive: it was paid
     */
    record Fill(Order order, long trade, BigDecimal price, BigDecimal size, BigDecimal fee, String feeAsset) {}
}
