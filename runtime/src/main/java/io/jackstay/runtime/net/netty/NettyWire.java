package io.jackstay.runtime.net.netty;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.net.NetSettings;
import io.jackstay.runtime.net.wire.Endpoint;
import io.jackstay.runtime.net.wire.FrameLine;
import io.jackstay.runtime.net.wire.Handshake;
import io.jackstay.runtime.net.wire.RequestLine;
import io.jackstay.runtime.net.wire.Wire;

/** The sockets of one login. Confined to its account loop. */
final class NettyWire implements Wire {
    private final Dialer dialer;
    private final NetSettings settings;

    NettyWire(Dialer dialer, NetSettings settings) {
        this.dialer = requireNonNull(dialer, "dialer is null");
        this.settings = requireNonNull(settings, "settings are null");
    }

    @Override
    public RequestLine open(Endpoint to, RequestLine.Ear ear) {
        NettyRequestLine line = new NettyRequestLine(to, settings, ear);
        dialer.dial(to, line);
        return line;
    }

    @Override
    public FrameLine open(Handshake with, FrameLine.Ear ear) {
        NettyFrameLine line = new NettyFrameLine(with, ear);
        dialer.dial(with.to(), line);
        return line;
    }

    @Override
    public void reading(boolean wanted) {
        dialer.reading(wanted);
    }

    @Override
    public int doWork() {
        return dialer.loop().turn();
    }

    @Override
    public boolean hasWork() {
        return true;
    }

    /** The loop's own timers end its wait. */
    @Override
    public long nextDeadlineNanos() {
        return Work.NO_DEADLINE;
    }

    @Override
    public Work.Waiting waiting() {
        return dialer.loop();
    }

    @Override
    public void close() {
        dialer.close();
    }
}
