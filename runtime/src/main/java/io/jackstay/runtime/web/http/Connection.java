package io.jackstay.runtime.web.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One client: requests one after the other, until it becomes a WebSocket or ends. Not thread safe: confined to the thread {@code web}. */
final class Connection extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOG = System.getLogger(Connection.class.getName());
    private static final int PIECE = 16 << 10;

    private enum State {
        /** Between two requests, or before the first. */
        IDLE,
        HEAD,
        BODY,
        /** A handler is at work. */
        BUSY,
        /** An answer is on its way. */
        WRITING,
        SOCKET,
        ENDING
    }

    private final HttpServer server;
    private final SocketChannel channel;
    private final String address;
    private final long sinceNanos;
    private RequestReader reader;
    private State state = State.HEAD;
    private long deadlineNanos;
    private long armedForNanos = Long.MAX_VALUE;
    private boolean surplus;
    private long pendingBefore;
    private @Nullable Caller caller;
    private @Nullable SocketFrames frames;

    Connection(HttpServer server, SocketChannel channel) {
        this.server = server;
        this.channel = channel;
        this.address = channel.remoteAddress() == null
                ? "gone"
                : channel.remoteAddress().getAddress().getHostAddress();
        this.sinceNanos = server.clock().nanoTime();
        this.reader = new RequestReader(server.limits());
        enter(State.HEAD, server.limits().head());
    }

    String address() {
        return address;
    }

    boolean isIdle() {
        return state == State.IDLE;
    }

    /** When it is over with it, unless something comes; by the monotonic clock. */
    long deadlineNanos() {
        return deadlineNanos;
    }

    Optional<Caller> caller() {
        return Optional.ofNullable(caller);
    }

    ClientView view() {
        return new ClientView(
                address,
                caller().map(Caller::name).orElse(""),
                caller().map(known -> known.access().words()).orElse(""),
                state == State.SOCKET,
                sinceNanos,
                pendingBytes(channel));
    }

    static long pendingBytes(Channel channel) {
        var buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }

    private void enter(State next, Duration limit) {
        state = next;
        deadlineNanos = server.clock().nanoTime() + limit.toNanos();
        arm();
    }

    /** One timer a connection, however often its deadline moves away; another where it comes nearer. */
    @SuppressWarnings("FutureReturnValueIgnored") // one that is too early does nothing
    private void arm() {
        if (deadlineNanos < armedForNanos) {
            long due = deadlineNanos;
            armedForNanos = due;
            long left = Math.max(0, due - server.clock().nanoTime());
            server.loop().schedule(() -> due(due), left, TimeUnit.NANOSECONDS);
        }
    }

    private void due(long dueNanos) {
        if (dueNanos != armedForNanos) {
            return;
        }
        armedForNanos = Long.MAX_VALUE;
        if (state == State.SOCKET || state == State.ENDING && !channel.isOpen()) {
            return;
        }
        if (server.clock().nanoTime() < deadlineNanos || state == State.BUSY) {
            if (state != State.BUSY) {
                arm();
            }
            return;
        }
        if ((state == State.WRITING || state == State.ENDING) && pendingBytes(channel) < pendingBefore) {
            pendingBefore = pendingBytes(channel);
            enter(state, server.limits().stalled());
        } else if (state == State.HEAD && !reader.isEmpty() || state == State.BODY) {
            last(Response.refusal(408, "too slow"));
        } else {
            end();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            return;
        }
        try {
            if (state == State.BUSY || state == State.WRITING) {
                surplus |= bytes.isReadable();
            } else if (state != State.ENDING) {
                take(ByteBufUtil.getBytes(bytes));
            }
        } finally {
            bytes.release();
        }
    }

    private void take(byte[] bytes) {
        if (state == State.IDLE) {
            enter(State.HEAD, server.limits().head());
        }
        try {
            Optional<RequestReader.Whole> whole = reader.take(bytes);
            if (whole.isPresent()) {
                reader = new RequestReader(server.limits());
                answer(whole.get());
            } else if (state == State.HEAD && reader.isInBody()) {
                enter(State.BODY, server.limits().body());
            }
        } catch (Refusal e) {
            last(e.answer());
        }
    }

    private void answer(RequestReader.Whole whole) {
        RequestHead head = whole.head();
        state = State.BUSY;
        Optional<HttpServer.Site> site = server.site();
        if (site.isEmpty()) {
            write(Response.refusal(503, "starting").with("Retry-After", "1"), true);
            return;
        }
        Dispatch dispatch = new Dispatch(server, site.get(), address);
        Dispatch.Way way = dispatch.of(whole);
        caller = way.caller();
        if (way.socket().isPresent()) {
            upgrade(way);
        } else {
            handle(way, head.lastOfConnection());
        }
    }

    private void handle(Dispatch.Way way, boolean last) {
        AtomicBoolean answered = new AtomicBoolean();
        Runnable work = () -> {
            try {
                way.handler().handle(way.request(), way.caller(), response -> once(answered, response, last));
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "fault in answering path=" + way.request().path(),
                        e);
                once(answered, Response.refusal(500, "a fault of the runtime; its log has more"), true);
            }
        };
        if (!way.lasts()) {
            work.run();
        } else if (!server.workers().offer(work)) {
            once(answered, Response.refusal(503, "busy").with("Retry-After", "1"), last);
        }
    }

    private void once(AtomicBoolean answered, Response response, boolean last) {
        if (!answered.compareAndSet(false, true)) {
            return;
        }
        if (server.loop().inEventLoop()) {
            write(response, last);
        } else {
            server.execute(() -> write(response, last));
        }
    }

    /** Answers what is no request that could be followed by another. */
    private void last(Response response) {
        write(response, true);
    }

    private void write(Response response, boolean last) {
        if (state == State.ENDING || !channel.isActive()) {
            return;
        }
        boolean ends = last || surplus;
        put(response, ends && !surplus);
        if (surplus) {
            put(Response.refusal(400, "more than one request at a time"), true);
        }
        pendingBefore = Long.MAX_VALUE;
        enter(ends ? State.ENDING : State.WRITING, server.limits().stalled());
        var written = channel.writeAndFlush(Unpooled.EMPTY_BUFFER);
        if (ends) {
            written.addListener(done -> lingerAndClose());
        } else {
            written.addListener(done -> {
                if (state == State.WRITING) {
                    rest();
                }
            });
        }
    }

    /** The next request may come; one that came too early ends the connection. */
    private void rest() {
        if (surplus) {
            state = State.BUSY;
            last(Response.refusal(400, "more than one request at a time"));
        } else {
            enter(State.IDLE, server.limits().idle());
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the last of them is waited for
    private void put(Response response, boolean last) {
        var always = server.site().map(HttpServer.Site::headers).orElseGet(() -> SecurityHeaders.of(""));
        channel.write(Unpooled.wrappedBuffer(ResponseBytes.head(response, always, last)));
        byte[] body = response.body();
        for (int i = 0; i < body.length; i += PIECE) {
            channel.write(Unpooled.wrappedBuffer(body, i, Math.min(PIECE, body.length - i)));
        }
    }

    /** The answer is read before the connection goes: what the client still sends is not answered with a reset at once. */
    @SuppressWarnings("FutureReturnValueIgnored") // the deadline ends what does not
    private void lingerAndClose() {
        if (channel.isOpen() && !channel.isOutputShutdown() && !server.hasTls()) {
            channel.shutdownOutput();
        } else {
            channel.close();
        }
        deadlineNanos = server.clock().nanoTime() + TimeUnit.SECONDS.toNanos(1);
        pendingBefore = 0;
        server.loop().schedule(this::end, 1, TimeUnit.SECONDS);
    }

    private void upgrade(Dispatch.Way way) {
        Upgrade.Outcome outcome = Upgrade.of(way.request(), way.socket().orElseThrow());
        if (outcome.refusal().isPresent()) {
            write(outcome.refusal().get(), true);
            return;
        }
        state = State.SOCKET;
        SocketFrames opened = new SocketFrames(channel, server.limits());
        frames = opened;
        opened.open(outcome.head(), this, way);
    }

    /** Ends at once. */
    @SuppressWarnings("FutureReturnValueIgnored") // it ends
    void end() {
        state = State.ENDING;
        channel.close();
    }

    /** Tells a WebSocket why; ends the others. */
    void sayGoodbye(int code, String why) {
        SocketFrames open = frames;
        if (open == null) {
            end();
        } else {
            open.close(code, why);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        state = State.ENDING;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.log(
                System.Logger.Level.DEBUG,
                () -> "web client gone reason=" + cause.getClass().getSimpleName());
        // What is wrong at TLS has closed the socket before it gets here; an option of it would be one more error, with
        // its trace.
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            context.close().addListener(ChannelFutureListener.CLOSE);
        }
    }
}
