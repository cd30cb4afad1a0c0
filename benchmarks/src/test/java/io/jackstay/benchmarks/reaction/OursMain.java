package io.jackstay.benchmarks.reaction;

import io.jackstay.benchmarks.LiveProcess;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.net.netty.NettyNetwork;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The process that is measured: the session that {@code run} makes, with the connector that ships, a journal on the disk, three risk
 * rules and {@code threading = venue}. Says {@code ready}, and goes on until it is ended.
 */
public final class OursMain {
    private static final SystemClock CLOCK = new SystemClock();
    private static final Duration LONG = Duration.ofHours(1);

    private OursMain() {}

    /** @param args the venue's port, {@code rest} or {@code websocket}, a folder for the data directory, {@code idle}: {@code wait} or
     *     {@code spin} */
    public static void main(String[] args) {
        String text = """
                jackstay { idle = %4$s }
                connectors {
                  hl {
                    plugin = venue, network = mainnet, key = "%s", orders = %s
                    rest-url = "http://127.0.0.1:%s", stream-url = "ws://127.0.0.1:%3$s/ws"
                  }
                }
                bots {
                  reactor {
                    strategy { plugin = strategy, market = "hl:ETH-USDC-PERP" }
                    risk = [
                      { plugin = position-limit, max = 10 }
                      { plugin = order-limit, max-notional = 10000 }
                      { plugin = open-orders-limit, max = 10 }
                    ]
                    capital = 10000 USDC
                    threading = venue
                  }
                }
                """.formatted(Reactor.KEY, args[1], args[0], args[3]);
        try (LiveProcess process = new LiveProcess(
                Path.of(args[2]), text, new NettyNetwork(), new UnmeteredProvider(), new Reactor.Provider())) {
            process.start();
            Child.say("ready");
            long end = CLOCK.nanoTime() + LONG.toNanos();
            process.await(() -> CLOCK.nanoTime() >= end);
        }
    }
}
