package io.jackstay.runtime.bot;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Balance;
import io.jackstay.api.account.Margin;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Result;
import io.jackstay.api.strategy.AccountView;
import io.jackstay.runtime.account.AccountPicture;
import io.jackstay.runtime.account.BotAccount;
import io.jackstay.runtime.tape.Reading;
import io.jackstay.runtime.tape.Tape;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One login as the strategy sees it: what the venue said last before this turn. Not thread safe: owned by the bot loop. */
final class BotAccountView implements AccountView {
    private final BotAccount account;
    private final Answers answers;
    private final Tape tape;
    private AccountPicture picture = AccountPicture.NOTHING;

    BotAccountView(BotAccount account, Answers answers, Tape tape) {
        this.account = account;
        this.answers = answers;
        this.tape = tape;
    }

    /** Once a turn, so that the figures stand still within one. */
    void look() {
        picture = tape.read(account.venue(), account.picture());
    }

    @Override
    public Optional<Margin> margin() {
        return picture.margin();
    }

    @Override
    public List<Balance> balances() {
        return picture.balances();
    }

    @Override
    public Optional<Position> position(MarketId market) {
        return picture.position(market);
    }

    @Override
    public boolean isShared() {
        return tape.read(Reading.BOTS, account.bots()) > 1;
    }

    @Override
    public VenueTraits traits() {
        return account.traits();
    }

    @Override
    public void refresh(Consumer<Result<AccountSnapshot>> then) {
        account.snapshot(answers.inOwnTurn("refresh", then)::accept);
    }
}
