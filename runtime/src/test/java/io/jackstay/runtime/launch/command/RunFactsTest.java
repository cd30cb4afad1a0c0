package io.jackstay.runtime.launch.command;

import static io.jackstay.runtime.ledger.WrittenJournals.BOT;
import static io.jackstay.runtime.ledger.WrittenJournals.T0;
import static io.jackstay.runtime.ledger.WrittenJournals.fill;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderState;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.ledger.WrittenJournals;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.session.SessionPicture;
import io.jackstay.runtime.telegram.ChatFacts.Period;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a chat is told of journals that a process has written: of a bot that has traded, and of one that never began. */
class RunFactsTest {
    private static final String OTHER = "eth-grid";

    @TempDir
    Path folder;

    private RunFacts facts;

    @BeforeEach
    void trade() {
        try (WrittenJournals journals = new WrittenJournals(folder).begin()) {
            journals.day(TimeUnit.NANOSECONDS.toDays(T0));
            journals.placed(1, Side.BUY, "0.02", "60000", 0);
            journals.fill(fill("f1", 1, Side.BUY, "0.02", "60000", "0.12", 1));
            journals.changed(1, OrderState.FILLED, "0.02", "60000", "0.02", 2);
            journals.placed(2, Side.SELL, "0.01", "60100", 3);
            journals.fill(fill("f2", 2, Side.SELL, "0.01", "60100", "-0.06", 4));
            journals.changed(2, OrderState.FILLED, "0.01", "60100", "0.01", 5);
            journals.placed(3, Side.SELL, "0.01", "60200", 6);
            journals.changed(3, OrderState.OPEN, "0.01", "60200", "0", 7);
        }
        facts = facts(Optional.of(List.of(about(true), other())));
    }

    private static SessionPicture.About about(boolean paper) {
        return ChatSumsTest.about(BOT, "sim", paper, Optional.empty());
    }

    private static SessionPicture.About other() {
        return ChatSumsTest.about(OTHER, "sim", true, Optional.empty());
    }

    private RunFacts facts(Optional<List<SessionPicture.About>> abouts) {
        VirtualClock clock = new VirtualClock(T0 + Duration.ofMinutes(1).toNanos());
        return new RunFacts(
                new DataDirectory(folder, new SystemClock()),
                List.of(BOT, OTHER),
                clock,
                () -> "jackstay 1.2.3",
                () -> abouts,
                Optional.empty());
    }

    @Test
    void moneyAndPositionsAreThoseOfTheJournal() {
        assertThat(facts.profit(BOT).orElseThrow())
                .containsExactly(
                        "session since 2023-11-14T22:13:20Z: net 1.94 USDC (realised 1, unrealised 1)",
                        "day 2023-11-14: net 1.94 USDC (realised 1, unrealised 1)",
                        "all time since 2023-11-14T22:13:20Z: net 1.94 USDC (realised 1, unrealised 1)",
                        "largest fall 0 USDC, 2 fills");
        assertThat(facts.balance(BOT).orElseThrow())
                .containsExactly(
                        "equity 10001.94 USDC, began with 10000 USDC, highest 10001.94 USDC",
                        "sim:BTC-USDC-PERP: 0.01 at 60100");
        assertThat(facts.performance(BOT).orElseThrow())
                .containsExactly("sim:BTC-USDC-PERP: net 1.94 USDC (realised 1, unrealised 1)");
        assertThat(facts.days(BOT, Period.DAY, 7).orElseThrow()).containsExactly("2023-11-14: 0.94 USDC, 2 fills");
        assertThat(facts.earned(BOT, 7).orElseThrow()).containsExactly("no ledger is kept");
    }

    @Test
    void anOrderIsToldWithTheNumberByWhichItIsCancelled() {
        assertThat(facts.orders(BOT).orElseThrow())
                .containsExactly("3: SELL 0.01 sim:BTC-USDC-PERP at 60200, filled 0, OPEN (L-3)");
        assertThat(facts.ownerOf(3)).contains(BOT);
        assertThat(facts.ownerOf(1)).as("it has ended").isEmpty();
        assertThat(facts.fills(BOT, 1).orElseThrow())
                .containsExactly("2023-11-14T22:13:24Z SELL 0.01 sim:BTC-USDC-PERP at 60100, fee -0.06 USDC");
    }

    @Test
    void ofABotThatNeverBeganNothingIsKnown() {
        assertThat(facts.bots()).containsExactly(BOT, OTHER);
        assertThat(facts.profit(OTHER)).isEmpty();
        assertThat(facts.balance(OTHER)).isEmpty();
        assertThat(facts.orders(OTHER)).isEmpty();
        assertThat(facts.fills(OTHER, 5)).isEmpty();
        assertThat(facts.why(OTHER)).isEmpty();
    }

    @Test
    void aSumSaysWhoIsNotInItAndWhetherItIsMoney() {
        assertThat(facts.balanceOfAll())
                .containsExactly(
                        "all on paper, btc-grid",
                        "equity 10001.94 USDC, began with 10000 USDC",
                        "not counted, for nothing is known: eth-grid");
        assertThat(facts(Optional.of(List.of(about(false), other()))).profitOfAll())
                .containsExactly(
                        "all live, btc-grid",
                        "session: net 1.94 USDC",
                        "day 2023-11-14: net 1.94 USDC",
                        "all time: net 1.94 USDC",
                        "not counted, for nothing is known: eth-grid");
        assertThat(facts(Optional.empty()).profitOfAll()).containsExactly("no sum: the process is starting");
    }

    @Test
    void theProcessTellsOfItself() {
        assertThat(facts.version()).isEqualTo("jackstay 1.2.3");
        assertThat(facts.health()).hasSize(4).anyMatch("2 bots"::equals);
        assertThat(facts.alerts(10)).isEmpty();
        assertThat(facts.why(BOT).orElseThrow()).isNotEmpty();
    }
}
