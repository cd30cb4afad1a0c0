package io.jackstay.distribution.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** States that no run on paper can be brought into at will, by a stream that is made in the browser; and readers who see, or run, less. */
class StatesOnPageTest {
    private static final Path SCREENS = Path.of(System.getProperty("build.folder", "target"), "screens");
    private static final int WHOLE = 3_000;

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static TradedDay day;

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.open();
        day = new TradedDay(folder, Duration.ofSeconds(10));
        browser.before(day.clockOfTheBrowser());
        browser.before("window.PAYLOADS = [];\n" + Browser.script("stream.js"));
        browser.look(1_366, 768, "dark");
        load();
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

    /** The page is loaded once: each test leaves it as it was, or loads it anew. */
    @BeforeEach
    void look() {
        browser.turn("");
        browser.until("jackstay.current === 'overview' && document.querySelectorAll('main tr[data-key]').length === 8"
                + " && jackstay.stream.epoch === 'one'");
    }

    private static void load() {
        browser.signIn(day.address() + "?states", TradedDay.TOKEN);
    }

    /** The shapes and words of the states of all bots, in the order of the table. */
    private static List<?> states() {
        return (List<?>) browser.value("[...document.querySelectorAll('main tr[data-key] .st')].map((each) =>"
                + " each.querySelector('svg').innerHTML + ' ' + each.querySelector('span').innerText)");
    }

    /** The pictures are for people; a shape for each kind of state, and a word for each of the eight. */
    @Test
    void statesAreToldApartWithoutTheirColours() {
        for (String deficiency : List.of("deuteranopia", "protanopia", "tritanopia")) {
            browser.vision(deficiency);
            browser.picture(SCREENS.resolve("overview-%s.png".formatted(deficiency)), WHOLE);
        }
        browser.vision("none");

        assertThat(new HashSet<>(states())).as("shape and word of each").hasSize(8);
        assertThat(browser.value("(() => { const shape = (state) => [...document.querySelectorAll('main tr[data-key]"
                        + " .st')].find((each) => each.innerText.includes(state)).querySelector('svg').innerHTML;"
                        + " return new Set(['running', 'halted', 'paused', 'stale', 'stopped'].map(shape)).size; })()"))
                .as("shapes of running, halted, paused, stale, stopped")
                .isEqualTo(5L);
    }

    /** Why each is off, by state, in the order resume or pause, cancel all, flatten, stop; what can be clicked has no reason. */
    private static Map<String, List<String>> refusals() {
        Map<String, List<String>> refusals = new TreeMap<>();
        for (String state : List.of("running", "halted", "paused", "stale")) {
            refusals.put(state, List.of("", "", "", ""));
        }
        for (String state : List.of("starting", "failed")) {
            String why = state.equals("failed") ? "it has failed and does not run" : "it has not started yet";
            refusals.put(state, List.of(why, why, why, ""));
        }
        refusals.put("stopping", Collections.nCopies(4, "it is stopping"));
        refusals.put("stopped", Collections.nCopies(4, "it has ended"));
        return refusals;
    }

    @Test
    void whatABotWouldRefuseIsOffWithTheReason() {
        refusals().forEach((state, reasons) -> {
            browser.turn("bot/" + state);
            browser.until(
                    "document.querySelector('h1')?.innerText === '%s' && document.querySelectorAll('.actions button').length === 4 && document.querySelector('td button.plain') !== null"
                            .formatted(state));

            assertThat(
                            browser.value(
                                    "[...document.querySelectorAll('.actions button')].map((each) => each.disabled ? each.title : '')"))
                    .as(state)
                    .isEqualTo(reasons);
            assertThat(browser.text("document.querySelector('.actions').innerText"))
                    .contains(reasons.get(0));
            assertThat(browser.value("document.querySelector('td button.plain').disabled"))
                    .as("the cancel of one order of a bot that is %s", state)
                    .isEqualTo(!reasons.get(0).isEmpty());
        });
    }

    @Test
    void theHubIsOneKeyAway() {
        browser.value("document.querySelector('.nav a[data-hub]').addEventListener('click', (event) => {"
                + " event.preventDefault(); window.went = event.currentTarget.href; })");
        for (String key : List.of("g", "h")) {
            browser.value("document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '%s', bubbles: true }))"
                    .formatted(key));
        }

        assertThat(browser.value("window.went")).isEqualTo(TradedDay.HUB);
        assertThat(browser.value(
                        "(({ target, rel }) => target + ' ' + rel)(document.querySelector('.nav a[data-hub]'))"))
                .isEqualTo("_blank noopener noreferrer");
        browser.turn("help");
        browser.until("document.querySelector('.actions a[data-hub]') !== null");
    }

    @Test
    void aRuntimeThatSaysNothingIsSaidToBeSilentAndNothingCanBeCommanded() {
        String seen =
                "[...document.querySelectorAll('.needs button')].find((each) => each.innerText === 'Seen').disabled";
        assertThat(browser.value(seen)).isEqualTo(false);
        browser.value("(() => { runtime.silent = true; })()");
        browser.value("(() => { let at = performance.now(); performance.now = () => at; window.later = (silence) => {"
                + " at += silence - jackstay.stream.silence; jackstay.stream.tick(); }; })()");
        browser.value("later(2999)");
        assertThat(browser.text("jackstay.stream.state")).isEqualTo("live");

        browser.value("later(3000)");
        browser.until("document.querySelector('.banner.warn')?.innerText.includes('No news for 3.0 s')");
        assertThat(browser.value("document.documentElement.classList.contains('stale-page')"))
                .isEqualTo(true);
        assertThat(browser.value(seen)).isEqualTo(true);
        assertThat(browser.text("document.querySelector('.live').innerText")).contains("silent");

        browser.value("(() => { runtime.silent = false; })()");
        browser.until("jackstay.stream.state === 'live' && document.querySelector('.banner') === null");
        assertThat(browser.value(seen)).isEqualTo(false);
        browser.value("delete performance.now");
    }

    @Test
    void anotherVersionIsSaidAndAReloadOfferedAndNotForced() {
        browser.value("(() => { window.same = true; const asked = window.fetch.bind(window);"
                + " window.fetch = async (url, init) => String(url).endsWith('/session') ? new Response(JSON.stringify({"
                + " ...(await (await asked(url, init)).json()), version: '9.9-other' }), { headers: { 'Content-Type':"
                + " 'application/json' } }) : asked(url, init); runtime.epoch = 'two'; })()");
        browser.until("document.querySelector('.banner')?.innerText.includes('Another version runs now: 9.9-other')");
        assertThat(browser.text("document.querySelector('.banner button').innerText"))
                .isEqualTo("Reload");
        assertThat(browser.value("window.same && document.querySelectorAll('main tr[data-key]').length === 8"))
                .isEqualTo(true);
        browser.click(".banner button", "Reload");
        browser.until("window.same === undefined && window.jackstay?.stream.state === 'live'");
        assertThat(browser.value("document.querySelector('.banner')")).isNull();
    }

    @Test
    void aComputerWhoseClockIsTenMinutesOffIsToldSoAndTimesStayThoseOfTheRuntime() {
        browser.value("(() => { Date.now = () => runtime.now() + 600000; jackstay.redraw(); })()");

        browser.until("document.querySelector('.top').innerText.includes(\"clock is 10 min ahead\")");
        assertThat(browser.value("import('/js/format.js').then(({ clock }) => Math.abs(Date.parse('1970-01-01T' +"
                        + " document.querySelector('[title=\"The runtime\\'s clock\"]').innerText.slice(0, 8) + 'Z') -"
                        + " Date.parse('1970-01-01T' + clock(runtime.now()) + 'Z')) <= 3000)"))
                .isEqualTo(true);
        browser.value("(() => { Date.now = runtime.now; })()");
    }

    @Test
    void aLegThatDoesNotRunIsGreyAndItsNetUnsure() {
        String group = "document.querySelector('section[aria-label=\"Group hedge\"]')";

        assertThat(browser.text(group + ".innerText")).contains("failed", "the net is not known for sure", "−39.5");
        assertThat(browser.value("[...%s.querySelectorAll('.dv')].map((each) => each.classList.contains('off'))"
                        .formatted(group)))
                .as("greyed: the leg that runs, the one that failed, the net")
                .isEqualTo(List.of(false, true, false));
        assertThat(browser.value(
                        "[...%s.querySelectorAll('.legs .faint')].map((each) => each.innerText)".formatted(group)))
                .as("what is grey of the figures")
                .asString()
                .contains("−39.5")
                .doesNotContain("+40");
        assertThat(browser.value("%s.querySelectorAll('.legs svg').length".formatted(group)))
                .as("the leg that failed has its shape")
                .isEqualTo(1L);
    }

    @Test
    void withoutScriptsThePageSaysWhatElseThereIs() {
        List<String> shown = browser.withoutScripts(day.address());

        assertThat(shown).anyMatch(text -> text.contains("This page needs JavaScript"));
        assertThat(shown).noneMatch(text -> text.contains("connecting"));
        load();
    }
}
