package io.jackstay.distribution.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.Pnl;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.session.SessionPicture;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is read on the page is what the bots say of themselves, which is what {@code jackstay status} has: the figures are written anew here,
 * by none of the page's code.
 */
class FiguresTest {
    private static final String ASSET = "USDC";
    private static final String TILES =
            "JSON.stringify([...document.querySelectorAll('main .tile')].map((tile) => [tile.querySelector('.k').innerText,"
                    + " tile.querySelector('.v').innerText]))";
    private static final String PAIRS =
            "JSON.stringify([...document.querySelectorAll('main section[aria-label=\"Profit by"
                    + " source\"] dt')].map((term) => [term.innerText, term.nextElementSibling.innerText]))";

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static TradedDay day;
    private static SessionPicture held;

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.open();
        day = new TradedDay(folder, Duration.ofMinutes(30));
        browser.before(day.clockOfTheBrowser());
        browser.look(1_680, 1_050, "dark");
        browser.signIn(day.address(), TradedDay.TOKEN);
        browser.until("document.querySelector('main .tiles') !== null");
        held = day.hold();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (held != null) {
            day.goOn();
        }
        if (day != null) {
            day.close();
        }
    }

    private static String written(BigDecimal value, String pattern) {
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        String text = format.format(value.abs());
        boolean zero = text.matches("[0.]*");
        return zero ? text : value.signum() < 0 ? "\u2212" + text : "+" + text;
    }

    /** Money has two places, and four where it is less than ten cents. */
    private static String gain(BigDecimal value) {
        boolean small = value.signum() != 0 && value.abs().compareTo(new BigDecimal("0.1")) < 0;
        return written(value, small ? "#,##0.0000" : "#,##0.00");
    }

    private static String paid(BigDecimal value) {
        return gain(value).replace("+", "");
    }

    private static BigDecimal sum(Function<BotStatus, BigDecimal> figure) {
        return held.bots().stream().map(bot -> figure.apply(bot.status())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void assertShown(String where, Map<String, String> expected) {
        expected.forEach((title, text) -> browser.until(
                "(() => { const rows = JSON.parse(%s); const row = rows.find(([title]) => title.startsWith('%s')); return row"
                                .formatted(where, title)
                        + " === undefined ? 'is not there' : row[1].replace(/[\\sA-Za-z]+$/, ''); })()",
                text::equals));
    }

    @Test
    void theTotalsAreTheSumsOfWhatTheBotsSay() {
        browser.turn("");
        assertThat(sum(status -> status.pnl().unrealized().amount())).isNotZero();
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("Equity", paid(sum(status -> status.equity().amount())));
        expected.put(
                "PnL today", gain(sum(status -> status.detail().today().net().amount())));
        expected.put(
                "Realised today",
                gain(sum(status -> status.detail().today().realized().amount())));
        expected.put("Unrealised", gain(sum(status -> status.pnl().unrealized().amount())));
        expected.put(
                "Resting orders",
                String.valueOf(sum(status -> BigDecimal.valueOf(status.counts().openOrders()))));
        assertShown(TILES, expected);
    }

    @Test
    void eachBotsFiguresAreThoseThatItSays() {
        assertThat(held.bots()).hasSize(7);
        for (SessionPicture.OneBot bot : held.bots()) {
            BotStatus status = bot.status();
            browser.turn("bot/" + status.name());
            Pnl session = status.detail().session();
            Map<String, String> tiles = new LinkedHashMap<>();
            BigDecimal position = status.markets().get(0).position();
            tiles.put("Position", written(position, "#,##0.############"));
            tiles.put("Unrealised", gain(status.pnl().unrealized().amount()));
            tiles.put("Realised", gain(session.realized().amount()));
            tiles.put("Fees", paid(session.fees(ASSET).amount()));
            tiles.put("Net", gain(session.net().amount()));
            assertShown(TILES, tiles);
            Map<String, String> pairs = new LinkedHashMap<>();
            pairs.put("Unrealised, change", gain(session.unrealized().amount()));
            pairs.put("Funding", gain(session.funding(ASSET).amount().negate()));
            pairs.put("Net, today", gain(status.detail().today().net().amount()));
            pairs.put("Net, all time", gain(status.pnl().net().amount()));
            assertShown(PAIRS, pairs);
            assertThat(browser.value(
                            "Object.keys(jackstay.store.data('bot/%s').orders).length".formatted(status.name())))
                    .isEqualTo((long) status.counts().openOrders());
        }
    }
}
