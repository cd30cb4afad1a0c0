package io.jackstay.runtime.history;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.runtime.account.PastMoney;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.state.Carried;
import io.jackstay.runtime.state.StateManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a bot has realised on one day. Immutable.
 *
 * @param day UTC
 * @param realized with fees and funding of that day taken off, in the bot's quote asset
 * @param fills of that day
 */
public record DayResult(LocalDate day, Money realized, long fills) {
    /**
     * The days on which something happened, oldest first, of the fills and cash flows that are kept one by one.
     *
     * @param start equity that the bot began with, for its asset
     */
    static List<DayResult> of(List<PastMoney> money, List<MarketInfo> markets, Money start) {
        StateManager state = new StateManager(markets, start);
        List<MarketId> known = state.markets();
        List<AccountRecord> all = new ArrayList<>();
        for (PastMoney ofLogin : money) {
            for (Carried carried : ofLogin.carried()) {
                if (known.contains(carried.market())) {
                    state.restore(carried);
                }
            }
            all.addAll(ofLogin.latest());
        }
        all.removeIf(record -> !(record instanceof AccountRecord.FlowTaken)
                && !(record instanceof AccountRecord.FillTaken fill
                        && known.contains(fill.fill().market())));
        all.sort(Comparator.comparingLong(DayResult::nanos));
        List<DayResult> days = new ArrayList<>();
        BigDecimal before = realized(state.total());
        long fills = 0;
        for (int i = 0; i < all.size(); i++) {
            AccountRecord record = all.get(i);
            if (record instanceof AccountRecord.FillTaken fill) {
                state.applyPast(fill.fill());
                fills++;
            } else if (record instanceof AccountRecord.FlowTaken flow) {
                CashFlow paid = flow.flow();
                state.applyPast(paid);
            }
            if (i + 1 == all.size() || !day(all.get(i + 1)).equals(day(record))) {
                BigDecimal now = realized(state.total());
                days.add(new DayResult(day(record), new Money(start.asset(), now.subtract(before)), fills));
                before = now;
                fills = 0;
            }
        }
        return days;
    }

    private static long nanos(AccountRecord record) {
        if (record instanceof AccountRecord.FillTaken fill) {
            return fill.fill().stamp().venueNanos();
        }
        return record instanceof AccountRecord.FlowTaken flow
                ? flow.flow().stamp().venueNanos()
                : 0;
    }

    private static LocalDate day(AccountRecord record) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(0, nanos(record)), ZoneOffset.UTC);
    }

    private static BigDecimal realized(Pnl pnl) {
        return pnl.net().amount().subtract(pnl.unrealized().amount());
    }
}
