package io.jackstay.runtime.session;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.RequestBudget;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ShutdownTest {
    private static final OrderRef OURS =
            OrderRef.of(BTC, Cloid.Layout.forBits(62).cloid(0, 1, 9), "v9");
    private static final OrderRef HAND = OrderRef.of(BTC, new Cloid(17), "hand");

    private final Logins logins = Logins.virtual(Capability.TRADING);
    private final Shutdown shutdown = new Shutdown(logins.driver, List.of(logins.account), Kept.NONE);

    @BeforeEach
    void start() {
        logins.start();
    }

    @Test
    void aVenueThatHoldsNothingOfOursConfirmsAtOnce() {
        logins.venue().rests(HAND, limit(Side.BUY, "1", "100"));

        Ending ending = shutdown.confirm("asked", List.of());

        assertThat(ending.confirmed()).isTrue();
        assertThat(ending.openOrders()).isZero();
        assertThat(ending.why()).isEqualTo("asked");
        assertThat(logins.venue().batches).isEmpty();
    }

    @Test
    void anOrderOfOursThatStillRestsIsCancelledAndAskedAboutAgain() {
        logins.venue().rests(OURS, limit(Side.BUY, "1", "100"));
        logins.venue().rests(HAND, limit(Side.BUY, "1", "100"));

        Ending ending = shutdown.confirm("asked", List.of());

        assertThat(ending.confirmed()).isTrue();
        assertThat(logins.venue().resting()).singleElement().satisfies(left -> assertThat(left.ref())
                .isEqualTo(HAND));
    }

    @Test
    void whatCannotBeCancelledIsCountedAndNotConfirmed() {
        logins.venue().rests(OURS, limit(Side.BUY, "1", "100"));
        logins.venue().onExecute = batch -> {};

        Ending ending = shutdown.confirm("asked", List.of());

        assertThat(ending.confirmed()).isFalse();
        assertThat(ending.openOrders()).isEqualTo(1);
        assertThat(ending.why()).contains("sim has not confirmed");
    }

    @Test
    void cancelsThatFindNoRoomInTheRequestBudgetAreNotConfirmed() {
        Logins tight = Logins.virtual(VenueTraits.of(Capability.TRADING)
                .requestBudgets(List.of(RequestBudget.of("sim/ip", 1, Duration.ofHours(1)))));
        tight.start();
        tight.venue().rests(OURS, limit(Side.BUY, "1", "100"));
        tight.venue()
                .rests(OrderRef.of(BTC, Cloid.Layout.forBits(62).cloid(0, 1, 10), "v10"), limit(Side.BUY, "1", "100"));

        Ending ending = new Shutdown(tight.driver, List.of(tight.account), Kept.NONE).confirm("asked", List.of());

        assertThat(ending.confirmed()).isFalse();
        assertThat(ending.openOrders()).isEqualTo(1);
    }

    @Test
    void aVenueThatDoesNotAnswerHasNotConfirmed() {
        logins.venue().onSnapshot = reply -> {};

        Ending ending = shutdown.confirm("asked", List.of());

        assertThat(ending.confirmed()).isFalse();
        assertThat(ending.openOrders()).isZero();
    }

    @Test
    void whatIsKeptRestsOnAndNothingElse() {
        OrderRef other = OrderRef.of(BTC, Cloid.Layout.forBits(62).cloid(0, 1, 10), "v10");
        logins.venue().rests(OURS, limit(Side.BUY, "1", "100"));
        logins.venue().rests(other, limit(Side.BUY, "1", "99"));

        Ending ending =
                new Shutdown(logins.driver, List.of(logins.account), () -> List.of(OURS)).confirm("asked", List.of());

        assertThat(ending.confirmed()).isTrue();
        assertThat(ending.openOrders()).isEqualTo(1);
        assertThat(logins.venue().resting()).singleElement().satisfies(left -> assertThat(left.ref())
                .isEqualTo(OURS));
    }

    @Test
    void aKeptOrderThatTheVenueDoesNotShowIsADoubt() {
        Ending ending =
                new Shutdown(logins.driver, List.of(logins.account), () -> List.of(OURS)).confirm("asked", List.of());

        assertThat(ending.confirmed()).isFalse();
        assertThat(ending.why()).contains("the orders that are kept rest");
    }

    @Test
    void aKeptOrderOfABotThatHasGoneMayHaveFilledSince() {
        Kept gone = new Kept() {
            @Override
            public List<OrderRef> orders() {
                return List.of();
            }

            @Override
            public List<OrderRef> ofOthers() {
                return List.of(OURS);
            }
        };
        logins.venue().rests(OURS, limit(Side.BUY, "1", "100"));

        Ending resting = new Shutdown(logins.driver, List.of(logins.account), gone).confirm("asked", List.of());
        logins.venue().fill(OURS);
        Ending filled = new Shutdown(logins.driver, List.of(logins.account), gone).confirm("asked", List.of());

        assertThat(resting.confirmed()).isTrue();
        assertThat(resting.openOrders()).isEqualTo(1);
        assertThat(filled.confirmed()).isTrue();
        assertThat(filled.openOrders()).isZero();
    }

    @Test
    void whatAnEarlierProcessKeptForABotThatNeverRanStaysAsItIs() {
        Kept kept = new Kept() {
            @Override
            public List<OrderRef> orders() {
                return List.of();
            }

            @Override
            public List<Integer> untouched() {
                return List.of(1);
            }
        };
        OrderRef other = OrderRef.of(BTC, Cloid.Layout.forBits(62).cloid(0, 2, 10), "v10");
        logins.venue().rests(OURS, limit(Side.BUY, "1", "100"));
        logins.venue().rests(other, limit(Side.BUY, "1", "99"));

        Ending ending = new Shutdown(logins.driver, List.of(logins.account), kept).confirm("asked", List.of());

        assertThat(ending.confirmed()).isTrue();
        assertThat(logins.venue().resting()).singleElement().satisfies(left -> assertThat(left.ref())
                .isEqualTo(OURS));
    }

    @Test
    void afterAFailureAnOrderThatWasOnItsWayIsSeenInTheSecondList() {
        int[] lists = {0};
        logins.venue().onSnapshot = reply -> {
            reply.ok(logins.venue().holds());
            if (lists[0]++ == 0) {
                logins.venue().rests(OURS, limit(Side.BUY, "1", "100"));
            }
        };
        BotStatus failed = BotStatus.notMade("a", BotState.STOPPED, true, "failed");

        Ending ending = shutdown.confirm("asked", List.of(failed));

        assertThat(ending.confirmed()).isTrue();
        assertThat(ending.openOrders()).isZero();
        assertThat(logins.venue().resting()).isEmpty();
    }

    @Test
    void whatABotStillSendsDoesNotLeave() {
        shutdown.confirm("asked", List.of());
        OrderBatch.Submit late =
                new OrderBatch.Submit(new Cloid(OURS.cloidOrZero()), limit(Side.BUY, "1", "100"), Long.MAX_VALUE);
        logins.account.send(OrderBatch.of(List.of(), List.of(), List.of(late)));
        shutdown.end();

        assertThat(logins.venue().batches).isEmpty();
        assertThat(logins.venue().resting()).isEmpty();
    }

    @Test
    void aLoginThatDoesNotSayThatItEndedDoesNotHoldTheProcess() {
        List<String> asked = new ArrayList<>();
        logins.venue().onStop = reply -> asked.add("stop");

        shutdown.end();

        assertThat(asked).containsExactly("stop");
    }
}
