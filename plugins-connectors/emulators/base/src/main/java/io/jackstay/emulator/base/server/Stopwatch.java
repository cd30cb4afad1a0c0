package io.jackstay.emulator.base.server;

/** Told when frames have left, and when requests and frames have arrived. Called on the server's thread; answers at once. */
public interface Stopwatch {
    /** Nobody who looks. */
    Stopwatch NONE = new Stopwatch() {
        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public void left(String text, long nanos) {
            // nobody looks
        }

        @Override
        public void arrived(String text, long nanos) {
            // nobody looks
        }
    };

    /** The moment, on a clock that never jumps. */
    long nanoTime();

    /**
     * A frame has left.
     *
     * @param nanos the moment before its bytes were handed to the system
     */
    void left(String text, long nanos);

    /**
     * A frame, or the body of a request, has come, and nothing was done about it yet.
     *
     * @param nanos the moment after the system has handed over its last byte
     */
    void arrived(String text, long nanos);
}
