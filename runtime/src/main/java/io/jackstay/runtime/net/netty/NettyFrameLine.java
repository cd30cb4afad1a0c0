package io.jackstay.runtime.net.netty;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Http;
import io.jackstay.runtime.net.wire.FrameLine;
import io.jackstay.runtime.net.wire.Handshake;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketClientCompressionHandler;
import io.netty.util.ReferenceCountUtil;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One WebSocket connection. Confined to the account loop.
 *
 * <p>What becomes of a write or a close shows by the end of the channel.
 */
@SuppressWarnings("FutureReturnValueIgnored")
final class NettyFrameLine extends NettyLine implements FrameLine {
    private static final int MOST_HANDSHAKE_BYTES = 64 << 10;
    /** A socket that takes nothing any more does not take a good-bye either. */
    private static final int MOST_TO_PART_MILLIS = 500;

    private static final WriteBufferWaterMark MOST_UNSENT = new WriteBufferWaterMark(256 << 10, 1 << 20);

    private final Handshake with;
    private final Ear ear;
    private final WebSocketClientHandshaker handshaker;
    private final MessageBuffer message;
    private boolean open;
    private boolean text;
    private boolean within;
    private String why = "the connection broke without a close frame (1006)";

    NettyFrameLine(Handshake with, Ear ear) {
        this.with = requireNonNull(with, "handshake is null");
        this.ear = requireNonNull(ear, "ear is null");
        this.message = new MessageBuffer(with.maxMessageBytes());
        HttpHeaders headers = new DefaultHttpHeaders();
        for (Http.Header header : with.headers()) {
            headers.add(header.name(), header.value());
        }
        this.handshaker = WebSocketClientHandshakerFactory.newHandshaker(
                URI.create((with.to().secure() ? "wss://" : "ws://") + with.to().authority() + with.target()),
                WebSocketVersion.V13,
                null,
                true,
                headers,
                with.maxMessageBytes(),
                true,
                false,
                0,
                false,
                false);
    }

    @Override
    void speak(Channel made) {
        if (!made.isActive()) {
            failed(why);
            return;
        }
        made.config().setWriteBufferWaterMark(MOST_UNSENT);
        made.pipeline()
                .addLast(
                        new HttpClientCodec(MOST_HANDSHAKE_BYTES, MOST_HANDSHAKE_BYTES, MOST_HANDSHAKE_BYTES),
                        new HttpObjectAggregator(MOST_HANDSHAKE_BYTES),
                        new WebSocketClientCompressionHandler(with.maxMessageBytes()),
                        this);
        handshaker.handshake(made);
    }

    @Override
    void notOpened(String reason) {
        ear.onLost(reason);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object received) {
        try {
            if (isOver()) {
                return;
            }
            if (received instanceof FullHttpResponse response) {
                finish(context, response);
            } else if (received instanceof WebSocketFrame frame) {
                take(context, frame);
            }
        } finally {
            ReferenceCountUtil.release(received);
        }
    }

    private void finish(ChannelHandlerContext context, FullHttpResponse response) {
        if (handshaker.isHandshakeComplete()) {
            fail(context, WebSocketCloseStatus.PROTOCOL_ERROR, "an HTTP answer in the middle of a stream");
            return;
        }
        try {
            handshaker.finishHandshake(context.channel(), response);
        } catch (WebSocketHandshakeException e) {
            lose(
                    context,
                    "the server refused the handshake: %d %s"
                            .formatted(response.status().code(), Words.of(e)));
            return;
        }
        open = true;
        ear.onOpen();
    }

    private void take(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame.rsv() != 0) {
            fail(context, WebSocketCloseStatus.PROTOCOL_ERROR, "a frame with bits that nobody has agreed on");
        } else if (frame instanceof PingWebSocketFrame) {
            context.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
            ear.onSign();
        } else if (frame instanceof PongWebSocketFrame) {
            ear.onPong();
        } else if (frame instanceof CloseWebSocketFrame close) {
            String reason = close.reasonText();
            int code = close.statusCode();
            why = code < 0
                    ? "closed by the server (1005)"
                    : "closed by the server (%d)%s".formatted(code, reason.isEmpty() ? "" : ": " + reason);
            context.writeAndFlush(code < 0 ? new CloseWebSocketFrame() : new CloseWebSocketFrame(code, ""))
                    .addListener(ChannelFutureListener.CLOSE);
            lost();
        } else {
            data(context, frame);
        }
    }

    private void data(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof ContinuationWebSocketFrame != within) {
            fail(context, WebSocketCloseStatus.PROTOCOL_ERROR, "parts of messages out of order");
            return;
        }
        if (!within) {
            text = frame instanceof TextWebSocketFrame;
            message.clear();
        }
        if (!message.add(frame.content())) {
            fail(
                    context,
                    WebSocketCloseStatus.MESSAGE_TOO_BIG,
                    "a message of more than %d bytes".formatted(with.maxMessageBytes()));
            return;
        }
        within = !frame.isFinalFragment();
        if (within) {
            ear.onSign();
        } else if (text && !Utf8.isText(message.bytes(), message.length())) {
            fail(context, WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "a text that is not UTF-8");
        } else {
            ear.onMessage(message.bytes(), 0, message.length());
        }
    }

    /** The other side has broken the protocol. */
    private void fail(ChannelHandlerContext context, WebSocketCloseStatus status, String reason) {
        context.writeAndFlush(new CloseWebSocketFrame(status)).addListener(ChannelFutureListener.CLOSE);
        why = reason;
        lost();
    }

    private void lose(ChannelHandlerContext context, String reason) {
        why = reason;
        context.close();
        lost();
    }

    private void lost() {
        open = false;
        if (end()) {
            ear.onLost(why);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        lost();
    }

    @Override
    void broke(ChannelHandlerContext context, String reason) {
        lose(context, reason);
    }

    @Override
    public boolean text(String toSend) {
        Channel channel = writable();
        if (channel != null) {
            channel.writeAndFlush(new TextWebSocketFrame(toSend));
        }
        return channel != null;
    }

    @Override
    public boolean binary(byte[] bytes, int offset, int length) {
        Channel channel = writable();
        if (channel != null) {
            channel.writeAndFlush(new BinaryWebSocketFrame(Unpooled.copiedBuffer(bytes, offset, length)));
        }
        return channel != null;
    }

    @Override
    public boolean ping() {
        Channel channel = writable();
        if (channel != null) {
            channel.writeAndFlush(new PingWebSocketFrame());
        }
        return channel != null;
    }

    /** The connection, when it takes something now. */
    private @Nullable Channel writable() {
        Channel channel = channel();
        return open && !isOver() && channel != null && channel.isActive() && channel.isWritable() ? channel : null;
    }

    @Override
    public void close() {
        end();
        Channel channel = channel();
        if (channel != null) {
            if (open && channel.isActive()) {
                channel.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE))
                        .addListener(ChannelFutureListener.CLOSE);
                channel.eventLoop().schedule((Runnable) channel::close, MOST_TO_PART_MILLIS, TimeUnit.MILLISECONDS);
            } else {
                channel.close();
            }
        }
        open = false;
    }
}
