package io.jackstay.runtime.launch.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LastResortTest {
    private final CountDownLatch ended = new CountDownLatch(1);

    @Test
    void endsTheProcessWhenTheOrderlyEndDoesNotCome() throws InterruptedException {
        LastResort last = new LastResort(Duration.ZERO, ended::countDown);
        last.begin();

        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void doesNothingOnceTheOrderlyEndHasCome() {
        LastResort last = new LastResort(Duration.ofHours(1), ended::countDown);
        last.begin();
        last.close();

        assertThat(ended.getCount()).isEqualTo(1);
    }
}
