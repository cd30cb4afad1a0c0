package io.jackstay.runtime.net.nonce;

/** Where it is kept how far a sequence may go. Thread safe. */
interface Reservation {
    /** Nothing is kept. */
    Reservation NONE = new Reservation() {
        @Override
        public void store(long upTo) {}

        @Override
        public void later(Runnable storing) {
            storing.run();
        }
    };

    /**
     * Returns when it is durable.
     *
     * @throws io.jackstay.runtime.error.JackstayException when it is not
     */
    void store(long upTo);

    /** Runs this on a thread that may wait for the disk. */
    void later(Runnable storing);
}
