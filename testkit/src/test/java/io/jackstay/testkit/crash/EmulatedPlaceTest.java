package io.jackstay.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.emulator.base.desk.Coin;
import io.jackstay.emulator.base.desk.Desk;
import io.jackstay.emulator.base.desk.Terms;
import io.jackstay.emulator.base.trial.Rehearsal;
import io.jackstay.testkit.emulate.Providers;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that does not say what the books of an emulated venue say is found out, and what a run asks of the venue is answered. */
class EmulatedPlaceTest {
    private static final long SEED = 7;
    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private static final String FAR = "30000";
    private static final String AT_ONCE = "90000";

    @TempDir
    private Path folder;

    private Rehearsal rehearsal;
    private EmulatedPlace venue;
    private Reckoning reckoning;

    @BeforeEach
    void begin() throws IOException {
        rehearsal = Providers.rehearsals().values().iterator().next();
        venue = new EmulatedPlace(rehearsal);
        venue.reset(SEED);
        BigJournal.write(folder.resolve("data"), 1);
        reckoning = new Reckoning(venue, folder.resolve("data"));
    }

    @AfterEach
    void end() {
        venue.close();
    }

    private void buy(int login, long cloid, String price) {
        venue.act(floor -> {
            Coin coin = floor.coins().find(rehearsal.markets().get(0).word()).orElseThrow();
            Terms terms = new Terms(
                    Side.BUY,
                    new BigDecimal(price),
                    new BigDecimal("0.001"),
                    false,
                    TimeInForce.GTC,
                    Optional.empty(),
                    rehearsal.clientId(cloid));
            new Desk(floor).place(floor.open(rehearsal.account(login)), coin, terms, false);
        });
    }

    private CrashResult result() {
        return reckoning.result(SEED, CrashPlace.RANDOM, false, 1, 0);
    }

    @Test
    void aBotThatDidNothingAtAVenueWhereOthersTradedIsSound() throws IOException {
        buy(1, 1, AT_ONCE);
        buy(1, 1, FAR);

        reckoning.afterKill();
        reckoning.atTheEnd();

        assertThat(result().violations()).isZero();
    }

    @Test
    void aFillThatTheBotDoesNotHaveIsLostAndItsPositionIsWrong() throws IOException {
        buy(0, 1, AT_ONCE);

        reckoning.atTheEnd();

        assertThat(result().lost()).isEqualTo(1);
        assertThat(result().doubled()).isZero();
        assertThat(result().problems()).singleElement().asString().contains("the bot says 0", "the venue has 0.001");
    }

    @Test
    void anOrderThatNobodyKnowsIsAnOrphanAfterAKillAndAfterAStop() throws IOException {
        buy(0, 1, FAR);

        reckoning.afterKill();
        assertThat(result().orphans()).isEqualTo(1);
        reckoning.atTheEnd();

        assertThat(result().orphans()).isEqualTo(2);
    }

    @Test
    void anOrderIdThatComesAgainIsSeen() throws IOException {
        buy(0, 1, FAR);
        buy(0, 1, FAR);

        reckoning.atTheEnd();

        assertThat(result().problems()).anyMatch(words -> words.contains("1 client order ids came again"));
    }

    @Test
    void theOldestOrderIsTakenOffAndTheNextCommandIsTheFirst() {
        assertThat(venue.firstCommand()).isZero();
        buy(0, 1, FAR);
        buy(0, 2, FAR);
        assertThat(venue.firstCommand()).isPositive();

        venue.dropOne();

        assertThat(venue.books().resting()).containsExactly(2L);
        assertThat(venue.firstCommand()).isZero();
    }

    @Test
    void newBooksAreEmpty() throws IOException {
        buy(0, 1, AT_ONCE);
        buy(0, 2, FAR);
        venue.reset(SEED + 1);

        assertThat(venue.fills()).isEmpty();
        assertThat(venue.books().resting()).isEmpty();
        assertThat(venue.books().position()).isZero();
    }

    @Test
    void itsMarketMovesByItself() {
        BigDecimal before = mark();

        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (mark().compareTo(before) == 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }

        assertThat(mark()).isNotEqualTo(before);
    }

    private BigDecimal mark() {
        BigDecimal[] mark = new BigDecimal[1];
        venue.act(floor -> mark[0] = floor.coins()
                .find(rehearsal.markets().get(0).word())
                .orElseThrow()
                .market()
                .mark());
        return mark[0];
    }

    @Test
    void secretsStandInTheEnvironmentAlone() {
        CrashVenue.Login login = venue.login();

        assertThat(login.variables()).isNotEmpty();
        login.variables()
                .forEach((name, secret) ->
                        assertThat(login.block()).contains("${" + name + "}").doesNotContain(secret));
    }

    @Test
    void connectionsCountUntilTheyAreGone() throws IOException {
        String block = venue.login().block();
        int port = Integer.parseInt(block.replaceAll("(?s).*http://127\\.0\\.0\\.1:(\\d+).*", "$1"));
        assertThat(venue.clients()).isZero();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(socket.isConnected()).isTrue();
            assertClients(1);
        }
        assertClients(0);
    }

    private void assertClients(long wanted) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (venue.clients() != wanted && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(venue.clients()).isEqualTo(wanted);
    }
}
