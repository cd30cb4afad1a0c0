package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.NonceStore;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import io.jackstay.connector.hyperliquid.report.ExchangeAnswer;
import io.jackstay.connector.hyperliquid.report.Refusals;
import io.jackstay.lib.wire.JsonReader;
import java.time.Duration;

/**
 * The nonces of the key: the venue's time in milliseconds, or one more than the last. Confined to the connector's loop.
 *
 * <p>The venue takes none that is a day or more ahead of its time. A clock that was set ahead leaves such a one in the store; when the
 * venue refuses it, its time is asked for and the numbers go on from there, above every one that it has admitted.
 */
final class Nonces {
    /** The venue takes what is less than a day ahead, and a little less than that was measured. */
    private static final long FAR_MILLIS = Duration.ofHours(23).toMillis();

    private final ConnectorContext context;
    private final InfoClient info;
    private final VenueClock clock;
    private final NonceStore store;
    private long least;
    private long admitted;
    private boolean asking;

    /** @param key name of the sequence */
    Nonces(ConnectorContext context, InfoClient info, VenueClock clock, String key) {
        this.context = context;
        this.info = info;
        this.clock = clock;
        this.store = context.nonces(key);
    }

    /** Throws what {@link NonceStore#next} throws. */
    long next() {
        return store.next(Math.max(clock.nowMillis(), Math.max(least, admitted + 1)));
    }

    /** The last one given. */
    long last() {
        return store.last();
    }

    /** What the venue answered to an action of this nonce. All but what it refuses for the key or the nonce uses the nonce up. */
    void answered(long nonce, ExchangeAnswer answer) {
        if (answer.ok() || Refusals.of(answer.words()).reason() != RejectReason.AUTHENTICATION) {
            admitted = Math.max(admitted, nonce);
        } else if (Refusals.isNonceTooHigh(answer.words())) {
            goBack(nonce);
        } else {
            least = Math.max(least, Refusals.leastNonce(answer.words()) + 1);
        }
    }

    private void goBack(long refused) {
        if (asking) {
            return;
        }
        asking = true;
        info.ask(Query.exchangeStatus(), this::time, result -> {
            asking = false;
            if (result instanceof Result.Ok<Long> ok) {
                if (store.last() >= refused) {
                    reset(ok.value(), "the venue refused %d as too high".formatted(refused));
                }
            } else {
                context.log().log(System.Logger.Level.WARNING, "the venue''s time not read result={0}", result);
            }
        });
    }

    /** Asks the venue's time and goes on from there when the last nonce is behind it, or so far ahead that the venue takes no more. Answers with the last. */
    void refresh(Reply<Long> reply) {
        info.ask(Query.exchangeStatus(), this::time, reply.after(venueMillis -> {
            if (store.last() < venueMillis || store.last() > venueMillis + FAR_MILLIS) {
                reset(venueMillis, "the venue's time");
            }
            reply.ok(store.last());
        }));
    }

    private void reset(long venueMillis, String why) {
        try {
            store.reset(Math.max(venueMillis, admitted), why);
        } catch (IllegalStateException e) {
            context.log().log(System.Logger.Level.WARNING, "nonces not set back why={0}", e.getMessage());
        }
    }

    /** The clock that let the nonces run ahead is found out by the same answer. */
    private long time(JsonReader json, long receivedNanos) {
        long venueMillis = Repairs.time(json);
        clock.told(venueMillis, receivedNanos)
                .ifPresent(words -> context.log().log(System.Logger.Level.WARNING, words));
        return venueMillis;
    }
}
