package io.jackstay.runtime.data;

import io.jackstay.api.connector.MarketFeed;

/** Reads the frames of one venue. Not thread safe: owned by the thread that reads. */
interface FrameDecoder {
    /** Reads and checks the frame whose outermost fields are given, received at that time. */
    void decode(JsonFields root, long receivedNanos);

    /** Hands over what the last frame held. */
    void deliver(MarketFeed.Listener listener);

    /** How often the book was lost so far. */
    long gaps();
}
