package io.jackstay.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.testkit.crash.wire.Message;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that does not say what the venue's books say is found out: each kind of it once. */
class ReckoningTest {
    private static final long SEED = 7;

    @TempDir
    private Path folder;

    private VenueProcess venue;
    private Reckoning reckoning;

    @BeforeEach
    void begin() throws IOException {
        venue = VenueProcess.start(folder.resolve("log"));
        venue.reset(SEED);
        BigJournal.write(folder.resolve("data"), 1);
        reckoning = new Reckoning(venue, folder.resolve("data"));
    }

    @AfterEach
    void end() throws IOException {
        venue.close();
    }

    private void submit(long cloid, long ticks) throws IOException {
        venue.ask(
                Message.of("submit")
                        .with("cloid", cloid)
                        .with("buy", true)
                        .with("ticks", ticks)
                        .with("lots", 1)
                        .with("post", false)
                        .with("immediate", false)
                        .with("reduce", false),
                "answer");
    }

    private CrashResult result() {
        return reckoning.result(SEED, CrashPlace.RANDOM, false, 1, 0);
    }

    @Test
    void aBotThatDidNothingAtAVenueWhereNothingHappenedIsSound() throws IOException {
        reckoning.afterKill();
        reckoning.atTheEnd();

        assertThat(result().violations()).isZero();
    }

    @Test
    void aFillThatTheBotDoesNotHaveIsLostAndItsPositionIsWrong() throws IOException {
        submit(1, 900_000);

        reckoning.atTheEnd();

        assertThat(result().lost()).isEqualTo(1);
        assertThat(result().problems()).singleElement().asString().contains("the bot says 0", "the venue has 0.001");
    }

    @Test
    void anOrderThatNobodyKnowsIsAnOrphanAfterAKillAndAfterAStop() throws IOException {
        submit(1, 100);

        reckoning.afterKill();
        assertThat(result().orphans()).isEqualTo(1);
        reckoning.atTheEnd();

        assertThat(result().orphans()).isEqualTo(2);
    }

    @Test
    void anOrderIdThatComesAgainIsSeen() throws IOException {
        submit(1, 900_000);
        submit(1, 900_000);

        reckoning.atTheEnd();

        assertThat(result().problems()).anyMatch(words -> words.contains("1 client order ids came again"));
    }

    @Test
    void aBotWithoutAJournalIsSaid() throws IOException {
        Reckoning nowhere = new Reckoning(venue, folder.resolve("nowhere"));

        nowhere.atTheEnd();

        assertThat(nowhere.result(SEED, CrashPlace.RANDOM, false, 1, 0).problems())
                .containsExactly("the bot has no journal");
    }
}
