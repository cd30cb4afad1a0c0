package io.jackstay.runtime.net.netty;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Http;
import io.jackstay.runtime.net.NetSettings;
import io.jackstay.runtime.net.wire.Answer;
import io.jackstay.runtime.net.wire.Endpoint;
import io.jackstay.runtime.net.wire.Loss;
import io.jackstay.runtime.net.wire.RequestLine;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One HTTP/1.1 connection. Confined to the account loop.
 *
 * <p>What becomes of a write or a close shows by the end of the channel.
 */
@SuppressWarnings("FutureReturnValueIgnored")
final class NettyRequestLine extends NettyLine implements RequestLine {
    private final Endpoint to;
    private final NetSettings settings;
    private final Ear ear;
    private final AnswerDecoder decoder;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable ByteBuf sent;
    private @Nullable ChannelFuture sending;
    private @Nullable HttpResponse head;
    private boolean under;
    private boolean begun;
    private boolean closedInOrder;
    private String why = "the server closed the connection";

    NettyRequestLine(Endpoint to, NetSettings settings, Ear ear) {
        this.to = requireNonNull(to, "to is null");
        this.settings = requireNonNull(settings, "settings are null");
        this.ear = requireNonNull(ear, "ear is null");
        this.decoder = new AnswerDecoder(settings.maxHeadBytes());
    }

    @Override
    void speak(Channel made) {
        made.pipeline().addLast(decoder, new HttpContentDecompressor(0), this);
        if (made.isActive()) {
            ear.onOpen();
        } else {
            failed(why);
        }
    }

    @Override
    void notOpened(String reason) {
        ear.onLost(Loss.before(reason));
    }

    @Override
    public void send(Http.Request request) {
        Channel channel = requireNonNull(channel(), "the line is not open");
        under = true;
        begun = false;
        decoder.expect(request.method().equals("HEAD"));
        ByteBuf bytes = RequestBytes.of(request, to, channel.alloc());
        sent = bytes.retain();
        sending = channel.writeAndFlush(bytes);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (!isOver()) {
                read(context, message);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void read(ChannelHandlerContext context, Object message) {
        if (!under) {
            lose(context, "the server said something that nobody asked for");
            return;
        }
        begun = true;
        if (message instanceof HttpResponse response) {
            if (response.decoderResult().isFailure()) {
                lose(
                        context,
                        "an answer that is no HTTP: "
                                + Words.of(response.decoderResult().cause()));
                return;
            }
            if (response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
                head = response;
            }
        }
        if (message instanceof HttpContent content && head != null) {
            read(context, content, head);
        }
    }

    private void read(ChannelHandlerContext context, HttpContent content, HttpResponse of) {
        if (content.decoderResult().isFailure()) {
            lose(
                    context,
                    "an answer that is no HTTP: "
                            + Words.of(content.decoderResult().cause()));
            return;
        }
        ByteBuf part = content.content();
        if (body.size() + part.readableBytes() > settings.maxBodyBytes()) {
            lose(context, "an answer of more than %d bytes".formatted(settings.maxBodyBytes()));
            return;
        }
        try {
            part.readBytes(body, part.readableBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        if (content instanceof LastHttpContent) {
            complete(context, of);
        }
    }

    private void complete(ChannelHandlerContext context, HttpResponse of) {
        boolean delimited = HttpUtil.isTransferEncodingChunked(of)
                || of.headers().contains(HttpHeaderNames.CONTENT_LENGTH)
                || context.channel().isActive();
        if (!delimited && to.secure() && !closedInOrder) {
            lose(context, "the connection ended within an answer");
            return;
        }
        List<Http.Header> headers = new ArrayList<>();
        for (var header : of.headers()) {
            headers.add(new Http.Header(header.getKey(), header.getValue(), false));
        }
        Answer answer = new Answer(of.status().code(), headers, body.toByteArray());
        boolean reusable = HttpUtil.isKeepAlive(of) && context.channel().isActive();
        forget();
        if (!reusable) {
            end();
            context.close();
        }
        ear.onAnswer(answer, reusable);
    }

    private void forget() {
        under = false;
        head = null;
        body.reset();
        if (sent != null) {
            sent.release();
            sent = null;
        }
    }

    private void lose(ChannelHandlerContext context, String reason) {
        why = reason;
        context.close();
        lost();
    }

    private void lost() {
        if (end()) {
            Loss loss = !under ? Loss.before(why) : isUntouched() ? Loss.before(why) : Loss.after(why, begun);
            forget();
            ear.onLost(loss);
        }
    }

    /** The system has taken no byte of what was sent: the write has failed, and nothing was taken from the buffer. */
    private boolean isUntouched() {
        ByteBuf bytes = sent;
        ChannelFuture future = sending;
        return !begun && bytes != null && future != null && future.isDone() && !future.isSuccess() && isWhole(bytes);
    }

    private static boolean isWhole(ByteBuf bytes) {
        return bytes.readerIndex() == 0;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslCloseCompletionEvent close) {
            closedInOrder = close.isSuccess();
        }
        context.fireUserEventTriggered(event);
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
    public void close() {
        end();
        forget();
        Channel channel = channel();
        if (channel != null) {
            channel.close();
        }
    }
}
