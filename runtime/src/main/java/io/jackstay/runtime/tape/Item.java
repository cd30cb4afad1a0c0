package io.jackstay.runtime.tape;

/** What stands in the record of a turn, and the records of a tape. Stateless. */
final class Item {
    /** Records. */
    static final int HEAD = 1;

    static final int TURN = 2;

    /** The beginning of a turn that is too large for one record. */
    static final int PART = 3;

    /** The snapshot before a tape: after which record the tape before it begins, which is kept too. */
    static final int KEPT = 4;

    /** The bot takes no more turns. */
    static final int END = 5;

    static final int VERSION = 1;

    /** Items of a turn. */
    static final int READING = 1;

    static final int PICTURE = 2;
    static final int EVENT = 3;
    static final int STATE = 4;
    static final int TRADE = 5;
    static final int CANDLE = 6;
    static final int DECISION = 7;

    private Item() {}
}
