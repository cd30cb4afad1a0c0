package io.jackstay.runtime.net.netty;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.net.NetSettings;
import io.jackstay.runtime.net.wire.Endpoint;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections: looks up the name, goes through the proxy, secures what is to be secure, all within one time limit.
 * Confined to the account loop.
 */
@SuppressWarnings("FutureReturnValueIgnored")
final class Dialer {
    private static final boolean NATIVE = Epoll.isAvailable();
    /** How many buffers are read from a socket before the loop looks whether its bots keep up. */
    private static final int READS_A_TURN = 4;

    private final NetSettings settings;
    private final Lookup lookup;
    private final Tls tls;
    private final ThreadPoolExecutor background = Background.started();
    private final TurnedLoop loop = new TurnedLoop(NATIVE ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    private final ChannelGroup open = new DefaultChannelGroup(loop);
    private boolean reading = true;

    /** What a look into the world has found. */
    private record Found(List<InetAddress> addresses, Optional<SslContext> tls) {}

    /** Stands last until the line does: what goes wrong before is told by the attempt. */
    private static final class Quiet extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }

    Dialer(NetSettings settings, Lookup lookup, Tls tls) {
        this.settings = requireNonNull(settings, "settings are null");
        this.lookup = requireNonNull(lookup, "lookup is null");
        this.tls = requireNonNull(tls, "tls is null");
    }

    TurnedLoop loop() {
        return loop;
    }

    void reading(boolean wanted) {
        reading = wanted;
        open.forEach(channel -> channel.config().setAutoRead(wanted));
    }

    void close() {
        loop.close();
        background.shutdown();
    }

    /** Begins; the line is told within a turn. */
    void dial(Endpoint to, NettyLine line) {
        Attempt attempt = new Attempt(to, line);
        loop.schedule(attempt::tookTooLong, settings.connectTimeout().toNanos(), TimeUnit.NANOSECONDS);
        background.execute(attempt::lookAround);
    }

    /** One try to open one connection. */
    private final class Attempt {
        private final Endpoint to;
        private final NettyLine line;
        private @Nullable Channel made;
        private boolean over;

        private Attempt(Endpoint to, NettyLine line) {
            this.to = to;
            this.line = line;
        }

        /** On a thread that may wait. */
        private void lookAround() {
            Endpoint first = settings.proxy().orElse(to);
            try {
                Optional<SslContext> secured = to.secure() ? Optional.of(tls.context()) : Optional.empty();
                Found found = new Found(lookup.find(first.host()), secured);
                loop.execute(() -> connect(found, 0, "no address"));
            } catch (IOException e) {
                loop.execute(() -> fail("%s: %s".formatted(first.host(), Words.of(e))));
            }
        }

        private void connect(Found found, int at, String why) {
            if (over || line.isOver()) {
                over = true;
                return;
            }
            if (at == found.addresses().size()) {
                fail(why);
                return;
            }
            int port = settings.proxy().orElse(to).port();
            InetSocketAddress address = new InetSocketAddress(found.addresses().get(at), port);
            ChannelFuture connecting = bootstrap().connect(address);
            connecting.addListener(done -> loop.execute(() -> {
                if (done.isSuccess()) {
                    throughProxy(connecting.channel(), found);
                } else {
                    connect(found, at + 1, Words.of(done.cause()));
                }
            }));
        }

        private Bootstrap bootstrap() {
            Class<? extends SocketChannel> type = NATIVE ? EpollSocketChannel.class : NioSocketChannel.class;
            return new Bootstrap()
                    .group(loop)
                    .channel(type)
                    .option(ChannelOption.TCP_NODELAY, true)
                    .option(ChannelOption.SO_KEEPALIVE, true)
                    .option(ChannelOption.AUTO_READ, reading)
                    .option(
                            ChannelOption.RECVBUF_ALLOCATOR,
                            new AdaptiveRecvByteBufAllocator().maxMessagesPerRead(READS_A_TURN))
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                            settings.connectTimeout().toMillis())
                    .handler(new ChannelInboundHandlerAdapter());
        }

        private void throughProxy(Channel channel, Found found) {
            if (over) {
                channel.close();
                return;
            }
            made = channel;
            open.add(channel);
            if (channel.config().isAutoRead() != reading) {
                channel.config().setAutoRead(reading);
            }
            if (settings.proxy().isEmpty()) {
                secure(channel, found);
                return;
            }
            ChannelHandler proxy =
                    new ProxyHandshake(to, settings.proxyLogin(), () -> secure(channel, found), this::fail);
            channel.pipeline().addLast(proxy);
        }

        private void secure(Channel channel, Found found) {
            if (found.tls().isEmpty()) {
                connected(channel);
                return;
            }
            SslHandler handler = found.tls().get().newHandler(channel.alloc(), to.host(), to.port(), background);
            handler.setHandshakeTimeoutMillis(0);
            ChannelHandler quiet = new Quiet();
            channel.pipeline().addLast(handler, quiet);
            handler.handshakeFuture()
                    .addListener(done -> loop.execute(() -> {
                        if (done.isSuccess()) {
                            channel.pipeline().remove(quiet);
                            connected(channel);
                        } else {
                            channel.close();
                            fail("TLS: " + Words.of(done.cause()));
                        }
                    }));
        }

        private void connected(Channel channel) {
            if (over) {
                channel.close();
                return;
            }
            over = true;
            line.connected(channel);
        }

        private void tookTooLong() {
            fail("no connection within %d ms"
                    .formatted(settings.connectTimeout().toMillis()));
        }

        private void fail(String why) {
            if (!over) {
                over = true;
                if (made != null) {
                    made.close();
                }
                line.failed(why);
            }
        }
    }
}
