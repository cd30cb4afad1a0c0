package io.jackstay.testkit.conformance.venue;

/**
 * A venue under test behind real sockets of this machine. Its methods are called on the thread that runs the case; what it does with
 * other threads is its own matter.
 *
 * <p>Time is the kit's here too: it stands still while bytes are under way.
 */
public interface SocketVenue extends VenueUnderTest, AutoCloseable {
    /** Keys of the connector's block, in HOCON, with the addresses of its sockets. */
    String login();

    /** Lets the venue read what has come until now, and do what is due by the case's time, and waits for it. */
    void settle();

    /** Closes the sockets. */
    @Override
    void close();
}
