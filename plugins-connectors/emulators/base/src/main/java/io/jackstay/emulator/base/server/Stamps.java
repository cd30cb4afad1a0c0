package io.jackstay.emulator.base.server;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;

/** When bytes of one connection were last handed to the system, and taken from it. Not thread safe: confined to the server's thread. */
final class Stamps extends ChannelDuplexHandler {
    private final Stopwatch stopwatch;
    private long leftNanos;
    private long arrivedNanos;

    Stamps(Stopwatch stopwatch) {
        this.stopwatch = stopwatch;
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        leftNanos = stopwatch.nanoTime();
        context.flush();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        arrivedNanos = stopwatch.nanoTime();
        context.fireChannelRead(message);
    }

    /** What was flushed last. */
    void left(String text) {
        stopwatch.left(text, leftNanos);
    }

    /** What the bytes that were read last have completed. */
    void arrived(String text) {
        stopwatch.arrived(text, arrivedNanos);
    }
}
