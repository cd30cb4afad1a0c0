package io.jackstay.distribution.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The page of a run, as its reader uses it. One run and one browser serve all tests; each begins signed in, at the overview. */
class PagesTest {
    private static final String OVERVIEW = "document.querySelector('main .tiles') !== null";
    private static final String ACTIONS = "document.querySelectorAll('.actions button').length === 4";

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static Served served;

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.open();
        served = new Served(folder);
        browser.look(1_680, 1_050, "dark");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (served != null) {
            served.close();
        }
    }

    @BeforeEach
    void signIn() {
        browser.signIn(served.address(), served.token());
        browser.until(OVERVIEW);
    }

    @Test
    void theFiguresOfABotAreThoseOfTheApi() {
        browser.turn("bot/btc-grid");
        browser.click(".actions button", "Pause");
        browser.until("jackstay.store.data('bot/btc-grid')?.state === 'paused'");

        browser.until(
                "Promise.all([jackstay.session.get('/bots/btc-grid'), import('/js/format.js')]).then(([bot, format])"
                        + " => { const shown = [...document.querySelectorAll('.tile .v')].map((each) => each.innerText);"
                        + " const session = bot.pnl.session; return [[shown[1],"
                        + " format.signed(bot.markets[0].position.size)], [shown[3], format.gain(session.realized)],"
                        + " [shown[4], format.money(session.fees)]].filter(([seen, wanted]) =>"
                        + " !seen.startsWith(wanted)).map(String); })",
                List.of()::equals);

        browser.click(".toast button", "Undo");
        browser.type("dialog[open] input", "btc-grid");
        browser.click("dialog[open] button[type=submit]", "Resume");
        browser.until("jackstay.store.data('bot/btc-grid')?.state === 'running'");
    }

    @Test
    void whatTradesIsShownFirstAndNeedsTheNameOfTheBot() {
        browser.turn("bot/eth-grid");
        // A plan is for what the bot holds, so that must rest.
        browser.click(".actions button", "Pause");
        browser.until("jackstay.store.data('bot/eth-grid')?.state === 'paused'");
        browser.until("Object.keys(jackstay.store.data('bot/eth-grid').orders).length === 0");
        browser.click(".actions button", "Flatten");
        browser.until("document.querySelector('dialog[open] ul li') !== null");

        assertThat(browser.value("document.querySelector('dialog .solid').disabled"))
                .isEqualTo(true);
        assertThat(browser.value("document.querySelector('dialog').contains(document.activeElement)"))
                .isEqualTo(true);
        browser.type("dialog[open] input", "eth-gri");
        assertThat(browser.value("document.querySelector('dialog .solid').disabled"))
                .isEqualTo(true);
        browser.type("dialog[open] input", "d");
        browser.click("dialog[open] button[type=submit]", "Flatten");

        browser.until("jackstay.store.data('bot/eth-grid')?.halted === true");
        browser.until("Number(jackstay.store.data('bot/eth-grid').markets[0].position.size) === 0");
        browser.until("jackstay.halted >= 1 && document.querySelector('.nav .count') !== null");
        assertThat(browser.text("document.querySelector('p.say').innerText")).isNotEmpty();
    }

    @Test
    void whoMayOnlyLookCanDoNothing() {
        browser.signIn(served.address(), served.viewToken());
        browser.turn("bot/btc-grid");
        browser.until(ACTIONS);

        assertThat(browser.value("[...document.querySelectorAll('.actions button')].every((each) => each.disabled)"))
                .isEqualTo(true);
        assertThat(browser.text("document.querySelector('.banner').innerText")).contains("read-only");
        assertThat(browser.value("fetch('/api/v1/commands', { method: 'POST', body: '{}', headers: { 'Content-Type':"
                        + " 'application/json', 'X-Jackstay-Csrf': jackstay.session.csrf } }).then((answer) =>"
                        + " answer.status)"))
                .isEqualTo(403L);
    }

    @Test
    void whoSignsOutSeesNothingMoreAndAWrongTokenIsSaidToBeOne() {
        browser.value("jackstay.leave()");
        browser.until("document.querySelector('main .tiles') === null");

        browser.type("form input", "wrong wrong wrong wrong wrong wrong");
        browser.click("form button", "Sign in");
        browser.until("document.querySelector('[role=alert]')?.innerText.includes('No token')");
        browser.type("form input", served.token());
        browser.click("form button", "Sign in");

        browser.until("jackstay.stream.state === 'live' && " + OVERVIEW);
    }

    @Test
    void aRunThatIsKilledAndStartedAgainIsFoundWithoutAReload() throws IOException {
        browser.turn("bot/btc-grid?tab=fills");
        browser.until("jackstay.store.rows('fills/btc-grid').length > 0");
        browser.value("window.same = true");
        browser.value("window.before = jackstay.store.rows('fills/btc-grid').map((fill) => fill.id)");

        served.kill();
        browser.until("document.querySelector('.banner.bad')?.innerText.includes('does not answer')");
        assertThat(browser.value("document.documentElement.classList.contains('stale-page')"))
                .isEqualTo(true);
        served.startAgain();
        browser.click(".banner button", "Try now");
        browser.click(".banner button", "Sign in");
        browser.type("form input", served.token());
        browser.click("form button", "Sign in");
        browser.until("jackstay.stream.state === 'live' && jackstay.store.data('bot/btc-grid') !== null");

        browser.until(
                "before.slice(-50).filter((id) => !jackstay.store.rows('fills/btc-grid').some((fill) =>"
                        + " fill.id === id))",
                List.of()::equals);
        assertThat(browser.value("jackstay.store.data('bots').bots['btc-grid'].lastFillAt"))
                .as("when it has traded last")
                .isNotNull();
        assertThat(browser.value("window.same"))
                .as("the page was not loaded again")
                .isEqualTo(true);
        assertThat(browser.value(
                        "(() => { const keys = [...document.querySelectorAll('main tr[data-key]')].map((row) =>"
                                + " row.dataset.key); return keys.length - new Set(keys).size; })()"))
                .as("rows that are there twice")
                .isEqualTo(0L);
        assertThat(browser.value("jackstay.store.rows('commands').length"))
                .as("commands that were sent again")
                .isEqualTo(0L);
    }

    @Test
    void olderFillsAreAskedForPageByPageAndEachIsThereOnce() {
        browser.turn("bot/btc-grid?tab=fills");
        browser.until(
                "jackstay.store.rows('fills/btc-grid').length >= 8 && jackstay.store.data('bot/btc-grid') !== null");
        // Older ones are those of before the first that this page has been streamed.
        browser.click(".actions button", "Pause");
        browser.until("jackstay.store.data('bot/btc-grid')?.state === 'paused'");
        browser.until("jackstay.session.get('/bots/btc-grid/fills?limit=1').then((page) => page.rows[0]?.id ==="
                + " jackstay.store.rows('fills/btc-grid').at(-1).id)");
        browser.value(
                "(() => { const channel = jackstay.store.rows('fills/btc-grid'); channel.splice(0, channel.length - 1);"
                        + " jackstay.pastFills.limit = 3; jackstay.pastFills.forget(); jackstay.redraw(); })()");
        browser.until("jackstay.pastFills.of('btc-grid').rows.length === 3");
        assertThat(browser.value("document.querySelector('main tr[data-key]') && [...document.querySelectorAll('main"
                        + " .tabs button')].some((each) => each.innerText === 'Fills 3+')"))
                .isEqualTo(true);

        browser.click("main p.none button", "Older fills");
        browser.until("jackstay.pastFills.of('btc-grid').rows.length === 6");
        browser.until("[...document.querySelectorAll('main tr[data-key]')].map((row) => row.dataset.key)"
                + ".filter((key, i, all) => all.indexOf(key) === i).length === 6");

        browser.click(".toast button", "Undo");
        browser.type("dialog[open] input", "btc-grid");
        browser.click("dialog[open] button[type=submit]", "Resume");
        browser.until("jackstay.store.data('bot/btc-grid')?.state === 'running'");
    }

    @Test
    void aBacktestIsSeenBesideTheLiveBotsAndItsReportNeedsNothingElse() throws IOException, InterruptedException {
        Path report = served.backtest("first-try");

        browser.turn("backtests");
        browser.click("main td a", "first-try");
        browser.until(
                "jackstay.current === 'backtest' && document.querySelectorAll('jk-chart[data-drawn]').length === 3");
        String net = browser.text("document.querySelector('.tile .v').innerText");
        assertThat(browser.value("violations")).isEqualTo(List.of());

        browser.go(report.toUri().toString());
        browser.until("document.querySelectorAll('jk-chart[data-drawn]').length === 3");
        assertThat(browser.text("document.querySelector('.tile .v').innerText")).isEqualTo(net);
        assertThat(browser.value("violations")).isEqualTo(List.of());
        assertThat(browser.value("performance.getEntriesByType('resource').map((each) => each.name)"))
                .isEqualTo(List.of());
    }

    @Test
    void noKeyTrades() {
        browser.turn("bot/btc-grid");
        browser.until(ACTIONS);
        for (String key : "abcdefijklmnopqrsuvwxyz0123456789".split("")) {
            press(key);
        }

        assertThat(browser.value("jackstay.commands.latest")).isNull();
        assertThat(browser.value("jackstay.commands.dialog")).isNull();
        press("g");
        press("r");
        browser.until("jackstay.current === 'risk'");
    }

    private static void press(String key) {
        browser.value("document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '%s', bubbles: true }))"
                .formatted(key));
    }

    @Test
    void allCanBeReachedByKeyboardAndShowsThatItHasTheFocus() {
        browser.turn("bot/btc-grid");
        browser.until(ACTIONS + " && document.querySelectorAll('main tr[data-key]').length > 0");
        browser.value("window.stops = []");
        browser.value("window.wanted = () => [...document.querySelectorAll('.top a, .top button, .actions button, .tabs"
                + " [tabindex=\"0\"], th button')].filter((each) => each.checkVisibility() &&"
                + " !each.disabled).filter((each) => !stops.includes(each)).map((each) => each.innerText)");

        for (int i = 0; i < 80 && !List.of().equals(browser.value("wanted()")); i++) {
            browser.press(Keys.TAB);
            assertThat(browser.value("stops.push(document.activeElement) && focusShows()"))
                    .as("the focus is seen on %s", browser.text("document.activeElement.outerHTML.slice(0, 200)"))
                    .isEqualTo(true);
        }
        assertThat(browser.value("wanted()")).isEqualTo(List.of());

        browser.value("document.querySelector('.tabs [role=tab][aria-selected=true]').focus()");
        browser.press(Keys.ARROW_RIGHT);
        browser.until("document.activeElement.getAttribute('aria-selected') === 'true' &&"
                + " jackstay.router.route.query.has('range')");
    }

    @Test
    void aDialogKeepsTheFocusGivesItBackAndClosesAtEscape() {
        browser.turn("bot/btc-grid");
        browser.until(ACTIONS);
        browser.value("[...document.querySelectorAll('.actions button')].find((each) =>"
                + " each.innerText.includes('Stop')).focus()");
        browser.press(Keys.ENTER);
        browser.until("document.querySelector('dialog[open] input') !== null");

        for (int i = 0; i < 5; i++) {
            browser.press(Keys.TAB);
            assertThat(browser.value("document.activeElement === document.body"
                            + " || document.querySelector('dialog').contains(document.activeElement)"))
                    .isEqualTo(true);
        }
        browser.value("document.querySelector('dialog input').focus()");
        browser.press(Keys.ESCAPE);

        browser.until("document.querySelector('dialog[open]') === null");
        assertThat(browser.text("document.activeElement.innerText")).contains("Stop");
        assertThat(browser.value("jackstay.commands.latest")).isNull();
    }
}
