package io.jackstay.runtime.account;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Balance;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Markets;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The wallets of a venue, one amount after the other, in the order in which it executes. Not thread safe: owned by a test. */
final class NaiveWallets {
    static final MarketId SPOT = MarketId.parse("sim:BTC-USDC");
    static final MarketInfo SPOT_INFO = MarketInfo.of(SPOT, MarketKind.SPOT)
            .assets("BTC", "USDC", "USDC")
            .priceGrid(new PriceGrid.Tick(new BigDecimal("0.1")))
            .lotSize(new BigDecimal("0.001"))
            .build();

    private final SortedMap<String, BigDecimal> wallets = new TreeMap<>();
    private Position contract = Position.flat(Markets.BTC);

    NaiveWallets(String... start) {
        for (String each : start) {
            String[] parts = each.split(" ", -1);
            move(parts[1], new BigDecimal(parts[0]));
        }
    }

    void move(String asset, BigDecimal amount) {
        wallets.merge(asset, amount, BigDecimal::add);
    }

    void execute(OrderFill fill) {
        if (fill.market().equals(SPOT)) {
            BigDecimal base = fill.side() == Side.BUY
                    ? fill.size().toBigDecimal()
                    : fill.size().toBigDecimal().negate();
            move("BTC", base);
            move("USDC", base.multiply(fill.price().toBigDecimal()).negate());
        } else {
            Position after = contract.after(fill.side(), fill.price(), fill.size(), Bench.BTC_INFO);
            move("USDC", after.realizedPnl().subtract(contract.realizedPnl()));
            contract = after;
        }
        move(fill.fee().asset(), fill.fee().amount().negate());
    }

    void pay(CashFlow flow) {
        move(flow.amount().asset(), flow.amount().amount());
    }

    BigDecimal of(String asset) {
        return wallets.getOrDefault(asset, BigDecimal.ZERO);
    }

    /** Half of each asset in a wallet of its own. */
    AccountSnapshot snapshot(Stamp stamp) {
        List<Balance> balances = new ArrayList<>();
        wallets.forEach((asset, amount) -> {
            BigDecimal half = amount.multiply(new BigDecimal("0.5"));
            balances.add(new Balance(asset, "trading", half, half));
            balances.add(new Balance(asset, "funding", half, half));
        });
        return AccountSnapshot.of(List.of(), List.of(contract), balances, stamp);
    }

    static Money money(String asset, String amount) {
        return new Money(asset, new BigDecimal(amount));
    }
}
