package io.jackstay.runtime.web.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Minutes of prices that outlive the process that saw them. */
class KeptMinutesTest {
    private static final String MARKET = "sim:BTC-USDC-PERP";
    private static final long MINUTE = 60_000;
    private static final long DAY = 86_400_000;
    /** 2026-11-22, midnight. */
    private static final long T0 = 1_795_305_600_000L;

    @TempDir
    Path data;

    private KeptMinutes kept() {
        return KeptMinutes.in(
                data.resolve("minutes"),
                task -> {
                    task.run();
                    return true;
                },
                Runnable::run);
    }

    /** What a process sees that begins at a time: a price a second, 100 and on in the first minute, 101 and on in the second. */
    private Candles seen(KeptMinutes kept, String market, long from, int minutes) {
        Candles candles = new Candles();
        kept.began(market, candles, from);
        for (long at = from; at < from + minutes * MINUTE; at += 1_000) {
            long minute = (at - from) / MINUTE;
            candles.note(at, BigDecimal.valueOf(100_000 + 1_000 * minute + at / 1_000 % 60, 3), 20_000)
                    .ifPresent(ended -> kept.ended(market, ended));
            kept.look();
        }
        return candles;
    }

    private static List<?> times(Candles candles) {
        return (List<?>) candles.columns(MINUTE, 0).get("t");
    }

    private Path file(String day) {
        return data.resolve("minutes").resolve(day).resolve("sim%3ABTC-USDC-PERP");
    }

    @Test
    void theNextProcessHasTheMinutesOfTheOneBefore() throws IOException {
        seen(kept(), MARKET, T0, 4);

        Candles next = seen(kept(), MARKET, T0 + 10 * MINUTE, 2);

        assertThat(times(next))
                .isEqualTo(List.of(T0, T0 + MINUTE, T0 + 2 * MINUTE, T0 + 10 * MINUTE, T0 + 11 * MINUTE));
        assertThat(next.columns(MINUTE, 0).get("h").toString()).startsWith("[100.059, 101.059, 102.059,");
        assertThat(next.columns(MINUTE, 0).get("l").toString()).startsWith("[100.000, 101.000, 102.000,");
        assertThat(Files.readAllLines(file("2026-11-22")))
                .hasSize(4)
                .first()
                .isEqualTo("1795305600 100.000 100.059 100.000 100.059");
        assertThat(times(seen(kept(), "sim:ETH-USDC-PERP", T0 + 20 * MINUTE, 1)))
                .as("another market")
                .hasSize(1);
    }

    @Test
    void aWeekIsKeptAndWhatIsOlderGoes() throws IOException {
        for (int day = 0; day < 10; day++) {
            seen(kept(), MARKET, T0 + day * DAY + 12 * 60 * MINUTE, 2);
        }
        Files.createDirectories(data.resolve("minutes/notes"));

        Candles next = seen(kept(), MARKET, T0 + 10 * DAY, 2);

        assertThat(times(next)).hasSize(7 + 2).first().isEqualTo(T0 + 3 * DAY + 12 * 60 * MINUTE);
        try (Stream<Path> days = Files.list(data.resolve("minutes"))) {
            assertThat(days.map(day -> day.getFileName().toString()).sorted())
                    .containsExactly(
                            "2026-11-25",
                            "2026-11-26",
                            "2026-11-27",
                            "2026-11-28",
                            "2026-11-29",
                            "2026-11-30",
                            "2026-12-01",
                            "2026-12-02",
                            "notes");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "179530566",
                "1795305660 1 2",
                "1795305661 1 1 1 1",
                "1795305660 0 0 0 0",
                "1795305660 5 4 1 2",
                "1795305660 -1 1 1 1",
                "1795305660 1e9 1e9 1 1",
                "\u0000\u0000\u0000\u0000"
            })
    void aDamagedLineCostsItselfAlone(String damaged) throws IOException {
        seen(kept(), MARKET, T0, 2);
        Files.writeString(file("2026-11-22"), damaged, StandardOpenOption.APPEND);
        seen(kept(), MARKET, T0 + 5 * MINUTE, 2);

        assertThat(times(seen(kept(), MARKET, T0 + 10 * MINUTE, 1)))
                .isEqualTo(List.of(T0, T0 + 5 * MINUTE, T0 + 10 * MINUTE));
    }

    @Test
    void aFileThatCantBeReadOrWrittenCostsCandlesAlone() throws IOException {
        Files.createDirectories(file("2026-11-22"));
        Files.createDirectories(file("2026-11-21").getParent());
        Files.writeString(file("2026-11-21"), "1795219200 1 1 1 1\n".repeat(100_000));

        assertThat(times(seen(kept(), MARKET, T0, 3))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../etc/passwd",
                "..",
                ".",
                "",
                "/etc/passwd",
                "a/../../b",
                "C:\\x",
                "sim:\u202e\u0000\n",
                "%2E%2E/",
                "x~y"
            })
    void whateverAMarketIsCalledItsFileIsInTheFolderOfItsDay(String market) throws IOException {
        seen(kept(), market, T0, 2);

        assertThat(times(seen(kept(), market, T0 + 5 * MINUTE, 1))).hasSize(2);
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(data)) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        assertThat(files).hasSize(1);
        assertThat(files.get(0).getParent()).isEqualTo(data.resolve("minutes/2026-11-22"));
        assertThat(files.get(0).getFileName().toString()).matches("[A-Za-z0-9%_~.-]{1,120}");
    }

    @Test
    void noTwoMarketsShareAFile() {
        List<String> markets = List.of(
                "a:b",
                "a%3Ab",
                "a/b",
                "A:b",
                ".a",
                "%2Ea",
                "x".repeat(121),
                "x".repeat(122),
                "y".repeat(87) + "/".repeat(40),
                "y".repeat(87) + "/".repeat(41));

        assertThat(markets.stream().map(MinuteFiles::safe))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.length() <= 120);
    }

    @Test
    void whatFindsNoPlaceWaitsForTheNextLook() throws IOException {
        boolean[] full = {true};
        KeptMinutes kept = KeptMinutes.in(
                data.resolve("minutes"),
                task -> {
                    if (!full[0]) {
                        task.run();
                    }
                    return !full[0];
                },
                Runnable::run);
        Candles candles = seen(kept, MARKET, T0, 3);
        seen(kept(), MARKET, T0 - 10 * MINUTE, 2);
        assertThat(times(candles)).hasSize(3);
        assertThat(Files.exists(file("2026-11-22"))).isFalse();

        full[0] = false;
        kept.look();

        assertThat(times(candles)).hasSize(4);
        assertThat(Files.readAllLines(file("2026-11-22"))).hasSize(2);
    }
}
