package io.jackstay.emulator.base.server;

import io.jackstay.emulator.base.fault.EmulatedVenue;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Serves one emulated venue on a port of the loopback address. Thread safe.
 *
 * <p>The venue runs on the one thread of the server, which moves its agenda to the time of the clock before each call.
 */
public final class SocketServer implements AutoCloseable {
    private static final int MOST_BODY = 10 << 20;

    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("emulator", true), NioIoHandler.newFactory());
    private final AtomicInteger connections = new AtomicInteger();
    private final Channel listening;
    private final Turn turn;

    /**
     * Begins to serve.
     *
     * @param port 0 picks a free one
     * @param epochNanos the clock
     * @throws IOException when the port can't be had
     */
    public SocketServer(EmulatedVenue venue, int port, LongSupplier epochNanos) throws IOException {
        this(venue, port, epochNanos, Stopwatch.NONE);
    }

    /** The same, with somebody who takes the time. */
    @SuppressWarnings("FutureReturnValueIgnored") // the port is waited for
    public SocketServer(EmulatedVenue venue, int port, LongSupplier epochNanos, Stopwatch stopwatch)
            throws IOException {
        turn = new Turn(venue, epochNanos, group.next());
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        connections.incrementAndGet();
                        channel.closeFuture().addListener(closed -> connections.decrementAndGet());
                        Stamps stamps = new Stamps(stopwatch);
                        channel.pipeline()
                                .addLast(stamps, new HttpServerCodec(), new HttpObjectAggregator(MOST_BODY))
                                .addLast(new RequestHandler(venue, turn, stamps));
                    }
                });
        var bound = bootstrap
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            group.shutdownGracefully();
            throw new IOException(
                    "port %d can't be had: %s".formatted(port, bound.cause().getMessage()));
        }
        listening = bound.channel();
        group.next().execute(turn::arm);
    }

    /** The port. */
    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** How many connections there are; of one that has gone, all that came has been read. */
    public int connections() {
        return connections.get();
    }

    /**
     * Does something at the present on the venue's thread, behind all that has come until then, and waits for it.
     *
     * @throws IllegalStateException when it failed
     */
    public void act(Runnable what) {
        boolean done = Boolean.TRUE.equals(
                group.next().submit(() -> turn.run(what)).awaitUninterruptibly().getNow());
        if (!done) {
            throw new IllegalStateException("the venue failed at what it was to do; its log says why");
        }
    }

    /** Ends all connections. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // its thread is a daemon
    public void close() {
        listening.close().awaitUninterruptibly();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
