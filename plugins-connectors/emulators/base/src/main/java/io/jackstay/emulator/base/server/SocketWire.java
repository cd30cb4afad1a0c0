package io.jackstay.emulator.base.server;

import io.jackstay.emulator.base.Wire;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;

/** What goes out on one WebSocket; frames wait until it is open. Not thread safe: confined to the server's thread. */
final class SocketWire implements Wire {
    private final Channel channel;
    private final Stamps stamps;
    private final List<WebSocketFrame> waiting = new ArrayList<>();
    private boolean open;
    private boolean ended;

    SocketWire(Channel channel, Stamps stamps) {
        this.channel = channel;
        this.stamps = stamps;
    }

    void opened() {
        open = true;
        waiting.forEach(this::write);
        waiting.clear();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // whether the client still listens is the client's matter
    void write(WebSocketFrame frame) {
        if (ended) {
            frame.release();
        } else if (open) {
            channel.writeAndFlush(frame);
        } else {
            waiting.add(frame);
        }
    }

    @Override
    public void text(String text) {
        write(new TextWebSocketFrame(text));
        if (open && !ended) {
            stamps.left(text);
        }
    }

    @Override
    public void bytes(byte[] payload, boolean binary) {
        write(
                binary
                        ? new BinaryWebSocketFrame(Unpooled.copiedBuffer(payload))
                        : new TextWebSocketFrame(Unpooled.copiedBuffer(payload)));
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the connection ends
    public void close(int code, String reason) {
        if (!ended) {
            ended = true;
            channel.writeAndFlush(new CloseWebSocketFrame(code, reason)).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the connection ends
    public void cut() {
        ended = true;
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }

    @Override
    public void freeze() {
        ended = true;
        channel.config().setAutoRead(false);
    }
}
