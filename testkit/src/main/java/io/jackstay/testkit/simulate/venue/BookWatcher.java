package io.jackstay.testkit.simulate.venue;

/** Told of what happens in the venue's books, at the instant at which it does. Owned by the run. */
public interface BookWatcher {
    /** A new order has reached the venue's gate, whatever becomes of it. */
    void arrived(OrderView order);

    /** A request came that no process may have sent. */
    void wrong(String words);

    /** An order is in the books, or has changed there. */
    void changed(OrderView order);

    /** The venue has changed a balance, and nothing explains it. */
    void changed(String account, String asset);

    /** An execution. */
    void filled(VenueFill fill);

    /** A cash flow. */
    void flowed(VenueFlow flow);
}
