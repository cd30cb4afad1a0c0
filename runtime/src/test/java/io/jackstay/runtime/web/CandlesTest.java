package io.jackstay.runtime.web;

import static io.jackstay.runtime.web.http.RawClient.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.session.SessionFigures;
import io.jackstay.runtime.session.SessionPicture;
import io.jackstay.runtime.web.http.Role;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The candles of a market over HTTP, in one process and the next. */
class CandlesTest extends WebFixture {
    private static final MarketId MARKET = MarketId.parse("sim:BTC-USDC-PERP");
    private static final String CANDLES =
            "/api/v1/bots/btc-grid/candles?market=sim:BTC-USDC-PERP&interval=1m&lastMs=3600000";
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

    private record Top(BigDecimal price) implements TopOfBook {
        @Override
        public MarketId market() {
            return MARKET;
        }

        @Override
        public Price bid() {
            return Price.of(MARKET, price);
        }

        @Override
        public Size bidSize() {
            return Size.of(MARKET, BigDecimal.ONE);
        }

        @Override
        public Price ask() {
            return Price.of(MARKET, price);
        }

        @Override
        public Size askSize() {
            return Size.of(MARKET, BigDecimal.ONE);
        }

        @Override
        public Stamp stamp() {
            return new Stamp(1, 1);
        }
    }

    private void note(long nanos, int price) {
        SessionPicture picture = SamplePictures.of(nanos, "0", 0, "");
        SessionPicture.OneBot bot = picture.bots().get(0);
        BotStatus was = bot.status();
        BotStatus status = new BotStatus(
                was.name(),
                was.state(),
                was.failed(),
                was.sentence(),
                was.why(),
                List.of(new BotStatus.Market(
                        MARKET, Optional.of(new Top(BigDecimal.valueOf(price))), BigDecimal.ZERO, 0)),
                was.counts(),
                was.pnl(),
                was.equity(),
                was.maxDrawdown(),
                was.limits(),
                was.firstOrderNanos(),
                was.alerts());
        server.note(
                new SessionPicture(
                        nanos,
                        List.of(new SessionPicture.OneBot(bot.about(), status, bot.detail())),
                        picture.logins(),
                        picture.process()),
                SessionFigures.none(nanos));
    }

    /** The closes of all minutes, once there are as many as are waited for. */
    private String closes(String until) throws IOException {
        long end = clock.nanoTime() + PATIENCE;
        while (true) {
            String answer = get(port(), CANDLES, bearer(Role.VIEW));
            String closes = answer.substring(answer.indexOf("\"c\":") + 4).replace("\"", "");
            if (closes.equals(until + "}") || clock.nanoTime() > end) {
                return closes.substring(0, closes.length() - 1);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private long keptLines() throws IOException {
        Path folder = data.resolve("web/minutes");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        long lines = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                lines += Files.readAllLines(file).size();
            }
        }
        return lines;
    }

    @Test
    void theMinutesOfTheLastProcessAreThereInTheNext() throws IOException {
        long now = clock.epochNanos() - 10 * MINUTE;
        for (int i = 0; i < 4; i++) {
            note(now + i * MINUTE, 60_000 + i);
        }
        assertThat(closes("[60000,60001,60002,60003]")).isEqualTo("[60000,60001,60002,60003]");
        long end = clock.nanoTime() + PATIENCE;
        while (keptLines() < 3 && clock.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(keptLines()).isEqualTo(3);
        stop();
        start();

        note(now + 8 * MINUTE, 60_008);
        note(now + 9 * MINUTE, 60_009);

        assertThat(closes("[60000,60001,60002,60008,60009]")).isEqualTo("[60000,60001,60002,60008,60009]");
    }

    @Test
    void aTimeHasABeginningAndAnEnd() throws IOException {
        long now = clock.epochNanos() - 10 * MINUTE;
        for (int i = 0; i < 4; i++) {
            note(now + i * MINUTE, 60_000 + i);
        }
        assertThat(closes("[60000,60001,60002,60003]")).isEqualTo("[60000,60001,60002,60003]");
        long second =
                Math.floorDiv(now + MINUTE, MINUTE) * Duration.ofMinutes(1).toMillis();

        String answer = get(
                port(),
                CANDLES.replace(
                        "lastMs=3600000",
                        "from=%d&to=%d"
                                .formatted(
                                        second, second + Duration.ofMinutes(2).toMillis())),
                bearer(Role.VIEW));

        assertThat(answer).contains("\"c\":[\"60001\",\"60002\"]").contains("{\"t\":[" + second + ",");
    }
}
