package io.jackstay.runtime.broken;

import io.netty.buffer.ByteBuf;

/** Keeps bytes of Netty's outside of the sockets. Not thread safe. */
public final class KnowsNetty {
    private final ByteBuf bytes;

    KnowsNetty(ByteBuf bytes) {
        this.bytes = bytes;
    }

    int length() {
        return bytes.readableBytes();
    }
}
