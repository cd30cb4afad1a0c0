package io.jackstay.strategy.grid;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.order.LimitOrderRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * The order that should rest for one leg: the grid's decision. Immutable, a pure function of ladder and leg.
 *
 * @param leg index of the leg
 * @param request a post-only limit order at the leg's level, labelled
 */
record Wanted(int leg, LimitOrderRequest request) {
    Wanted {
        requireNonNull(request, "request is null");
    }

    static Wanted of(Leg leg, Ladder ladder) {
        return new Wanted(
                leg.index(),
                LimitOrderRequest.limit(leg.side(), leg.orderSize(ladder), ladder.price(leg.level()))
                        .postOnly()
                        .labelled(leg.label()));
    }

    /** The whole grid, lowest leg first. */
    static List<Wanted> all(List<Leg> legs, Ladder ladder) {
        List<Wanted> all = new ArrayList<>();
        legs.forEach(leg -> all.add(of(leg, ladder)));
        return all;
    }

    Side side() {
        return request.side();
    }

    Price price() {
        return request.price();
    }

    Size size() {
        return request.size();
    }

    String label() {
        return request.label();
    }

    /** Whether it would rest on this book instead of taking from it. */
    boolean rests(TopOfBook top) {
        return side() == Side.BUY ? price().compareTo(top.ask()) < 0 : price().compareTo(top.bid()) > 0;
    }
}
