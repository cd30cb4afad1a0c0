package io.jackstay.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.jackstay.api.connector.NonceStore;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.net.nonce.NonceVault;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonceCrashTest {
    private static final String KEY = "hyperliquid/0xAB c";

    private static NonceStore open(SimDisk disk) {
        FileJournalStore store = FileJournalStore.on(disk, new VirtualClock(0), JournalSettings.defaults());
        return NonceVault.on(store.nonces().orElseThrow()).of(KEY);
    }

    /** Takes numbers until the machine is gone; the last one given. */
    private static long takeUntilGone(SimDisk disk, long given, String seed, LongSupplier floor) {
        long last = given;
        try {
            NonceStore nonces = open(disk);
            for (int i = 0; i < 3_000; i++) {
                long next = nonces.next(floor.getAsLong());
                if (next <= last) {
                    fail("%s: %d was given after %d".formatted(seed, next, last));
                }
                last = next;
            }
        } catch (IllegalStateException | JackstayException e) {
            assertThat(e).as(seed).hasStackTraceContaining("the machine is gone");
        }
        return last;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noNumberIsGivenTwiceWhereverTheMachineStops(long seed) {
        for (int kind = 0; kind < 3; kind++) {
            SplittableRandom random = new SplittableRandom(seed * 10 + kind);
            long[] time = {1_700_000_000_000L};
            long start = kind == 0 ? 0 : 1;
            int step = kind == 1 ? 50 : 2_000_000;
            LongSupplier floor = () -> {
                time[0] += random.nextInt(step);
                return start * time[0];
            };
            SimDisk disk = new SimDisk(random.split());
            long given = 0;
            for (int life = 0; life < 8; life++) {
                disk.stopAfter(random.nextInt(60));
                given = takeUntilGone(disk, given, "seed %d kind %d".formatted(seed, kind), floor);
                disk = disk.crashed();
            }
            assertThat(given).isPositive();
        }
    }

    @Test
    void goesOnAboveAllThatMayHaveBeenGiven() {
        SimDisk disk = new SimDisk(new SplittableRandom(1));
        NonceStore first = open(disk);
        assertThat(first.last()).isZero();
        assertThat(first.next(0)).isEqualTo(1);
        assertThat(first.next(0)).isEqualTo(2);
        assertThat(first.next(100)).isEqualTo(100);
        disk.unlock();

        NonceStore second = open(disk);

        assertThat(second.next(0)).isGreaterThan(100);
        assertThat(second.last()).isEqualTo(second.last());
    }

    @Test
    void theVenueMaySetItBackAndThatHoldsAfterARestart() {
        SimDisk disk = new SimDisk(new SplittableRandom(1));
        NonceStore first = open(disk);
        first.next(1_000_000);
        first.reset(41, "the venue expects 42");
        assertThat(first.last()).isEqualTo(41);
        assertThat(first.next(0)).isEqualTo(42);
        disk.unlock();

        assertThat(open(disk).next(0)).isBetween(43L, 10_000L);
    }

    @Test
    void aStoreOfOneKeyIsOneInTheProcess() {
        NonceVault vault = NonceVault.inMemory();

        assertThat(vault.of("a")).isSameAs(vault.of("a")).isNotSameAs(vault.of("b"));
        assertThat(vault.of("a").next(5)).isEqualTo(5);
        assertThat(vault.of("b").next(0)).isEqualTo(1);
    }

    @Test
    void nothingIsGivenWhenTheDiskFails() {
        SimDisk disk = new SimDisk(new SplittableRandom(1));
        NonceStore nonces = open(disk);
        disk.withRoomFor(0);

        assertThatThrownBy(() -> nonces.next(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing may be signed");
        assertThat(nonces.last()).isZero();
    }

    @Test
    void theEndOfTheNumbersIsTold() {
        NonceStore nonces = NonceVault.inMemory().of("a");

        assertThat(nonces.next(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> nonces.next(0)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aDamagedFileIsToldAndNotReadAsNothing() {
        SimDisk disk = new SimDisk(new SplittableRandom(1));
        open(disk).next(0);
        disk.unlock();
        FileJournalStore store = FileJournalStore.on(disk, new VirtualClock(0), JournalSettings.defaults());
        SmallFiles files = store.nonces().orElseThrow();
        files.replace("a", new byte[] {1, 2, 3});

        assertThat(Optional.of(NonceVault.on(files).of(KEY))).isPresent();
        assertThatThrownBy(() -> NonceVault.on(files).of("a"))
                .isInstanceOf(JackstayException.class)
                .hasMessageContaining("no file of nonces");
    }
}
