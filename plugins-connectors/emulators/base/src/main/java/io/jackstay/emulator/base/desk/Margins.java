package io.jackstay.emulator.base.desk;

import java.math.BigDecimal;
import java.util.Optional;

/** Changes how positions are margined. Immutable. */
public final class Margins {
    private final String money;

    /** What became of a wish. Closed. */
    public enum Verdict {
        /** It is so now. */
        DONE,
        /** No contract, or a leverage that it does not have. */
        INVALID,
        /** The contract has no margin that is shared. */
        NO_CROSS,
        /** Between shared and own margin nothing can be changed while there is a position. */
        POSITION,
        /** What is there would not do. */
        NO_MARGIN,
        /** The margin is shared, so nothing can be put to it or taken. */
        SHARED
    }

    /** @param money the asset that contracts settle in */
    public Margins(String money) {
        this.money = money;
    }

    /** Chooses the leverage of a contract. */
    public Verdict lever(Trader trader, Optional<Coin> coin, boolean cross, long value) {
        if (coin.isEmpty()
                || coin.get().isSpot()
                || value < 1
                || value > coin.get().maxLeverage()) {
            return Verdict.INVALID;
        }
        Leverage before = trader.leverage(coin.get());
        if (cross && coin.get().onlyIsolated()) {
            return Verdict.NO_CROSS;
        } else if (before.cross() != cross && trader.position(coin.get()).signum() != 0) {
            return Verdict.POSITION;
        }
        trader.leverage(coin.get(), new Leverage(cross, (int) value, before.added()));
        if (value < before.value() && trader.available(money).signum() < 0) {
            trader.leverage(coin.get(), before);
            return Verdict.NO_MARGIN;
        }
        return Verdict.DONE;
    }

    /** Puts money to the margin of a contract, or takes it when it is negative. */
    public Verdict add(Trader trader, Optional<Coin> coin, BigDecimal amount) {
        Optional<Leverage> before = coin.map(trader::leverage).filter(leverage -> !leverage.cross());
        if (before.isEmpty()) {
            return Verdict.SHARED;
        }
        BigDecimal added = before.get().added().add(amount);
        if (added.signum() < 0) {
            return Verdict.NO_MARGIN;
        }
        trader.leverage(coin.orElseThrow(), new Leverage(false, before.get().value(), added));
        return Verdict.DONE;
    }
}
