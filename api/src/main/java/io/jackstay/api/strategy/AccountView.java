package io.jackstay.api.strategy;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Balance;
import io.jackstay.api.account.Margin;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Result;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One login as the venue tells it, all bots and hands together. Not thread safe: owned by the bot loop; live, may be
 * kept.
 *
 * <p>Implemented by the runtime: may gain methods. The figures are the venue's and lag behind the bot's own: to decide
 * by what this bot holds, ask {@link MarketView#position()}.
 */
public interface AccountView {
    /** Equity and margin as the venue computes them; empty until it has told them. */
    Optional<Margin> margin();

    /** Balances by asset, sorted by wallet and asset. */
    List<Balance> balances();

    /** The whole position of the login in a market; empty until the venue has told it. */
    Optional<Position> position(MarketId market);

    /** Whether other bots of this configuration use the login too. */
    boolean isShared();

    /** What the venue can do. */
    VenueTraits traits();

    /** Asks the venue for a new snapshot; the answer comes in a later turn, once, and does not outlive the process. */
    void refresh(Consumer<Result<AccountSnapshot>> then);
}
