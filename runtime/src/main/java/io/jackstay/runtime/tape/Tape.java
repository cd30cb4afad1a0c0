package io.jackstay.runtime.tape;

import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Trade;
import io.jackstay.api.market.Venue;
import io.jackstay.runtime.account.AccountPicture;
import io.jackstay.runtime.execution.ExecutionGateway;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.market.MarketState;
import java.util.function.Supplier;

/**
 * What stands between a bot and everything that it does not make itself. A bot that is not recorded has {@link #NONE}. Called on
 * the bot loop alone.
 */
public interface Tape {
    /** Nothing is recorded: what is read is what there is. */
    Tape NONE = new Tape() {};

    /** The clock as turns read it; other threads read the clock itself. */
    default Clock over(Clock clock) {
        return clock;
    }

    /** What the turn goes by, when {@code live} is what there is. */
    default long read(Reading what, long live) {
        return live;
    }

    /** As {@link #read}. */
    default AccountPicture read(Venue venue, AccountPicture live) {
        return live;
    }

    /** A turn begins. */
    default void begin() {}

    /** The turn took this from the inbox. */
    default void took(Record event) {}

    /** The turn took the state of the bot's market of this position. */
    default void took(int market, MarketState state) {}

    /** The turn took a print of the bot's market of this position. */
    default void took(int market, Trade trade) {}

    /** The turn took a candle of the bot's market of this position. */
    default void took(int market, Candle candle) {}

    /** The turn has ended; one that did nothing need not be played back. */
    default void end(boolean didAnything) {}

    /** What is told of each decision besides {@code log}; {@code cause} names the event that is handled. */
    default ExecutionGateway.DecisionLog over(ExecutionGateway.DecisionLog log, Supplier<String> cause) {
        return log;
    }

    /** The bot takes no more turns. */
    default void close() {}
}
