package io.jackstay.runtime.web.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket: whole texts of a client, none longer than the limit, in no pieces; and ours. Not thread safe, but for {@link #close}:
 * confined to the thread {@code web}.
 */
final class SocketFrames extends SimpleChannelInboundHandler<WebSocketFrame> implements SocketPeer {
    private static final System.Logger LOG = System.getLogger(SocketFrames.class.getName());
    private static final int UNSUPPORTED = 1003;
    private static final int FAULT = 1011;
    private static final int NORMAL = 1000;

    private final SocketChannel channel;
    private final ServerLimits limits;
    private SocketHandler.@Nullable Listener listener;
    private boolean ended;

    SocketFrames(SocketChannel channel, ServerLimits limits) {
        this.channel = channel;
        this.limits = limits;
    }

    /** Answers the upgrade, takes the connection over and tells the route's handler. */
    @SuppressWarnings("FutureReturnValueIgnored") // a client that has gone is told by its end
    void open(String head, Connection connection, Dispatch.Way way) {
        WebSocketDecoderConfig config = WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(limits.frameBytes())
                .expectMaskedFrames(true)
                .allowExtensions(false)
                .closeOnProtocolViolation(true)
                .withUTF8Validator(true)
                .build();
        channel.writeAndFlush(Unpooled.copiedBuffer(head, StandardCharsets.US_ASCII));
        channel.pipeline()
                .addLast(new WebSocket13FrameDecoder(config), new WebSocket13FrameEncoder(false))
                .addLast(new Utf8FrameValidator(true), this);
        channel.pipeline().remove(connection);
        try {
            listener = way.socket().orElseThrow().handler().open(way.request(), way.caller(), this);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            LOG.log(System.Logger.Level.ERROR, "fault in opening a stream", e);
            close(FAULT, "a fault of the runtime");
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (ended) {
            return;
        }
        if (frame instanceof TextWebSocketFrame text && text.isFinalFragment()) {
            told(text.text());
        } else if (frame instanceof PingWebSocketFrame ping) {
            pong(context, ping);
        } else if (frame instanceof CloseWebSocketFrame) {
            close(NORMAL, "");
        } else if (!(frame instanceof PongWebSocketFrame)) {
            close(UNSUPPORTED, "whole texts alone");
        }
    }

    /** Who takes no answers gets none: they would wait in memory. */
    @SuppressWarnings("FutureReturnValueIgnored") // who does not take a pong does not miss it
    private void pong(ChannelHandlerContext context, PingWebSocketFrame ping) {
        if (channel.isWritable()) {
            context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()), context.voidPromise());
        }
    }

    private void told(String text) {
        SocketHandler.Listener told = listener;
        if (told == null) {
            return;
        }
        try {
            told.text(text);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            LOG.log(System.Logger.Level.ERROR, "fault in what a stream was told", e);
            close(FAULT, "a fault of the runtime");
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a client that has gone is told by its end
    public void send(byte[] text) {
        if (!ended && channel.isActive()) {
            channel.writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(text)), channel.voidPromise());
        }
    }

    @Override
    public long pendingBytes() {
        return Connection.pendingBytes(channel);
    }

    @Override
    public boolean isWritable() {
        return channel.isWritable();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it ends
    public void close(int code, String why) {
        if (!channel.eventLoop().inEventLoop()) {
            channel.eventLoop().execute(() -> close(code, why));
            return;
        }
        if (!ended) {
            ended = true;
            if (channel.isWritable()) {
                channel.writeAndFlush(new CloseWebSocketFrame(code, why)).addListener(ChannelFutureListener.CLOSE);
                channel.eventLoop().schedule(() -> channel.close(), 1, TimeUnit.SECONDS);
            } else {
                channel.close();
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ended = true;
        SocketHandler.Listener told = listener;
        listener = null;
        if (told != null) {
            told.closed();
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // its end is told by channelInactive
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        channel.close();
    }
}
