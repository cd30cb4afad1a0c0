package io.jackstay.runtime.net.http;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Http;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.order.RejectReason;
import io.jackstay.runtime.net.LoopSide;
import io.jackstay.runtime.net.NetSettings;
import io.jackstay.runtime.net.RoundTrips;
import io.jackstay.runtime.net.limit.LoginLimits;
import io.jackstay.runtime.net.wire.Endpoint;
import io.jackstay.runtime.net.wire.Wire;
import java.util.SplittableRandom;

/** Requests to one server. Confined to the account loop. */
public final class HttpClient implements Http, AutoCloseable {
    private final LoopSide side;
    private final LoginLimits limits;
    private final HttpPool pool;

    public HttpClient(
            Endpoint to,
            Wire wire,
            NetSettings settings,
            LoopSide side,
            LoginLimits limits,
            RoundTrips roundTrips,
            SplittableRandom random) {
        this.side = requireNonNull(side, "side is null");
        this.limits = requireNonNull(limits, "limits are null");
        this.pool = new HttpPool(to, wire, settings, side, roundTrips, random);
        side.later().execute(pool::warm);
    }

    @Override
    public void send(Request request, Reply<Response> reply) {
        side.requireLoop().run();
        Exchange exchange = new Exchange(request, side.guard().reply(reply), side);
        limits.take(
                request.costs(),
                request.timeout(),
                () -> pool.send(exchange),
                words -> exchange.refuse(RejectReason.RATE_LIMITED, words));
    }

    @Override
    public void close() {
        pool.close();
    }
}
