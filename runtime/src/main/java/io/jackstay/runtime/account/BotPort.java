package io.jackstay.runtime.account;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Outcome;
import io.jackstay.runtime.state.Carried;

/**
 * The way into one bot for what must not be lost. Called on account loops; what is given here is delivered in its order.
 *
 * <p>Bounded: while {@link #hasRoom} says no, the account loop takes nothing more from its connector.
 */
public interface BotPort {
    /** The bot's number in client order ids. */
    int number();

    /** What people call the bot. */
    default String name() {
        return "bot " + number();
    }

    /** Whether other bots may claim its markets, those too that do not run now: what no order explains there is nobody's. */
    boolean isShared();

    boolean hasRoom();

    void outcome(OrderRef order, ConnectorEvents.Command command, Outcome outcome, Stamp stamp);

    void order(OrderReport report, Stamp stamp);

    /** It is proven that an order of this bot never was at the venue. */
    void absent(OrderRef order, String why, Stamp stamp);

    /** A fill that is new; {@code own} when its order carries this bot's number. */
    void fill(OrderFill fill, boolean own, Stamp stamp);

    void cashFlow(CashFlow flow, Stamp stamp);

    /**
     * What the bot has in a market is this, and not what fills have made of it so far: something that was taken over has been explained.
     *
     * @param soFar all that came before
     * @param fill id of the fill that comes next and that it goes together with; empty when it goes alone
     */
    void corrected(Carried soFar, String fill, Stamp stamp);

    void marketChanged(MarketInfo now, Stamp stamp);

    void venue(Venue venue, boolean tradable, String why, Stamp stamp);

    /** A position of the login is not what it should be: the bot may only reduce until a person resumes it. */
    void drift(String why, Stamp stamp);

    /** A rule over the login wants the bot's orders on this venue cancelled and its positions there closed. */
    void flatten(Venue venue, String why, Stamp stamp);

    /** The login can't go on; a further try would not help. */
    void fatal(Venue venue, String what, Stamp stamp);
}
