package io.jackstay.testkit.simulate.fault;

import java.util.EnumSet;
import java.util.Set;

/**
 * One way in which venue, network, disk or process misbehave. The code is that of the project's catalogue of faults. The order is that in
 * which a seed draws them, so a new one is put at the end: then it changes nothing for seeds that do not draw it. Immutable.
 */
public enum Fault {
    DUPLICATE_FILL("V1", "a fill is told again, at once or later"),
    REORDERED("V2", "fills and order updates overtake each other"),
    LATE_FILL("V3", "a fill is told minutes late"),
    MISSING_FILL("V4", "a fill is never told; the history alone has it"),
    ODD_FEE("V5", "a fee is zero, negative or in another asset"),
    CANCEL_RACE("V6", "an order fills while its cancel is under way"),
    CLOSED("V7", "the connection is closed and comes back"),
    HALF_OPEN("V8", "the connection is silent in both directions until that is noticed"),
    STALLED("V9", "market data stops while all else goes on"),
    ODD_BOOK("V14", "a crossed or empty book, or a price far away"),
    BAD_GATEWAY("V16", "order entry answers with a server's failure, done or not"),
    LOST_REQUEST("V17a", "a request is lost before the venue receives it"),
    UNPROCESSED("V17b", "a request is received and never processed"),
    UNANSWERED("V17c", "a request is processed, late at times, and not answered"),
    LOST_ANSWER("V17d", "an answer is lost on its way"),
    TAKEN_BACK("V18", "an order is accepted in the answer and rejected on the stream"),
    BLIND_LOOKUP("V19", "a look-up does not find a live order for up to 10 s"),
    STALE_SNAPSHOT("V20", "a snapshot is old, or lacks orders"),
    MAINTENANCE("V23", "the venue cancels all orders and takes none for a while"),
    FOREIGN_TRADE("V25", "somebody else trades on the login, or funding is paid"),
    REJECTS("V26", "the venue rejects for reasons of its own"),
    TORN_BATCH("V27", "a batch is answered in part, in another order, or with answers missing"),
    STRANGER("V32", "somebody else's orders rest on the login, and events of more of them arrive"),
    CRASH("K", "the process is gone between two steps; any part of what was not forced is lost"),
    CRASH_IN_RECOVERY("KR", "the process is gone while it recovers from being gone"),
    ORDERLY_RESTART("R", "the process is stopped and started again"),
    TORN_RECORD("S1", "a crash leaves parts of the last writes"),
    ZERO_TAIL("S2", "a crash leaves zeros where the last writes were"),
    DISK_FULL("S6", "the disk is full"),
    FAILED_FORCE("S7", "the disk fails to force, once"),
    SLOW_DISK("S8", "the disk takes 0.1 to 5 s"),
    LOST_RENAME("S10", "a crash undoes changes of names that were not forced"),
    CLOCK_JUMP("P1", "the machine's clock is set"),
    PAUSE("P2", "the process stands still for 5 to 120 s"),
    STRATEGY_THROWS("G1", "the strategy throws"),
    SEQUENCE_GAP("V13", "a message of a book is lost; what it was is not known until the next whole one"),
    TOO_MANY("V15", "the venue answers 429, with and without a time to wait"),
    NONCE("V21", "the venue refuses a signed request for its nonce"),
    VENUE_RESTART("V24", "the venue begins anew: ids from the first on, fills told again, a shorter history"),
    DEAD_MAN("V31", "the dead-man switch is refused, set late, or fires though we are well"),
    LOST_SEGMENT("S5", "a segment of a journal is missing, or in another's place, until somebody restores it"),
    SHORT_WRITE("S9", "the disk takes fewer bytes than it is given"),
    CHANGED_BALANCE("V25b", "the venue changes a balance that no history explains, and an alert says so"),
    SLOW_REQUEST("V17e", "a request arrives seconds late, and those after it may overtake it"),
    ODD_FRAME("V11", "a frame is binary and no text, or far too long"),
    MALFORMED("V12", "an answer or an event is cut in its middle"),
    UNREACHABLE("P9", "no connection comes about for a while");

    private final String code;
    private final String words;

    Fault(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** Those that a connector of the simulation's own can meet. */
    public static Set<Fault> ofPlainVenue() {
        return EnumSet.complementOf(EnumSet.of(SLOW_REQUEST, ODD_FRAME, MALFORMED, UNREACHABLE));
    }

    /** Those that a shipped connector before an emulated venue can meet: the venue does nothing that the real one can't do. */
    public static Set<Fault> ofEmulatedVenue() {
        return EnumSet.complementOf(EnumSet.of(
                ODD_FEE,
                CANCEL_RACE,
                ODD_BOOK,
                TAKEN_BACK,
                REJECTS,
                TORN_BATCH,
                SEQUENCE_GAP,
                NONCE,
                VENUE_RESTART,
                DEAD_MAN,
                CHANGED_BALANCE));
    }

    /** As the summary calls it, such as {@code V17c}. */
    public String code() {
        return code;
    }

    /** What it does. */
    public String words() {
        return words;
    }
}
