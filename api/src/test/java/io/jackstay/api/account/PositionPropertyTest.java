package io.jackstay.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Venue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random fills, beside a calculation in whole numbers that knows neither {@code BigDecimal} division nor signed cost.
 */
class PositionPropertyTest {
    private static final MarketId ID = new MarketId(new Venue("sim"), "BTC-USDC-PERP");
    private static final String[] MULTIPLIERS = {"1", "0.1", "0.001", "10", "0.00000001", "7"};

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void positionAgreesWithWholeNumbersAndWithTheCashThatMoved(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String multiplier = MULTIPLIERS[random.nextInt(MULTIPLIERS.length)];
        MarketInfo info = PositionTest.info(ID, multiplier);
        Ledger ledger = new Ledger(new BigDecimal(multiplier));
        Position position = Position.flat(ID);
        for (int i = 0; i < 200; i++) {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            Size size = randomSize(random, position, side);
            Price price = Price.of(ID, 1 + random.nextLong(10_000_000), random.nextInt(9));

            position = position.after(side, price, size, info);
            ledger.fill(side == Side.BUY, price.toBigDecimal(), size.toBigDecimal());

            String step = "seed %d, fill %d: %s %s at %s".formatted(seed, i, side, size, price);
            assertThat(position.size().toBigDecimal()).as(step).isEqualByComparingTo(ledger.size());
            assertThat(position.cost()).as(step).isEqualByComparingTo(ledger.cost());
            assertThat(position.realizedPnl()).as(step).isEqualByComparingTo(ledger.realized());
            BigDecimal mark = BigDecimal.valueOf(1 + random.nextLong(1_000_000), 4);
            assertThat(position.realizedPnl().add(position.unrealized(mark, info)))
                    .as("%s: realized + unrealized at %s is cash + value", step, mark)
                    .isEqualByComparingTo(ledger.cashAndValueAt(mark));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverWasRoundedOnTheWayAClosedPositionHasEarnedTheCash(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MarketInfo info = PositionTest.info(ID, "1");
        Position position = Position.flat(ID);
        BigDecimal cash = BigDecimal.ZERO;
        for (int i = 0; i < 50 || !position.isFlat(); i++) {
            boolean close = i >= 50;
            Side side = close ? closing(position) : random.nextBoolean() ? Side.BUY : Side.SELL;
            Size size = close ? position.size().abs() : Size.of(ID, 1 + random.nextLong(1_000), 3);
            Price price = Price.of(ID, 1 + random.nextLong(1_000_000), 6);
            position = position.after(side, price, size, info);
            cash = cash.subtract(
                    price.toBigDecimal().multiply(size.toBigDecimal()).multiply(BigDecimal.valueOf(side.sign())));
        }

        assertThat(position.cost()).as("seed %d", seed).isZero();
        assertThat(position.realizedPnl()).as("seed %d", seed).isEqualByComparingTo(cash);
    }

    private static Side closing(Position position) {
        return position.size().signum() > 0 ? Side.SELL : Side.BUY;
    }

    /** One in four fills against a position closes it, one in four goes through zero. */
    private static Size randomSize(SplittableRandom random, Position position, Side side) {
        Size some = Size.of(ID, 1 + random.nextLong(100_000), random.nextInt(6));
        int choice = random.nextInt(4);
        if (position.isFlat() || side != closing(position) || choice > 1) {
            return some;
        }
        return choice == 0 ? position.size().abs() : position.size().abs().plus(some);
    }

    /**
     * Counts in units of 10^-40 quote and 10^-10 base; keeps the side apart from positive numbers; splits each fill in
     * two.
     */
    private static final class Ledger {
        private static final int DIGITS = 40;
        private static final int SIZE_DIGITS = 10;
        private static final BigInteger TWELFTH_DECIMAL = BigInteger.TEN.pow(DIGITS - 12);

        private final BigDecimal multiplier;
        private boolean isLong;
        private BigInteger held = BigInteger.ZERO;
        private BigInteger paid = BigInteger.ZERO;
        private BigInteger realized = BigInteger.ZERO;
        private BigInteger cash = BigInteger.ZERO;

        Ledger(BigDecimal multiplier) {
            this.multiplier = multiplier;
        }

        void fill(boolean buy, BigDecimal price, BigDecimal size) {
            BigInteger each = price.multiply(multiplier)
                    .movePointRight(DIGITS - SIZE_DIGITS)
                    .toBigIntegerExact();
            BigInteger quantity = size.movePointRight(SIZE_DIGITS).toBigIntegerExact();
            BigInteger worth = each.multiply(quantity);
            cash = buy ? cash.subtract(worth) : cash.add(worth);
            BigInteger reducing = held.signum() == 0 || buy == isLong ? BigInteger.ZERO : quantity.min(held);
            reduce(reducing, each);
            add(buy, quantity.subtract(reducing), each);
        }

        private void reduce(BigInteger quantity, BigInteger each) {
            if (quantity.signum() == 0) {
                return;
            }
            BigInteger share = quantity.equals(held) ? paid : roundedShare(quantity);
            BigInteger gain = each.multiply(quantity).subtract(share);
            realized = isLong ? realized.add(gain) : realized.subtract(gain);
            paid = paid.subtract(share);
            held = held.subtract(quantity);
        }

        private void add(boolean buy, BigInteger quantity, BigInteger each) {
            if (quantity.signum() == 0) {
                return;
            }
            isLong = buy;
            held = held.add(quantity);
            paid = paid.add(each.multiply(quantity));
        }

        /**
         * paid × quantity / held to the nearest 12th decimal, to the even one of two equally near; {@code paid} may be
         * negative.
         */
        private BigInteger roundedShare(BigInteger quantity) {
            BigInteger numerator = paid.abs().multiply(quantity);
            BigInteger denominator = held.multiply(TWELFTH_DECIMAL);
            BigInteger[] parts = numerator.divideAndRemainder(denominator);
            int half = parts[1].shiftLeft(1).compareTo(denominator);
            boolean up = half > 0 || (half == 0 && parts[0].testBit(0));
            BigInteger rounded = (up ? parts[0].add(BigInteger.ONE) : parts[0]).multiply(TWELFTH_DECIMAL);
            return paid.signum() < 0 ? rounded.negate() : rounded;
        }

        BigDecimal size() {
            return new BigDecimal(isLong ? held : held.negate(), SIZE_DIGITS);
        }

        BigDecimal cost() {
            return new BigDecimal(isLong ? paid : paid.negate(), DIGITS);
        }

        BigDecimal realized() {
            return new BigDecimal(realized, DIGITS);
        }

        BigDecimal cashAndValueAt(BigDecimal mark) {
            return new BigDecimal(cash, DIGITS).add(mark.multiply(size()).multiply(multiplier));
        }
    }
}
