package io.jackstay.emulator.base.desk;

import io.jackstay.api.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/** How an account stands now: positions, totals, what is free. Not thread safe: confined to the driving thread. */
public final class Figures {
    private static final int DECIMALS = 6;

    private final Trader trader;
    private final Floor floor;
    private final String money;
    private final List<Held> held;

    /**
     * That of an account.
     *
     * @param money the asset that contracts settle in
     */
    public Figures(Trader trader, Floor floor, String money) {
        this.trader = trader;
        this.floor = floor;
        this.money = money;
        this.held = Held.of(trader, floor.coins());
    }

    /** All positions in contracts. */
    public List<Held> held() {
        return held;
    }

    /** Over all positions. */
    public Totals all() {
        return Totals.of(equity(), held);
    }

    /** Over those that share their margin. */
    public Totals cross() {
        List<Held> cross = held.stream().filter(one -> one.leverage().cross()).toList();
        BigDecimal isolated =
                all().margin().subtract(Totals.of(BigDecimal.ZERO, cross).margin());
        return Totals.of(equity().subtract(isolated), cross);
    }

    private BigDecimal equity() {
        return trader.member().margin(money, floor.agenda().now()).equity().amount();
    }

    /** What could be taken out. */
    public BigDecimal free() {
        return trader.available(money).max(BigDecimal.ZERO).setScale(DECIMALS, RoundingMode.DOWN);
    }

    /** What was paid as funding on a contract, net. */
    public BigDecimal fundingPaid(Coin coin) {
        return trader.fundings().stream()
                .filter(event -> event.coin().equals(coin.name()))
                .map(event -> event.amount().negate())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The tokens that it has any of. */
    public List<Token> tokens() {
        return floor.coins().tokens().stream()
                .filter(token -> trader.wallet(token.wallet()).signum() != 0)
                .toList();
    }

    /** What all of it is worth at the marks, tokens included. */
    public BigDecimal worth() {
        return tokens().stream()
                .map(token -> trader.wallet(token.wallet()).multiply(price(token)))
                .reduce(equity(), BigDecimal::add);
    }

    /** The mark of a token; one for what pairs are quoted in. */
    private BigDecimal price(Token token) {
        return floor.coins().pairs().stream()
                .filter(pair -> pair.base().orElseThrow().equals(token))
                .map(pair -> pair.market().mark())
                .findFirst()
                .orElse(BigDecimal.ONE);
    }

    /** What was won or lost with fees and funding, open positions in contracts at the marks. */
    public BigDecimal profit() {
        Stream<BigDecimal> traded =
                trader.fills().stream().map(fill -> fill.closedProfit().subtract(fill.feeWorth()));
        Stream<BigDecimal> funded = trader.fundings().stream().map(MoneyEvent::amount);
        Stream<BigDecimal> open = held.stream().map(Held::unrealized);
        return Stream.of(traded, funded, open).flatMap(any -> any).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What open orders keep of a token. */
    public BigDecimal kept(Token token) {
        return trader.member().balances().stream()
                .filter(balance -> balance.asset().equals(token.wallet()))
                .map(balance -> balance.total().subtract(balance.available()))
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    /** What was paid for what is held of a token; never negative. */
    public BigDecimal cost(Token token) {
        return floor.coins().pairs().stream()
                .filter(pair -> pair.base().orElseThrow().equals(token))
                .map(pair -> trader.member().account().position(pair.id()).cost())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .max(BigDecimal.ZERO);
    }

    /** The most that could be bought and sold of a contract now, with what closes a position. */
    public List<BigDecimal> mostSizes(Coin coin) {
        BigDecimal mark = coin.market().mark();
        BigDecimal position = trader.position(coin);
        BigDecimal power =
                free().multiply(BigDecimal.valueOf(trader.leverage(coin).value()));
        BigDecimal opens = mark.signum() == 0 ? mark : power.divide(mark, coin.sizeDecimals(), RoundingMode.DOWN);
        return Stream.of(Side.values())
                .map(side -> position.signum() * side.sign() < 0 ? opens.add(position.abs()) : opens)
                .toList();
    }
}
