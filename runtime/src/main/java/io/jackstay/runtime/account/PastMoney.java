package io.jackstay.runtime.account;

import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.state.Carried;
import io.jackstay.runtime.state.MarketLedger;
import java.util.ArrayList;
import java.util.List;

/**
 * What one bot did on one login, as the login's journal has it. Immutable.
 *
 * @param carried what the oldest fills and cash flows came to, per market
 * @param latest those after them, one by one, oldest first
 */
public record PastMoney(List<Carried> carried, List<AccountRecord> latest) {
    public static final PastMoney NONE = new PastMoney(List.of(), List.of());

    public PastMoney {
        carried = List.copyOf(carried);
        latest = List.copyOf(latest);
    }

    /** What it came to in one market, cash flows too. */
    Carried of(MarketInfo market) {
        MarketLedger ledger = new MarketLedger(market);
        carried.stream().filter(sum -> sum.market().equals(market.id())).forEach(ledger::restore);
        for (AccountRecord taken : latest) {
            if (taken instanceof AccountRecord.FillTaken fill
                    && fill.fill().market().equals(market.id())) {
                ledger.apply(fill.fill());
            } else if (taken instanceof AccountRecord.FlowTaken flow
                    && flow.flow().market().filter(market.id()::equals).isPresent()) {
                ledger.apply(flow.flow());
            }
        }
        return ledger.carried();
    }

    /** What it left the bot with in these markets, where that is not nothing. */
    public List<Position> positions(List<MarketInfo> markets) {
        List<Position> positions = new ArrayList<>();
        for (MarketInfo market : markets) {
            MarketLedger ledger = new MarketLedger(market);
            carried.stream().filter(sum -> sum.market().equals(market.id())).forEach(ledger::restore);
            for (AccountRecord taken : latest) {
                if (taken instanceof AccountRecord.FillTaken fill
                        && fill.fill().market().equals(market.id())) {
                    ledger.apply(fill.fill());
                }
            }
            if (!ledger.position().isFlat()) {
                positions.add(ledger.position());
            }
        }
        return positions;
    }
}
