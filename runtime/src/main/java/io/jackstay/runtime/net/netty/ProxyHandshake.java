package io.jackstay.runtime.net.netty;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Secret;
import io.jackstay.runtime.net.wire.Endpoint;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks a proxy to connect to a server, and leaves the pipeline when it has. Confined to the account loop.
 *
 * <p>What becomes of a write or a close shows by the end of the channel.
 */
@SuppressWarnings("FutureReturnValueIgnored")
final class ProxyHandshake extends ByteToMessageDecoder {
    private static final int MOST_BYTES = 16 << 10;
    private static final byte[] END = {'\r', '\n', '\r', '\n'};

    private final Endpoint to;
    private final Optional<Secret> login;
    private final Runnable connected;
    private final Consumer<String> failed;
    private boolean over;

    /** @param login {@code name:password} */
    ProxyHandshake(Endpoint to, Optional<Secret> login, Runnable connected, Consumer<String> failed) {
        this.to = requireNonNull(to, "to is null");
        this.login = requireNonNull(login, "login is null");
        this.connected = requireNonNull(connected, "connected is null");
        this.failed = requireNonNull(failed, "failed is null");
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        String host = to.host().indexOf(':') < 0 ? to.host() : "[" + to.host() + "]";
        String server = host + ":" + to.port();
        String request = "CONNECT %s HTTP/1.1\r\nHost: %s\r\n%s\r\n".formatted(server, server, credentials());
        context.writeAndFlush(Unpooled.copiedBuffer(request, StandardCharsets.US_ASCII));
    }

    private String credentials() {
        return login.map(secret -> "Proxy-Authorization: Basic %s\r\n"
                        .formatted(Base64.getEncoder()
                                .encodeToString(secret.reveal().getBytes(StandardCharsets.UTF_8))))
                .orElse("");
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int end = endOfHead(in);
        if (end < 0) {
            if (in.readableBytes() > MOST_BYTES) {
                fail(context, "the proxy's answer is too long");
            }
            return;
        }
        String head = in.readCharSequence(end, StandardCharsets.US_ASCII).toString();
        String status = head.lines().findFirst().orElse("");
        if (!status.matches("HTTP/1\\.[01] 2[0-9][0-9].*")) {
            fail(context, "the proxy refused: " + status);
            return;
        }
        over = true;
        context.pipeline().remove(this);
        connected.run();
    }

    /** Behind the empty line, or -1. */
    private static int endOfHead(ByteBuf in) {
        for (int i = in.readerIndex(); i + END.length <= in.writerIndex(); i++) {
            if (in.getByte(i) == END[0]
                    && in.getByte(i + 1) == END[1]
                    && in.getByte(i + 2) == END[2]
                    && in.getByte(i + 3) == END[3]) {
                return i + END.length - in.readerIndex();
            }
        }
        return -1;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fail(context, "the proxy closed the connection");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(context, "the connection to the proxy broke: " + Words.of(cause));
    }

    private void fail(ChannelHandlerContext context, String why) {
        if (!over) {
            over = true;
            context.close();
            failed.accept(why);
        }
    }
}
