package io.jackstay.emulator.base.server;

import io.jackstay.emulator.base.Answer;
import io.jackstay.emulator.base.Exchange;
import io.jackstay.emulator.base.Frames;
import io.jackstay.emulator.base.Request;
import io.jackstay.emulator.base.fault.EmulatedVenue;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The requests of one connection, until it becomes a WebSocket. Not thread safe: confined to the server's thread. */
final class RequestHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final EmulatedVenue venue;
    private final Turn turn;
    private final Stamps stamps;

    RequestHandler(EmulatedVenue venue, Turn turn, Stamps stamps) {
        this.venue = venue;
        this.turn = turn;
        this.stamps = stamps;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest message) {
        String path = new QueryStringDecoder(message.uri()).path();
        boolean keepAlive = HttpUtil.isKeepAlive(message);
        SocketExchange exchange = new SocketExchange(context, keepAlive);
        if (!message.decoderResult().isSuccess()) {
            exchange.answer(Answer.text(400, "Bad Request"));
        } else if (message.headers().contains(HttpHeaderNames.UPGRADE, "websocket", true)) {
            upgrade(context, path, message, exchange);
        } else {
            Request request = new Request(
                    message.method().name(),
                    path,
                    Optional.ofNullable(message.headers().get(HttpHeaderNames.CONTENT_TYPE))
                            .orElse(""),
                    message.content().toString(StandardCharsets.UTF_8),
                    peer(context));
            boolean done = turn.run(() -> {
                stamps.arrived(request.body());
                venue.request(request, exchange);
            });
            if (!done) {
                exchange.answer(Answer.json(500, "null"));
            }
        }
    }

    private void upgrade(ChannelHandlerContext context, String path, FullHttpRequest message, SocketExchange exchange) {
        if (!path.equals(venue.webSocketPath())) {
            exchange.answer(Answer.text(404, "Not Found"));
            return;
        }
        SocketWire wire = new SocketWire(context.channel(), stamps);
        turn.run(() -> {
            Optional<Frames> frames = venue.connect(path, peer(context), wire);
            if (frames.isPresent()) {
                FrameHandler.open(context, message, wire, frames.get(), turn, stamps);
            } else {
                exchange.answer(Answer.text(429, "Too Many Requests"));
            }
        });
    }

    private static String peer(ChannelHandlerContext context) {
        return ((InetSocketAddress) context.channel().remoteAddress())
                .getAddress()
                .getHostAddress();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the connection ends
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    /** What becomes of one request. */
    private record SocketExchange(ChannelHandlerContext context, boolean keepAlive) implements Exchange {
        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // whether the client still listens is the client's matter
        public void answer(Answer answer) {
            ByteBuf body = Unpooled.copiedBuffer(answer.body(), StandardCharsets.UTF_8);
            FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status(answer), body);
            head(response, answer, body.readableBytes());
            HttpUtil.setKeepAlive(response, keepAlive);
            var written = context.writeAndFlush(response);
            if (!keepAlive) {
                written.addListener(ChannelFutureListener.CLOSE);
            }
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // the connection ends
        public void cut(Answer answer) {
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, status(answer));
            head(response, answer, body.length);
            context.write(response);
            context.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(body, 0, body.length / 2)))
                    .addListener(ChannelFutureListener.CLOSE);
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // the connection ends
        public void drop() {
            context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            context.close();
        }

        private static HttpResponseStatus status(Answer answer) {
            return HttpResponseStatus.valueOf(answer.status());
        }

        private static void head(HttpResponse response, Answer answer, int length) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, answer.contentType());
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, length);
        }
    }
}
