package io.jackstay.distribution.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page makes of a connection that is not as it should be, and of a stream that no run would send. */
class StreamOnPageTest {
    private static final long LOAD_MILLIS = Long.getLong("page.load.millis", 2_000);

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static TradedDay day;

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.open();
        day = new TradedDay(folder, Duration.ofMinutes(10));
        browser.before(day.clockOfTheBrowser());
        browser.before(
                "window.PAYLOADS = %s;\n%s".formatted(Browser.script("payloads.json"), Browser.script("stream.js")));
        browser.look(1_680, 1_050, "dark");
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

    @BeforeEach
    void signIn() {
        browser.signIn(day.address(), TradedDay.TOKEN);
    }

    private static void stream(String kind) {
        browser.go(day.address() + "?" + kind);
        browser.until("window.jackstay?.stream.state === 'live' && document.querySelector('main table') !== null");
    }

    @Test
    void aSessionThatExpiresIsSaidAndGoesOnWhereItWas() {
        browser.turn("bot/eth-grid");
        browser.until("document.querySelectorAll('.actions button').length === 4");

        day.pass(Duration.ofHours(12));

        browser.until("document.querySelector('.banner')?.innerText.includes('Your session ended')");
        assertThat(browser.value("document.documentElement.classList.contains('stale-page')"))
                .isEqualTo(true);
        assertThat(browser.value("[...document.querySelectorAll('.actions button')].every((each) => each.disabled)"))
                .isEqualTo(true);
        browser.click(".banner button", "Sign in");
        browser.type("form input", TradedDay.TOKEN);
        browser.click("form button", "Sign in");
        browser.until("jackstay.stream.state === 'live' && document.querySelector('h1').innerText === 'eth-grid'"
                + " && [...document.querySelectorAll('.actions button')].every((each) => !each.disabled)");
    }

    @Test
    void controlThatWasNotUsedForHalfAnHourFallsBackToLookingAndIsSaidSo() {
        browser.turn("bot/eth-grid");
        browser.until("document.querySelectorAll('.actions button').length === 4");

        day.pass(Duration.ofMinutes(31));
        browser.value("jackstay.commands.ask('cancel-all', 'eth-grid').then(() => true)");

        browser.until("document.querySelector('.banner')?.innerText.includes('read-only')");
        assertThat(browser.value("[...document.querySelectorAll('.actions button')].every((each) => each.disabled)"))
                .isEqualTo(true);
        assertThat(browser.text("jackstay.commands.latest.state")).isEqualTo("failed");
    }

    @Test
    void whereSocketsAreRefusedThePageAsksAndCanStillCommand() {
        browser.go(day.address() + "?refused");

        browser.until("document.querySelector('.top')?.innerText.includes('asks every 2 s')"
                + " && document.querySelectorAll('main tr[data-key]').length === 7");
        assertThat(browser.value("document.querySelector('.banner') === null"
                        + " && !document.documentElement.classList.contains('stale-page')"))
                .isEqualTo(true);
        browser.turn("bot/sol-grid");
        browser.click(".actions button", "Pause");
        browser.until("jackstay.store.data('bot/sol-grid')?.state === 'paused'"
                + " && document.querySelector('.bothead').innerText.includes('paused')");
        browser.until("jackstay.commands.latest.state === 'done'");
        browser.until("jackstay.store.rows('fills/sol-grid').length > 0");
    }

    @Test
    void overASlowLineTheFiguresComeBeforeTheCharts() {
        browser.line(200_000, 150);
        try {
            browser.value("(() => { location.reload(); })()");
            browser.until("window.jackstay !== undefined && document.querySelector('main .tiles') !== null");
            assertThat(browser.value("document.querySelector('jk-chart[data-drawn]')"))
                    .as("a chart is there before its library can be")
                    .isNull();
            browser.until("document.querySelector('jk-chart[data-drawn]') !== null");
        } finally {
            browser.line(0, 0);
        }
    }

    @Test
    void withoutTheChartLibraryAllNumbersStay() {
        browser.block("*echarts*");
        try {
            browser.value("(() => { location.reload(); })()");
            browser.until(
                    "[...document.querySelectorAll('jk-chart .none')].some((each) => each.innerText.includes('did not"
                            + " load'))");
            browser.until("document.querySelectorAll('main tr[data-key]').length === 7");
        } finally {
            browser.block();
        }
    }

    @Test
    void hostileNamesAreWordsAndNothingElse() {
        stream("hostile");
        List<?> names = (List<?>) browser.value("Object.keys(jackstay.store.data('bots'))");
        assertThat(names).hasSize(60);

        assertThat(browser.value("(async () => { const missing = []; for (const name of"
                        + " Object.keys(jackstay.store.data('bots')).filter((each, i) => i % 2 === 0)) {   jackstay.router.go('bot', name);   const until ="
                        + " performance.now() + 10000;   while (jackstay.store.data('bot/' + name) === null && performance.now() <"
                        + " until)     { await new Promise(requestAnimationFrame); }   await new Promise(requestAnimationFrame);  "
                        + " await new Promise(requestAnimationFrame);   if (document.querySelector('h1 bdi') === null ||"
                        + " jackstay.router.route.name !== name) { missing.push(name); } } return missing; })()"))
                .as("bots whose page is not drawn")
                .isEqualTo(List.of());
        for (String page : List.of("", "risk", "log", "system", "plugins")) {
            browser.turn(page);
            browser.until("document.querySelector('main .panel') !== null");
        }

        assertThat(browser.value("window.called ?? 0")).as("scripts that ran").isEqualTo(0L);
        assertThat(browser.value(
                        "document.querySelectorAll('main img, main iframe, main script, main object, main base,"
                                + " main a[href^=\"javascript\"]').length"))
                .isEqualTo(0L);
        assertThat(browser.value("violations")).isEqualTo(List.of());
        assertThat(browser.value("performance.getEntriesByType('resource')"
                        + ".filter((each) => !each.name.startsWith(location.origin)).length"))
                .isEqualTo(0L);
        assertThat(browser.value("({}).polluted ?? null")).isNull();
    }

    /** What it took is printed, for docs/dashboard.md says how much that is; what is asserted does not depend on the machine. */
    @Test
    void twoHundredBotsAndTwoThousandOrdersTenTimesASecondKeepThePageSmall() {
        stream("load");
        for (String page : List.of("bot/bot-000", "")) {
            browser.turn(page);
            browser.until("document.querySelector('main tr[data-key]') !== null &&"
                    + " document.querySelector('jk-chart[data-drawn]') !== null");
            browser.value("load.begin()");
            browser.until("load.millis() >= %d".formatted(LOAD_MILLIS));

            String cost = browser.text("JSON.stringify(load.cost())");
            System.out.printf("page under load, %s: %s%n", page.isEmpty() ? "overview" : "bot", cost);
            assertThat(browser.value("document.querySelectorAll('*').length < 3000"))
                    .as("only the rows in view are there")
                    .isEqualTo(true);
            assertThat(browser.value("load.cost().updates > 0 && load.missed()"))
                    .as("channels whose latest state is not what was sent")
                    .isEqualTo(List.of());
        }
    }

    /** The thread of the page goes on where the one that tells it hangs. */
    @Test
    void whereThePageAnswersAndTheRuntimeTellsNothingItIsSilent() {
        assertThat(browser.text(
                        "import('/js/stream.js').then(({ Stream }) => window.beats(Stream, [0, 2900, 3000, 9000, 0]))"))
                .isEqualTo("live 0, live 2900, silent 3000, silent 9000, live 0");
    }

    @Test
    void snapshotAndDeltasAreTheSnapshotWhateverIsLost() {
        assertThat(browser.value("import('/js/store.js').then(({ Store }) => window.sequences(Store, 10000))"))
                .isEqualTo("equal");
    }
}
