package io.jackstay.runtime.account;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.record.RiskRecord;
import io.jackstay.runtime.risk.RiskImage;
import io.jackstay.runtime.state.Carried;
import io.jackstay.runtime.state.MarketLedger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What the rules over a login go on with after a restart: what they remember, and what the login's bots and nobody have come to together in
 * each market, since rules first saw it. Confined to the account loop.
 */
final class GuardImage {
    private final RiskImage rules = new RiskImage();
    private final SortedMap<MarketId, MarketLedger> ledgers = new TreeMap<>();

    /** A record of the rules; what a market has come to replaces what was known of it. */
    void add(RiskRecord what, Function<MarketId, Optional<MarketInfo>> markets) {
        if (what instanceof RiskRecord.MoneyBegan began) {
            markets.apply(began.money().market()).ifPresent(info -> {
                MarketLedger ledger = new MarketLedger(info);
                ledger.restore(began.money());
                ledgers.put(info.id(), ledger);
            });
        } else {
            rules.add(what);
        }
    }

    /** A fill or cash flow of the login, whoever's it is. */
    void add(AccountRecord taken) {
        if (taken instanceof AccountRecord.FillTaken fill) {
            MarketLedger ledger = ledgers.get(fill.fill().market());
            if (ledger != null) {
                ledger.apply(fill.fill());
            }
        } else if (taken instanceof AccountRecord.FlowTaken flow) {
            flow.flow().market().map(ledgers::get).ifPresent(ledger -> ledger.apply(flow.flow()));
        }
    }

    RiskImage rules() {
        return rules;
    }

    /** The markets that rules have seen. */
    Collection<MarketInfo> markets() {
        return ledgers.values().stream().map(MarketLedger::info).toList();
    }

    Optional<Carried> money(MarketId market) {
        return Optional.ofNullable(ledgers.get(market)).map(MarketLedger::carried);
    }

    /** The same image as records, to be read behind the fills that are in it. */
    List<RiskRecord> records() {
        List<RiskRecord> records = new ArrayList<>(rules.records());
        ledgers.values().forEach(ledger -> records.add(new RiskRecord.MoneyBegan(ledger.carried())));
        return records;
    }
}
