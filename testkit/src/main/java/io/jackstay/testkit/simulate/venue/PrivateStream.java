package io.jackstay.testkit.simulate.venue;

/** Where the books tell a login what happens to it. Owned by the run. */
interface PrivateStream {
    void order(OrderView order);

    void fill(VenueFill fill);

    void flow(VenueFlow flow);
}
