package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.ActionSpec;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.order.RejectReason;
import io.jackstay.lib.wire.JsonReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The named look-ups and repairs of a login. Confined to the connector's loop. */
final class Repairs {
    private static final String NONCE = "nonce";
    private static final String REFRESH = "refresh-nonce";
    private static final String BUDGET = "request-budget";

    private final InfoClient info;
    private final Nonces nonces;
    private final VenueClock clock;

    Repairs(InfoClient info, Nonces nonces, VenueClock clock) {
        this.info = info;
        this.nonces = nonces;
        this.clock = clock;
    }

    static List<ActionSpec> all() {
        return List.of(
                ActionSpec.lookUp(NONCE, "Tells the last nonce of the key and the venue's time, both in milliseconds"),
                ActionSpec.repair(
                        REFRESH,
                        "Asks the venue's time and lets the nonces go on from there, if they are behind it or so far ahead that the venue"
                                + " takes no more"),
                ActionSpec.lookUp(BUDGET, "Tells how many requests the venue still takes from the address"));
    }

    void act(String account, String action, Reply<Map<String, String>> reply) {
        switch (action) {
            case NONCE -> reply.ok(nonce());
            case REFRESH -> nonces.refresh(reply.after(last -> reply.ok(nonce())));
            case BUDGET ->
                info.ask(Query.userRateLimit(account), AddressBudget.RateLimit::read, reply.after(limit -> {
                    Map<String, String> texts = new TreeMap<>();
                    texts.put("used", Long.toString(limit.used()));
                    texts.put("cap", Long.toString(limit.cap()));
                    texts.put("surplus", Long.toString(limit.surplus()));
                    reply.ok(texts);
                }));
            default -> reply.refused(RejectReason.UNSUPPORTED, "no action " + action);
        }
    }

    private Map<String, String> nonce() {
        Map<String, String> texts = new TreeMap<>();
        texts.put("last", Long.toString(nonces.last()));
        texts.put("venue-time", Long.toString(clock.nowMillis()));
        return texts;
    }

    /** The field {@code time} of the answer to {@code exchangeStatus}. */
    static long time(JsonReader json) {
        long time = 0;
        json.beginObject();
        while (json.nextField()) {
            if (json.field().equals("time")) {
                time = json.integer();
            }
        }
        if (time == 0) {
            throw json.error("no time");
        }
        return time;
    }
}
