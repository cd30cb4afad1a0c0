package io.jackstay.testkit.simulate.venue;

/** Watches books and says nothing. Immutable. */
final class Silence implements BookWatcher {
    @Override
    public void arrived(OrderView order) {}

    @Override
    public void wrong(String words) {}

    @Override
    public void changed(OrderView order) {}

    @Override
    public void changed(String account, String asset) {}

    @Override
    public void filled(VenueFill fill) {}

    @Override
    public void flowed(VenueFlow flow) {}

    /** An order that has not reached the venue yet. */
    static OrderView wanted(long cloid, long nanos) {
        return new OrderView(
                "one",
                "BTC-USDC-PERP",
                "",
                cloid,
                true,
                600_000,
                10,
                0,
                OrderView.State.OPEN,
                false,
                false,
                false,
                "",
                nanos,
                nanos);
    }
}
