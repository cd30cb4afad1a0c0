package io.jackstay.runtime.bot;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Outcome;
import io.jackstay.runtime.risk.ImposedHalt;
import io.jackstay.runtime.state.Carried;
import java.util.List;
import java.util.Optional;

/** What reaches a bot and must not be lost. Immutable. */
sealed interface BotEvent {
    /** When it reached the runtime. */
    Stamp stamp();

    /** The form in which it is recorded. */
    default Record onTape() {
        return (Record) this;
    }

    /** Whether it is about orders or money. */
    default boolean isTrading() {
        return this instanceof OutcomeArrived
                || this instanceof ReportArrived
                || this instanceof AbsenceProven
                || this instanceof FillArrived
                || this instanceof FlowArrived
                || this instanceof ClosingAsked
                || this instanceof MoneyCorrected;
    }

    record OutcomeArrived(OrderRef order, ConnectorEvents.Command command, Outcome outcome, Stamp stamp)
            implements BotEvent {}

    record ReportArrived(OrderReport report, Stamp stamp) implements BotEvent {}

    /** The order never was at its venue. */
    record AbsenceProven(OrderRef order, String why, Stamp stamp) implements BotEvent {}

    record FillArrived(OrderFill fill, boolean own, Stamp stamp) implements BotEvent {}

    record FlowArrived(CashFlow flow, Stamp stamp) implements BotEvent {}

    /** What fills have made of a market is to become this, together with the fill of that id when there is one. */
    record MoneyCorrected(Carried soFar, String fill, Stamp stamp) implements BotEvent {}

    record MarketChanged(MarketInfo now, Stamp stamp) implements BotEvent {}

    record VenueChanged(Venue venue, boolean tradable, String why, Stamp stamp) implements BotEvent {}

    record VenueFatal(Venue venue, String what, Stamp stamp) implements BotEvent {}

    /** All that the bot needs is there; {@code ours} are its own orders that are open at its venues. */
    record Ready(List<OrderReport> ours, List<AccountSnapshot> snapshots, BotPast past, Stamp stamp)
            implements BotEvent {
        @Override
        public Record onTape() {
            return TapedStart.of(this);
        }
    }

    /** Closed candles of before the start, oldest first. */
    record CandlesKnown(List<Candle> candles, Stamp stamp) implements BotEvent {}

    record StopAsked(String why, long deadlineNanos, Stamp stamp) implements BotEvent {}

    /** Nothing can be written any more. */
    record JournalFailed(String why, Stamp stamp) implements BotEvent {}

    /** A position of a login is not what it should be, and the bot is to be halted for it. */
    record DriftFound(String why, Stamp stamp) implements BotEvent {}

    /** All that rules over the process have halted now; what is older than the last of these is left out of account. */
    record HaltsImposed(long version, List<ImposedHalt> halts, Stamp stamp) implements BotEvent {}

    /**
     * A rule over more than this bot wants its orders cancelled, and its positions closed where that is said.
     *
     * @param venue the login whose orders and positions it is about; empty when it is about all
     */
    record ClosingAsked(Optional<Venue> venue, boolean flatten, String why, Stamp stamp) implements BotEvent {}

    /**
     * A person asks for something.
     *
     * @param number that of the answer
     * @param subject the order or alert that it is about; empty when it is about the bot
     * @param by who asks
     * @param reference the numbers under which it was asked; may be empty
     * @param deadlineNanos until when the venues are waited for, monotonic
     */
    record HandAsked(
            long number,
            HandCommand command,
            String subject,
            String by,
            String why,
            String reference,
            long deadlineNanos,
            Stamp stamp)
            implements BotEvent {}

    /** A person has its configuration read again; never of a bot that is recorded. */
    record ChangeAsked(long number, BotChange change, String by, Stamp stamp) implements BotEvent {}

    /** The bot is to end as one that failed. */
    record FailAsked(String why, Stamp stamp) implements BotEvent {}

    /** The answer to a question that was put to another loop; {@code question} is its number. */
    record Answered(long question, Object answer, Stamp stamp) implements BotEvent {}
}
