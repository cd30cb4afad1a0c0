-- Prices, sizes and amounts are decimals as text; times are epoch nanoseconds. Understood by SQLite and PostgreSQL.
CREATE TABLE ledger_revision (id INTEGER PRIMARY KEY, owner TEXT NOT NULL, revision BIGINT NOT NULL);

CREATE TABLE journal_place (
    stream TEXT PRIMARY KEY,
    segment BIGINT NOT NULL,
    epoch BIGINT NOT NULL,
    byte_offset BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    checksum BIGINT NOT NULL
);

CREATE TABLE bot (
    name TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    asset TEXT NOT NULL,
    start_equity TEXT NOT NULL,
    first_at BIGINT NOT NULL,
    session_at BIGINT NOT NULL
);

CREATE TABLE market (
    account TEXT NOT NULL,
    market TEXT NOT NULL,
    kind TEXT NOT NULL,
    base TEXT NOT NULL,
    quote TEXT NOT NULL,
    settle TEXT NOT NULL,
    multiplier TEXT NOT NULL,
    PRIMARY KEY (account, market)
);

CREATE TABLE orders (
    bot TEXT NOT NULL,
    cloid BIGINT NOT NULL,
    market TEXT NOT NULL,
    side TEXT NOT NULL,
    kind TEXT NOT NULL,
    price TEXT NOT NULL,
    size TEXT NOT NULL,
    filled TEXT NOT NULL,
    state TEXT NOT NULL,
    pending TEXT NOT NULL,
    label TEXT NOT NULL,
    cause TEXT NOT NULL,
    why TEXT NOT NULL,
    venue_order TEXT NOT NULL,
    placed_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    ended INTEGER NOT NULL,
    PRIMARY KEY (bot, cloid)
);
CREATE INDEX orders_by_time ON orders (bot, placed_at);

-- n counts the fills of a bot in a market from 1; 0 is nobody's. realized is of this fill, position and cost are what it left.
CREATE TABLE fill (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    bot INTEGER NOT NULL,
    n BIGINT NOT NULL,
    market TEXT NOT NULL,
    side TEXT NOT NULL,
    price TEXT NOT NULL,
    size TEXT NOT NULL,
    fee TEXT NOT NULL,
    fee_asset TEXT NOT NULL,
    role TEXT NOT NULL,
    cause TEXT NOT NULL,
    cloid BIGINT NOT NULL,
    venue_order TEXT NOT NULL,
    venue_at BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    realized TEXT NOT NULL,
    position TEXT NOT NULL,
    cost TEXT NOT NULL,
    carried INTEGER NOT NULL,
    PRIMARY KEY (account, id)
);
CREATE INDEX fill_by_time ON fill (bot, venue_at);
CREATE INDEX fill_by_number ON fill (account, bot, market, n);

-- amount is positive when money came in.
CREATE TABLE cash_flow (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    bot INTEGER NOT NULL,
    kind TEXT NOT NULL,
    market TEXT NOT NULL,
    asset TEXT NOT NULL,
    amount TEXT NOT NULL,
    venue_at BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    carried INTEGER NOT NULL,
    PRIMARY KEY (account, id)
);
CREATE INDEX cash_flow_by_time ON cash_flow (bot, venue_at);

-- What the first n fills came to that are rows no more, or whose rows say carried = 1; and cash flows of before flows_at.
CREATE TABLE carried (
    account TEXT NOT NULL,
    bot INTEGER NOT NULL,
    market TEXT NOT NULL,
    n BIGINT NOT NULL,
    size TEXT NOT NULL,
    cost TEXT NOT NULL,
    realized TEXT NOT NULL,
    fees TEXT NOT NULL,
    funding TEXT NOT NULL,
    last_at BIGINT NOT NULL,
    flows_at BIGINT NOT NULL,
    PRIMARY KEY (account, bot, market)
);

-- Fills that the journal kept as a sum alone before they were read.
CREATE TABLE gap (
    account TEXT NOT NULL,
    bot INTEGER NOT NULL,
    market TEXT NOT NULL,
    from_n BIGINT NOT NULL,
    to_n BIGINT NOT NULL,
    PRIMARY KEY (account, bot, market, from_n)
);

-- One point for each slot of ten seconds: the first of it.
CREATE TABLE equity (
    bot TEXT NOT NULL,
    slot BIGINT NOT NULL,
    at BIGINT NOT NULL,
    equity TEXT NOT NULL,
    peak TEXT NOT NULL,
    PRIMARY KEY (bot, slot)
);
CREATE TABLE equity_position (
    bot TEXT NOT NULL,
    slot BIGINT NOT NULL,
    market TEXT NOT NULL,
    size TEXT NOT NULL,
    mark TEXT NOT NULL,
    PRIMARY KEY (bot, slot, market)
);
