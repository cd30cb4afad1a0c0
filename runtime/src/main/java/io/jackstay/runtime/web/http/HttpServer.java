package io.jackstay.runtime.web.http;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Listens and answers, on one thread {@code web} of lower priority. Thread safe.
 *
 * <p>A request passes, in this order: its form and size, the name that it asks for, the table of routes, the gate, its handler. What fails
 * in a handler is logged once and answered with 500; nothing that a client does ends the server.
 */
public final class HttpServer implements AutoCloseable {
    private static final WriteBufferWaterMark WATER = new WriteBufferWaterMark(32 << 10, 64 << 10);

    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, HttpServer::thread, NioIoHandler.newFactory());
    private final Workers workers = new Workers();
    private final ServerSettings settings;
    private final Clock clock;
    private final Clients clients;
    private final Channel listening;
    private final HostNames hosts;
    private volatile Optional<Site> site = Optional.empty();

    /** What is served now. */
    record Site(Routes routes, Gate gate, List<Header> headers) {}

    /**
     * Listens; nobody is answered until {@link #serve}.
     *
     * @throws IOException when the port can't be had, or a file of TLS can't be used
     */
    public HttpServer(ServerSettings settings, Clock clock) throws IOException {
        this.settings = requireNonNull(settings, "settings are null");
        this.clock = requireNonNull(clock, "clock is null");
        this.clients = new Clients(settings.limits());
        boolean listens = false;
        try {
            listening = bind(tls(settings));
            listens = true;
        } finally {
            if (!listens) {
                close(group);
            }
        }
        this.hosts = new HostNames(names(), port(), settings.isSecure());
    }

    private static Thread thread(Runnable loop) {
        Thread thread = new FastThreadLocalThread(loop, "web");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    private static Optional<SslContext> tls(ServerSettings settings) throws IOException {
        if (settings.tls().isEmpty()) {
            return Optional.empty();
        }
        ServerSettings.TlsFiles files = settings.tls().get();
        try {
            return Optional.of(SslContextBuilder.forServer(
                            files.certificate().toFile(), files.key().toFile())
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build());
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "certificate %s and key %s can't be used: %s"
                            .formatted(files.certificate(), files.key(), e.getMessage()),
                    e);
        }
    }

    private Channel bind(Optional<SslContext> tls) throws IOException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                // As many as may be connected: all of them may come at once, and one that finds no place is not told,
                // it waits a second.
                .option(ChannelOption.SO_BACKLOG, settings.limits().clients())
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    @SuppressWarnings("FutureReturnValueIgnored") // there is no room for it
                    protected void initChannel(SocketChannel channel) {
                        Connection connection = new Connection(HttpServer.this, channel);
                        if (!clients.enter(connection)) {
                            channel.config().setOption(ChannelOption.SO_LINGER, 0);
                            channel.close();
                            return;
                        }
                        channel.closeFuture().addListener(closed -> clients.leave(connection));
                        tls.ifPresent(context -> channel.pipeline().addLast(context.newHandler(channel.alloc())));
                        channel.pipeline().addLast(connection);
                    }
                });
        var bound = bootstrap.bind(settings.address()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("%s:%d can't be had: %s"
                    .formatted(
                            settings.address().getHostString(),
                            settings.address().getPort(),
                            bound.cause().getMessage()));
        }
        return bound.channel();
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(settings.names());
        String own = settings.address().getHostString();
        names.add(own.indexOf(':') < 0 || own.startsWith("[") ? own : "[" + own + "]");
        if (settings.address().getAddress().isLoopbackAddress()) {
            names.add("localhost");
        }
        return names;
    }

    /**
     * Answers from here on.
     *
     * @param importMap of the pages, whose hash the browser is told; empty without one
     */
    public void serve(Routes routes, Gate gate, String importMap) {
        site = Optional.of(new Site(routes, gate, SecurityHeaders.of(importMap)));
    }

    /** The port that it listens on. */
    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** The names that it answers to. */
    public HostNames hosts() {
        return hosts;
    }

    /** Runs something on the thread {@code web}, from any thread; not at all once it is closed. */
    public void execute(Runnable task) {
        if (!group.isShuttingDown()) {
            group.next().execute(task);
        }
    }

    /** Runs something on the thread {@code web}, later. */
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the thread
    public void after(Duration delay, Runnable task) {
        if (!group.isShuttingDown()) {
            group.next().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Runs something that may wait, on the thread {@code web-work}; false when too much waits for that already. Any thread. */
    public boolean work(Runnable task) {
        return workers.offer(task);
    }

    /** Runs something on the thread {@code web} again and again. */
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the thread
    public void every(Duration period, Runnable task) {
        group.next().scheduleAtFixedRate(task, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Tells what of each connection a person may see. On the thread {@code web}. */
    public List<ClientView> clients() {
        return clients.all().stream().map(Connection::view).toList();
    }

    /** Ends the connections for which this gives a reason, with it; WebSockets are told. On the thread {@code web}. */
    public void end(Function<Caller, Optional<String>> reason, int code) {
        for (Connection client : clients.all()) {
            client.caller().flatMap(reason).ifPresent(why -> client.sayGoodbye(code, why));
        }
    }

    Optional<Site> site() {
        return site;
    }

    ServerLimits limits() {
        return settings.limits();
    }

    /** Whether this end of the socket speaks TLS. */
    boolean hasTls() {
        return settings.tls().isPresent();
    }

    boolean isBehindProxy() {
        return settings.behindProxy();
    }

    boolean isSecure() {
        return settings.isSecure();
    }

    Clock clock() {
        return clock;
    }

    Workers workers() {
        return workers;
    }

    EventLoop loop() {
        return group.next();
    }

    /** Says so to all WebSockets and ends; waits a second for what must leave. */
    @Override
    public void close() {
        listening.close().awaitUninterruptibly();
        if (!group.isShuttingDown()) {
            group.next()
                    .submit(() -> clients.all().forEach(client -> client.sayGoodbye(1001, "stopping")))
                    .awaitUninterruptibly(TimeUnit.SECONDS.toMillis(1));
        }
        close(group);
        workers.close();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // its thread is a daemon
    private static void close(EventLoopGroup group) {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(TimeUnit.SECONDS.toMillis(2));
    }
}
