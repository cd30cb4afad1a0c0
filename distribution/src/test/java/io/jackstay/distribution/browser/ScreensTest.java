package io.jackstay.distribution.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How each page looks, dark and light, on a screen and on a phone: a picture of each is left in {@code screens} of the build folder, and with
 * {@code -Dscreens.docs} the three of docs/images are made anew.
 */
class ScreensTest {
    private static final Path SCREENS = Path.of(System.getProperty("build.folder", "target"), "screens");
    private static final Path DOCS = Path.of("..", "docs", "images");
    private static final boolean FOR_DOCS = System.getProperty("screens.docs") != null;
    private static final int SCREEN = 1_680;
    private static final int PHONE = 390;
    private static final int NARROWEST = 320;
    private static final int WHOLE = 6_000;
    /** As much of a page as is kept of each build. */
    private static final int LONG = 2_400;
    /** The three that the documentation shows, and how long they may be. */
    private static final Map<String, Integer> IN_DOCS =
            Map.of("overview-dark-1680", WHOLE, "bot-light-1680", WHOLE, "bot-dark-390", 1_700);
    /** What is there when a page has been drawn, and how many charts. */
    private static final Map<String, String> SIGNS = signs();

    private static final Map<String, Integer> CHARTS = Map.of("", 1, "bot/btc-grid", 2);

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static TradedDay day;

    private static Map<String, String> signs() {
        Map<String, String> signs = new LinkedHashMap<>();
        signs.put("", "main .tiles");
        signs.put("bot/btc-grid", "main .ladderbox .mid");
        signs.put("risk", "main table.matrix");
        signs.put("system", "main .panel .account");
        signs.put("plugins", "main table, main .botcard");
        signs.put("backtests", "main .panel");
        signs.put("log", "main .events li");
        signs.put("help", "main kbd");
        return signs;
    }

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.open();
        day = new TradedDay(folder, Duration.ofHours(3));
        browser.before(day.clockOfTheBrowser());
        browser.look(SCREEN, 1_050, "dark");
        browser.signIn(day.address(), TradedDay.TOKEN);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (day != null) {
            day.close();
        }
    }

    private static void turn(String page) {
        browser.turn(page);
        browser.until("jackstay.current === '%s' && document.querySelector('%s') !== null"
                .formatted(page.isEmpty() ? "overview" : page.split("/")[0], SIGNS.get(page)));
        browser.until("document.querySelectorAll('jk-chart[data-drawn]').length === %d"
                .formatted(CHARTS.getOrDefault(page, 0)));
    }

    private static String name(String page) {
        return page.isEmpty() ? "overview" : page.split("/")[0];
    }

    @Test
    void everyPageIsWholeAndReadableInBothThemesOnAScreenAndOnAPhone() {
        browser.log();
        for (int width : List.of(SCREEN, PHONE)) {
            for (String theme : List.of("dark", "light")) {
                browser.look(width, width == PHONE ? 844 : 1_050, theme);
                for (String page : SIGNS.keySet()) {
                    turn(page);
                    String which = "%s-%s-%d".formatted(name(page), theme, width);
                    browser.picture(SCREENS.resolve(which + ".png"), FOR_DOCS ? WHOLE : LONG);
                    if (FOR_DOCS && IN_DOCS.containsKey(which)) {
                        browser.picture(DOCS.resolve(which + ".png"), IN_DOCS.get(which));
                    }
                    assertThat(browser.value("sideways()"))
                            .as("stands out of %s", which)
                            .isEqualTo(List.of());
                    assertThat(browser.value("cutOff()"))
                            .as("cut off in %s", which)
                            .isEqualTo(List.of());
                    assertThat(browser.value("faint()"))
                            .as("too faint in %s", which)
                            .isEqualTo(List.of());
                }
            }
        }

        assertThat(browser.value("violations")).isEqualTo(List.of());
        assertThat(browser.log()).isEmpty();
    }

    @Test
    void nothingStandsOutOnTheNarrowestPhoneOrBetween() {
        for (int width : List.of(NARROWEST, 768, 1_100, 1_366, 2_560)) {
            browser.look(width, 900, "dark");
            for (String page : SIGNS.keySet()) {
                turn(page);
                assertThat(browser.value("sideways()"))
                        .as("stands out of %s at %d", name(page), width)
                        .isEqualTo(List.of());
            }
            if (width == NARROWEST) {
                turn("bot/btc-grid");
                browser.picture(SCREENS.resolve("bot-dark-320.png"), WHOLE);
            }
        }
    }

    /** Twice the size is half the room. */
    @Test
    void atTwiceTheSizeNothingIsCutOff() {
        browser.zoomed(1_366, 768);
        for (String page : SIGNS.keySet()) {
            turn(page);
            assertThat(browser.value("sideways()"))
                    .as("stands out of %s", name(page))
                    .isEqualTo(List.of());
            assertThat(browser.value("cutOff()"))
                    .as("cut off in %s", name(page))
                    .isEqualTo(List.of());
        }
    }

    @Test
    void barsAndStatesStayWhereColoursAreTheReaders() {
        browser.look(SCREEN, 1_050, "dark");
        browser.media("", "forced-colors", "active");
        turn("bot/btc-grid");
        browser.picture(SCREENS.resolve("bot-forced-colors.png"), WHOLE);

        assertThat(browser.value("[...document.querySelectorAll('.bar i, .lad .sz i')].filter((each) =>"
                        + " each.clientWidth > 0).every((each) => getComputedStyle(each).backgroundColor"
                        + " !== getComputedStyle(each.parentElement).backgroundColor)"))
                .as("bars are told from what they are on")
                .isEqualTo(true);
        assertThat(browser.value("document.querySelectorAll('.st svg').length")).isNotEqualTo(0L);
    }

    @Test
    void onPaperItIsDarkOnWhiteWithoutWhatCanOnlyBeClicked() {
        browser.look(SCREEN, 1_050, "dark");
        turn("");
        browser.media("print", "prefers-color-scheme", "dark");
        browser.picture(SCREENS.resolve("overview-print.png"), WHOLE);

        assertThat(browser.value("[...document.querySelectorAll('.top, .bottom, .actions, .search, .needs .acts')]"
                        + ".filter((each) => each.checkVisibility()).length"))
                .isEqualTo(0L);
        assertThat(browser.value("faint()")).isEqualTo(List.of());
        assertThat(browser.text("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
    }
}
