package io.jackstay.emulator.base.server;

import io.jackstay.emulator.base.Frames;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;

/** What comes in on one WebSocket. Not thread safe: confined to the server's thread. */
final class FrameHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final int MOST_FRAME = 1 << 20;

    private final SocketWire wire;
    private final Frames frames;
    private final Turn turn;
    private final Stamps stamps;

    private FrameHandler(SocketWire wire, Frames frames, Turn turn, Stamps stamps) {
        this.wire = wire;
        this.frames = frames;
        this.turn = turn;
        this.stamps = stamps;
    }

    /** Answers the upgrade and takes the connection over. */
    @SuppressWarnings("FutureReturnValueIgnored") // what was said meanwhile is written once it is open
    static void open(
            ChannelHandlerContext context,
            FullHttpRequest message,
            SocketWire wire,
            Frames frames,
            Turn turn,
            Stamps stamps) {
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory("ws://loopback", null, false, MOST_FRAME).newHandshaker(message);
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(context.channel());
            frames.closed();
            return;
        }
        ChannelPipeline pipeline = context.pipeline();
        handshaker.handshake(context.channel(), message).addListener(done -> {
            if (done.isSuccess()) {
                wire.opened();
            } else {
                context.close();
            }
        });
        if (pipeline.get(HttpObjectAggregator.class) != null) {
            pipeline.remove(HttpObjectAggregator.class);
        }
        pipeline.addLast(new WebSocketFrameAggregator(MOST_FRAME), new FrameHandler(wire, frames, turn, stamps));
        pipeline.remove(context.handler());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame text) {
            String words = text.text();
            turn.run(() -> {
                stamps.arrived(words);
                frames.text(words);
            });
        } else if (frame instanceof PingWebSocketFrame ping) {
            wire.write(new PongWebSocketFrame(ping.content().retain()));
        } else if (frame instanceof CloseWebSocketFrame close) {
            wire.close(close.statusCode() < 0 ? 1000 : close.statusCode(), "");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        turn.run(frames::closed);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // its end is told by channelInactive
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
