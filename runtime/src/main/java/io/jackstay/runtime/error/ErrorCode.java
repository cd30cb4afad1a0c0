package io.jackstay.runtime.error;

/** What went wrong, as a name that never changes, because alerts and dashboards count by it. Immutable. */
public enum ErrorCode {
    /** The configuration, or what a plugin says of it, can't be used. */
    CONFIG_INVALID(Category.FATAL),
    /** A plugin jar was refused before or while it was loaded. */
    PLUGIN_INVALID(Category.FATAL),
    /** A plugin threw, or broke a rule of the contract, in a call. */
    PLUGIN_FAILED(Category.ERROR),
    /** A market data file can't be read as what it claims to be. */
    DATA_INVALID(Category.FATAL),
    /** A venue said something that its protocol does not allow. */
    VENUE_PROTOCOL(Category.ERROR),
    /** A venue refused the login, or what a bot can't run without. */
    VENUE_REFUSED(Category.FATAL),
    /** A venue can't be reached at the moment. */
    VENUE_UNREACHABLE(Category.RETRY),
    /** What a venue holds speaks against a start, and the configuration says so. */
    START_REFUSED(Category.FATAL),
    /** The process stopped, and no venue has confirmed that none of our orders rests. */
    SHUTDOWN_UNCONFIRMED(Category.FATAL),
    /** Another process, or another part of this one, owns the data directory. */
    JOURNAL_IN_USE(Category.FATAL),
    /** A journal or snapshot is damaged, incomplete or not what its name says. */
    JOURNAL_CORRUPT(Category.FATAL),
    /** A journal, a snapshot or a record in it was written by a newer version. */
    JOURNAL_VERSION(Category.FATAL),
    /** The disk has no room for a journal. */
    JOURNAL_FULL(Category.FATAL),
    /** The disk refused to read, write or sync a journal. */
    JOURNAL_FAILED(Category.FATAL),
    /** The database of the history can't be used; nothing else is concerned. */
    LEDGER_FAILED(Category.ERROR),
    /** A precondition inside the runtime does not hold. */
    INTERNAL(Category.FATAL);

    /** What the runtime does about it. */
    public enum Category {
        /** The bot is stopped and its orders are cancelled. */
        FATAL,
        /** Counted and reported; the bot goes on. */
        ERROR,
        /** The caller may try again. */
        RETRY
    }

    private final Category category;

    ErrorCode(Category category) {
        this.category = category;
    }

    public Category category() {
        return category;
    }
}
