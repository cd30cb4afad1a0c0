package io.jackstay.testkit.conformance.suite;

import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.testkit.conformance.stand.Numbers;
import io.jackstay.testkit.conformance.stand.Stand;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Numbers, to the last digit, however they are written. Stateless. */
public final class PrecisionSuite {
    private static final Duration MOMENT = Duration.ofSeconds(10);
    private static final int TRIES = 12;
    private static final int TICKS = 40;
    private static final long SEED = 20_260;

    private PrecisionSuite() {}

    /** Its cases. */
    public static Suite suite() {
        return new Suite(
                "precision",
                List.of(
                        Case.of(
                                "prices and sizes on the grid arrive to the last digit",
                                Capability.TRADING,
                                PrecisionSuite::arrives),
                        written("zeros at the end change nothing", Numbers.ZEROS_AT_THE_END),
                        written("numbers with an exponent are read exactly", Numbers.EXPONENTS),
                        written("numbers in place of texts are read exactly", Numbers.NUMBERS_FOR_TEXTS),
                        written("texts in place of numbers are read exactly", Numbers.TEXTS_FOR_NUMBERS)));
    }

    private static Case written(String name, Numbers numbers) {
        return Case.of(name, Capability.TRADING, stand -> reads(stand, numbers)).onWire();
    }

    private static void arrives(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < TRIES; i++) {
            Price price = stand.market().step(quotes.inside(), Side.BUY, random.nextInt(1, TICKS));
            if (price.compareTo(quotes.ask()) >= 0) {
                price = quotes.inside();
            }
            BigDecimal lots = stand.market().lotSize().multiply(BigDecimal.valueOf(random.nextInt(1, TICKS)));
            Size size = stand.market().roundSize(quotes.unit().toBigDecimal().add(lots));
            LimitOrderRequest request = LimitOrderRequest.limit(Side.BUY, size, price);
            OrderRef order = Desk.accepted(stand, request);
            Desk.requireResting(stand, order, request);
            Desk.requireAccepted(stand, Desk.cancel(stand, order));
        }
    }

    private static void reads(Stand stand, Numbers numbers) {
        stand.numbers(numbers);
        stand.start();
        Feeds.want(stand);
        Feeds.requireSeen(stand, "1");
        Quotes quotes = Quotes.of(stand);
        LimitOrderRequest request = LimitOrderRequest.limit(
                Side.BUY,
                stand.market()
                        .roundSize(quotes.units(4)
                                .toBigDecimal()
                                .add(stand.market().lotSize())),
                quotes.inside());
        OrderRef order = Desk.accepted(stand, request);
        Desk.requireResting(stand, order, request);
        quotes.sellInto(1);
        stand.pass(MOMENT);
        Desk.requireFilled(stand, order, quotes.units(1).toBigDecimal());
        AccountSuite.requireAsTheVenue(stand);
        Check.same(
                "the price of a fill",
                stand.heard().fills().get(0).price().toBigDecimal(),
                stand.venue().truth().fills().get(0).price());
        Check.same(
                "the fee of a fill",
                stand.heard().fills().get(0).fee().amount(),
                stand.venue().truth().fills().get(0).fee());
    }
}
