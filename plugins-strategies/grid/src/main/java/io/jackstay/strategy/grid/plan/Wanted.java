package io.jackstay.strategy.grid.plan;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.strategy.grid.config.Profit;
import java.util.ArrayList;
import java.util.List;

/**
 * The order that should rest for one leg: the grid's decision. Immutable, a pure function of ladder and leg.
 *
 * @param leg index of the leg
 * @param request a post-only limit order at the leg's level, labelled
 */
public record Wanted(int leg, LimitOrderRequest request) {
    public Wanted {
        requireNonNull(request, "request is null");
    }

    public static Wanted of(Leg leg, Ladder ladder, Profit profit) {
        return of(leg, ladder, profit == Profit.BASE ? leg.orderSizeForBase(ladder) : leg.orderSize(ladder));
    }

    private static Wanted of(Leg leg, Ladder ladder, Size size) {
        return new Wanted(
                leg.index(),
                LimitOrderRequest.limit(leg.side(), size, ladder.price(leg.level()))
                        .postOnly()
                        .labelled(leg.label()));
    }

    /** The whole grid, lowest leg first. */
    public static List<Wanted> all(List<Leg> legs, Ladder ladder, Profit profit) {
        List<Wanted> all = new ArrayList<>();
        legs.forEach(leg -> all.add(of(leg, ladder, profit)));
        return all;
    }

    /** The same order with another size. */
    public Wanted sized(Size size) {
        return new Wanted(
                leg, LimitOrderRequest.limit(side(), size, price()).postOnly().labelled(label()));
    }

    public Side side() {
        return request.side();
    }

    public Price price() {
        return request.price();
    }

    public Size size() {
        return request.size();
    }

    public String label() {
        return request.label();
    }

    /** Whether it would rest on this book instead of taking from it. */
    public boolean rests(TopOfBook top) {
        return side() == Side.BUY ? price().compareTo(top.ask()) < 0 : price().compareTo(top.bid()) > 0;
    }
}
