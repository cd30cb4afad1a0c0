package io.jackstay.runtime.metrics;

import java.util.List;

/** All metrics of the runtime but those of the JVM. Immutable. */
public final class MetricTable {
    private static final String BOT = "bot";
    private static final String LOGIN = "login";
    private static final String MARKET = "market";
    private static final String ASSET = "asset";
    private static final String STREAM = "stream";

    static final Metric BUILD = Metric.gauge("build_info", "1, with the version of the program as a label", "version");

    static final Metric AGE =
            Metric.gauge("values_age_seconds", "How long ago the values of bots and logins were gathered, in seconds");

    static final Metric BOT_UP = Metric.gauge("bot_up", "1 while the bot runs, else 0", BOT);
    static final Metric BOT_FAILED = Metric.gauge("bot_failed", "1 when the bot has failed, else 0", BOT);
    static final Metric BOT_HALTED =
            Metric.gauge("bot_halted", "1 while a risk rule, the runtime or a person halts the bot, else 0", BOT);
    static final Metric BOT_TURNED =
            Metric.gauge("bot_loop_alive", "0 when the bot's loop is turned no more by a fault, else 1", BOT);
    static final Metric BOT_BLOCKED =
            Metric.gauge("bot_blocked", "1 while a turn of the bot does not end, else 0", BOT);
    static final Metric WAITING =
            Metric.gauge("bot_events_waiting", "Orders, fills and the like that wait for the bot's next turn", BOT);
    static final Metric POSITION =
            Metric.gauge("position_base", "Position in units of the base asset, negative is short", BOT, MARKET);
    static final Metric OPEN_ORDERS = Metric.gauge("open_orders", "Orders that may be live at the venue", BOT, MARKET);

    static final Metric STUCK = Metric.gauge(
            "orders_stuck", "Open orders of which nobody knows what became of them, or of a cancel 5 s ago", BOT);
    static final Metric SUBMITTED =
            Metric.counter("orders_submitted", "Orders that passed the bot's risk rules and were to leave", BOT);
    static final Metric REJECTED =
            Metric.counter("orders_rejected", "Orders that a venue or the risk rules refused", BOT);
    static final Metric CANCELLED = Metric.counter("orders_cancelled", "Orders that ended as cancelled", BOT);
    static final Metric FILLS = Metric.counter("fills", "Fills, those of earlier processes included", BOT);
    static final Metric ACK = Metric.histogram(
            "order_answer_seconds", "From the placing of an order to the first word of its venue, by our clock", BOT);
    static final Metric DROPPED = Metric.counter(
            "order_messages_dropped", "Messages about orders that came late, twice or would have gone backwards", BOT);
    static final Metric STRIKES = Metric.counter("strategy_failures", "How often the strategy threw", BOT);
    static final Metric MISSED = Metric.counter("trades_missed", "Public trades that the bot was too slow for", BOT);

    static final Metric EQUITY = Metric.gauge("equity", "Equity in its asset", BOT, ASSET);
    static final Metric DRAWDOWN =
            Metric.gauge("drawdown_max", "Largest fall of the equity from a peak, in its asset", BOT, ASSET);
    static final Metric SESSION_REALIZED = Metric.gauge(
            "session_realized_pnl", "Realised before fees since this process began to run the bot", BOT, ASSET);
    static final Metric SESSION_NET = Metric.gauge(
            "session_net_pnl", "Realised and unrealised less fees and funding since this process began", BOT, ASSET);
    static final Metric DAY_REALIZED =
            Metric.gauge("day_realized_pnl", "Realised before fees since the trading day began", BOT, ASSET);
    static final Metric DAY_NET = Metric.gauge(
            "day_net_pnl", "Realised and unrealised less fees and funding since the trading day began", BOT, ASSET);
    static final Metric ALL_REALIZED =
            Metric.gauge("all_time_realized_pnl", "Realised before fees since the bot first ran", BOT, ASSET);
    static final Metric ALL_NET = Metric.gauge(
            "all_time_net_pnl", "Realised and unrealised less fees and funding since the bot first ran", BOT, ASSET);
    static final Metric UNREALIZED =
            Metric.gauge("unrealized_pnl", "What the open positions would realise at the mark", BOT, ASSET);
    static final Metric FEES =
            Metric.gauge("all_time_fees_paid", "Fees since the bot first ran; negative were rebates", BOT, ASSET);
    static final Metric FUNDING =
            Metric.gauge("all_time_funding_paid", "Funding since the bot first ran; negative was received", BOT, ASSET);

    static final Metric LIMIT =
            Metric.gauge("risk_limit_used_ratio", "How much of a risk limit is in use, 1 is all of it", BOT, "rule");
    static final Metric RISK_HALT = Metric.gauge(
            "risk_halted",
            "1 while this rule, such as circuit-breaker, or what else it names, halts the bot, else 0",
            BOT,
            "rule");
    static final Metric ALERTS = Metric.gauge(
            "alerts_raised",
            "How often alerts were raised that are kept: of a bot by this process, of a login by earlier ones too",
            "scope",
            "name",
            "code");

    static final Metric LOGIN_UP = Metric.gauge("login_up", "1 while the login has started, else 0", LOGIN);
    static final Metric LOGIN_TURNED =
            Metric.gauge("login_loop_alive", "1 while a thread turns the login's loop, else 0", LOGIN);
    static final Metric LOGIN_BLOCKED =
            Metric.gauge("login_blocked", "1 while a turn of the login does not end, else 0", LOGIN);
    static final Metric LOGIN_TRADABLE =
            Metric.gauge("login_tradable", "1 while orders may leave the login, else 0", LOGIN);
    static final Metric LOGIN_BOTS = Metric.gauge("login_bots", "Bots that take part in the login", LOGIN);
    static final Metric LATE_ANSWERS = Metric.counter(
            "login_answers_dropped", "Answers of the connector that came twice or that nobody waited for", LOGIN);
    static final Metric RECONCILED = Metric.counter(
            "reconciliations",
            "How often fills, cash flows, positions and open orders were compared with the venue's: done or failed",
            LOGIN,
            "result");
    static final Metric STREAM_UP = Metric.gauge("stream_up", "1 while the stream is open, else 0", LOGIN, STREAM);
    static final Metric STREAM_AGE = Metric.gauge(
            "stream_last_message_age_seconds", "Age of the last message of a stream that is open", LOGIN, STREAM);
    static final Metric STREAM_LOSSES = Metric.counter("stream_losses", "How often the stream was lost", LOGIN, STREAM);
    static final Metric ROUND_TRIP = Metric.histogram(
            "round_trip_seconds", "Round trips of requests, pings and commands over streams", LOGIN, STREAM);
    static final Metric CLOCK_AHEAD =
            Metric.gauge("venue_clock_ahead_seconds", "How far the venue's clock is ahead of ours", LOGIN);
    static final Metric CONNECTOR_VALUE =
            Metric.gauge("connector_value", "What the connector itself shows, by its own names", LOGIN, "meter");
    static final Metric CONNECTOR_COUNT =
            Metric.counter("connector_count", "What the connector itself counts, by its own names", LOGIN, "meter");
    static final Metric BUDGET_USED =
            Metric.gauge("request_budget_used", "Units of a request budget that are in use", "scope");
    static final Metric BUDGET_MOST = Metric.gauge("request_budget_limit", "Units that a request budget has", "scope");

    static final Metric LOOP_TURN = Metric.histogram(
            "loop_turn_seconds", "How long the turns of a loop took in which there was something to do", "loop");

    static final Metric JOURNAL_SYNC =
            Metric.histogram("journal_sync_seconds", "How long the disk took to sync a journal");
    static final Metric JOURNAL_BYTES = Metric.counter("journal_written_bytes", "Bytes that were written to journals");
    static final Metric JOURNAL_SNAPSHOTS = Metric.counter("journal_snapshots", "Snapshots that journals took");
    static final Metric JOURNAL_WAITING = Metric.gauge(
            "journal_waiting_seconds",
            "How long the oldest of what bots wrote waits for the disk, 0 when nothing does");

    static final Metric CHANNEL_SENT =
            Metric.counter("alerts_sent", "Messages that a channel took, by what was most urgent", "channel", "level");
    static final Metric CHANNEL_FAILED =
            Metric.counter("alert_tries_failed", "How often a channel did not take a message", "channel");
    static final Metric CHANNEL_WAITING =
            Metric.gauge("alerts_waiting", "Alerts that a channel has not delivered yet", "channel");

    static final Metric LEDGER_RECORDS =
            Metric.counter("ledger_records", "Records of journals that were read for the history");
    static final Metric LEDGER_FAILURES =
            Metric.counter("ledger_failures", "How often the database of the history could not be used");

    private static final List<Metric> ALL = List.of(
            BUILD,
            AGE,
            BOT_UP,
            BOT_FAILED,
            BOT_HALTED,
            BOT_TURNED,
            BOT_BLOCKED,
            WAITING,
            POSITION,
            OPEN_ORDERS,
            STUCK,
            SUBMITTED,
            REJECTED,
            CANCELLED,
            FILLS,
            ACK,
            DROPPED,
            STRIKES,
            MISSED,
            EQUITY,
            DRAWDOWN,
            SESSION_REALIZED,
            SESSION_NET,
            DAY_REALIZED,
            DAY_NET,
            ALL_REALIZED,
            ALL_NET,
            UNREALIZED,
            FEES,
            FUNDING,
            LIMIT,
            RISK_HALT,
            ALERTS,
            LOGIN_UP,
            LOGIN_TURNED,
            LOGIN_BLOCKED,
            LOGIN_TRADABLE,
            LOGIN_BOTS,
            LATE_ANSWERS,
            RECONCILED,
            STREAM_UP,
            STREAM_AGE,
            STREAM_LOSSES,
            ROUND_TRIP,
            CLOCK_AHEAD,
            CONNECTOR_VALUE,
            CONNECTOR_COUNT,
            BUDGET_USED,
            BUDGET_MOST,
            LOOP_TURN,
            JOURNAL_SYNC,
            JOURNAL_BYTES,
            JOURNAL_SNAPSHOTS,
            JOURNAL_WAITING,
            CHANNEL_SENT,
            CHANNEL_FAILED,
            CHANNEL_WAITING,
            LEDGER_RECORDS,
            LEDGER_FAILURES);

    private MetricTable() {}

    /** In the order of the reference. */
    public static List<Metric> all() {
        return ALL;
    }
}
