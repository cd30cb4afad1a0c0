package io.jackstay.runtime.web.http;

/** The other end of a WebSocket. Confined to the thread {@code web}, but for {@link #close}, which any thread may call. */
public interface SocketPeer {
    /** Sends one text message, unless the socket has ended; the bytes are UTF-8, may be shared among peers, and must not be changed. */
    void send(byte[] text);

    /** How much waits to be taken by the client, in bytes. */
    long pendingBytes();

    /** Whether so little waits that more may be sent. */
    boolean isWritable();

    /** Says why and ends; does nothing on a socket that has ended. */
    void close(int code, String why);
}
