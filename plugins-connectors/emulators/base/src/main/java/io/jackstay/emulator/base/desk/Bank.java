package io.jackstay.emulator.base.desk;

import java.math.BigDecimal;
import java.util.Optional;

/** Moves money between accounts, and between the sides of one. Not thread safe: confined to the driving thread. */
public final class Bank {
    private final Floor floor;
    private final String settle;

    /**
     * A bank.
     *
     * @param settle the asset that contracts settle in, of which only what no position needs can be moved
     */
    public Bank(Floor floor, String settle) {
        this.floor = floor;
        this.settle = settle;
    }

    /** Moves an amount; false, and nothing is done, when it is not there or not above zero. */
    public boolean move(Trader from, String wallet, Trader to, String toWallet, BigDecimal amount, String kind) {
        if (!take(from, wallet, amount)) {
            return false;
        }
        to.move(toWallet, amount);
        MoneyEvent event = event(from, wallet, to.address(), amount, kind);
        from.moved(event);
        if (!to.equals(from)) {
            to.moved(event);
        }
        return true;
    }

    /** Moves an amount of a token, by its name, to the same wallet of another. */
    public boolean moveToken(Trader from, Trader to, String token, BigDecimal amount, String kind) {
        Optional<String> wallet = floor.coins().findToken(token).map(Token::wallet);
        return wallet.filter(name -> move(from, name, to, name, amount, kind)).isPresent();
    }

    /** An amount as clients write it; zero, which nobody can move, for what is none. */
    public static BigDecimal amount(String text) {
        return text.matches("[0-9]{1,18}(\\.[0-9]{1,8})?") ? new BigDecimal(text) : BigDecimal.ZERO;
    }

    /** Takes an amount out of the venue; false when it is not there. */
    public boolean withdraw(Trader from, String wallet, BigDecimal amount, String kind) {
        if (!take(from, wallet, amount)) {
            return false;
        }
        from.moved(event(from, wallet, "", amount, kind));
        return true;
    }

    private boolean take(Trader from, String wallet, BigDecimal amount) {
        BigDecimal free = wallet.equals(settle) ? from.available(wallet) : from.wallet(wallet);
        if (amount.signum() <= 0 || amount.compareTo(free) > 0) {
            return false;
        }
        from.move(wallet, amount.negate());
        return true;
    }

    private MoneyEvent event(Trader from, String wallet, String to, BigDecimal amount, String kind) {
        MoneyEvent.About about = new MoneyEvent.About(BigDecimal.ZERO, from.address(), to);
        return new MoneyEvent(kind, wallet, amount, about, floor.agenda().millis(), floor.hash());
    }
}
