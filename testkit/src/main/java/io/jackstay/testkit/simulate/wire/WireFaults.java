package io.jackstay.testkit.simulate.wire;

import static java.util.Objects.requireNonNull;

import io.jackstay.emulator.base.fault.FaultKind;
import io.jackstay.emulator.base.fault.FaultPlan;
import io.jackstay.emulator.base.fault.FaultRule;
import io.jackstay.emulator.base.trial.Rehearsal;
import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What of a seed's faults happens on the line to an emulated venue, text by text. Not thread safe: owned by the run. */
public final class WireFaults {
    private static final int[] CLOSE_CODES = {1000, 1001, 1006, 1008, 1011, 1012, 1013};
    private static final int[] GATEWAY = {500, 502, 503, 504, 520, 524};
    private static final String HTML = "<html><body>Bad Gateway</body></html>";
    private static final int TOO_MANY = 429;
    /** Many faults share each request. */
    private static final double OF_ORDERS = 0.4;

    private static final double OF_QUESTIONS = 0.08;

    private final Swarm swarm;
    private final Rehearsal.Places places;
    private final List<FaultRule> rules = new ArrayList<>();
    private final Map<FaultRule, Fault> meanings = new IdentityHashMap<>();

    public WireFaults(Swarm swarm, Rehearsal rehearsal) {
        this.swarm = requireNonNull(swarm, "swarm is null");
        this.places = rehearsal.places();
        fills();
        requests();
        answers();
        connections();
    }

    /** What the line does with the rules of this seed. */
    public FaultPlan plan(long seed) {
        return new FaultPlan(seed, rules);
    }

    /** One of its rules has struck. */
    public void happened(FaultRule rule) {
        Fault fault = meanings.get(rule);
        if (fault != null) {
            swarm.count(fault);
        }
    }

    private void fills() {
        for (String channel : places.fills()) {
            add(Fault.DUPLICATE_FILL, 1, FaultRule.of(FaultKind.DUPLICATE).on(channel));
            add(Fault.MISSING_FILL, 1, FaultRule.of(FaultKind.LOSE).on(channel));
            long late = 30L + random(Fault.LATE_FILL).nextInt(450);
            add(Fault.LATE_FILL, 1, FaultRule.of(FaultKind.DELAY).on(channel).lasting(Duration.ofSeconds(late)));
            add(Fault.REORDERED, 1, reorder(channel));
        }
        places.states().forEach(channel -> add(Fault.REORDERED, 1, reorder(channel)));
    }

    private FaultRule reorder(String channel) {
        int millis = 500 + random(Fault.REORDERED).nextInt(4_500);
        return FaultRule.of(FaultKind.REORDER).on(channel).lasting(Duration.ofMillis(millis));
    }

    private void requests() {
        both(Fault.LOST_REQUEST, FaultRule.of(FaultKind.DROP_BEFORE_RECEIPT));
        both(Fault.UNPROCESSED, FaultRule.of(FaultKind.NOT_PROCESSED));
        int status = GATEWAY[random(Fault.BAD_GATEWAY).nextInt(GATEWAY.length)];
        http(Fault.BAD_GATEWAY, FaultRule.of(FaultKind.STATUS).answering(status, HTML));
        http(Fault.TOO_MANY, FaultRule.of(FaultKind.STATUS).answering(TOO_MANY, "null"));
        Duration slow = Duration.ofMillis(500 + random(Fault.SLOW_REQUEST).nextInt(9_000));
        both(Fault.SLOW_REQUEST, FaultRule.of(FaultKind.DELAY_REQUEST).lasting(slow));
    }

    private void answers() {
        both(Fault.UNANSWERED, FaultRule.of(FaultKind.NOT_ANSWERED));
        Duration tooLate = Duration.ofSeconds(12 + random(Fault.UNANSWERED).nextInt(10));
        both(Fault.UNANSWERED, FaultRule.of(FaultKind.DELAY).lasting(tooLate));
        both(Fault.LOST_ANSWER, FaultRule.of(FaultKind.NOT_DELIVERED));
        int status = GATEWAY[random(Fault.BAD_GATEWAY).nextInt(GATEWAY.length)];
        http(Fault.BAD_GATEWAY, FaultRule.of(FaultKind.STATUS_AFTER).answering(status, HTML));
        Duration stale = Duration.ofMillis(500 + random(Fault.STALE_SNAPSHOT).nextInt(8_000));
        add(
                Fault.STALE_SNAPSHOT,
                OF_QUESTIONS,
                FaultRule.of(FaultKind.DELAY).on(places.questions()).lasting(stale));
        both(Fault.MALFORMED, FaultRule.of(FaultKind.MALFORMED));
    }

    /** These end a connection, or are seen by many events: a few in an hour. */
    private void connections() {
        int code = CLOSE_CODES[random(Fault.CLOSED).nextInt(CLOSE_CODES.length)];
        add(Fault.CLOSED, 0.02, FaultRule.of(FaultKind.CLOSE).closing(code));
        add(Fault.CLOSED, 0.02, FaultRule.of(FaultKind.CUT));
        add(Fault.HALF_OPEN, 0.02, FaultRule.of(FaultKind.HALF_OPEN));
        add(Fault.ODD_FRAME, 0.02, FaultRule.of(FaultKind.BINARY));
        add(Fault.ODD_FRAME, 0.005, FaultRule.of(FaultKind.OVERSIZED));
        for (String channel : places.fills()) {
            add(Fault.MALFORMED, 0.5, FaultRule.of(FaultKind.MALFORMED).on(channel));
        }
        for (String channel : places.books()) {
            Duration silent = Duration.ofSeconds(20 + random(Fault.STALLED).nextInt(100));
            add(Fault.STALLED, 0.05, FaultRule.of(FaultKind.STALL).on(channel).lasting(silent));
            add(Fault.MALFORMED, 0.05, FaultRule.of(FaultKind.MALFORMED).on(channel));
        }
    }

    /** On the way of orders, by request or as a frame, and more seldom on that of questions: a start asks many in a row. */
    private void both(Fault fault, FaultRule rule) {
        http(fault, rule);
        add(fault, OF_ORDERS, rule.on(places.stream()).containing(places.posts()));
    }

    private void http(Fault fault, FaultRule rule) {
        add(fault, OF_ORDERS, rule.on(places.orders()));
        add(fault, OF_QUESTIONS, rule.on(places.questions()));
    }

    private void add(Fault fault, double factor, FaultRule rule) {
        double share = swarm.share(fault, factor);
        if (share > 0) {
            FaultRule own = rule.chance(share);
            rules.add(own);
            meanings.put(own, fault);
        }
    }

    private SplittableRandom random(Fault fault) {
        return swarm.random(fault);
    }
}
