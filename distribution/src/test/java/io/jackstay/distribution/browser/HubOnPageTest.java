package io.jackstay.distribution.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackstay.runtime.config.alert.HubServerBlock.HubRole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a hub in a browser, told by heartbeats as any program sends them. A hub a test; all share the browser. */
class HubOnPageTest {
    private static final Path SCREENS = Path.of(System.getProperty("build.folder", "target"), "screens");
    private static final int SCREEN = 1_680;
    /** Of 1,366 pixels for who has made everything twice as large. */
    private static final int ZOOMED = 683;

    private static final int PHONE = 390;
    private static final int NARROWEST = 320;
    private static final int LONG = 2_400;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAMES =
            "[...document.querySelectorAll('.card')].map((card) => card.querySelector('b bdi').innerText)";

    private static Browser browser;

    @TempDir
    Path folder;

    private HeardHub hub;

    @BeforeAll
    static void start() {
        browser = Browser.open();
        browser.before("window.called = undefined;"
                + " window.alert = window.called = () => { window.calls = (window.calls ?? 0) + 1; };");
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        hub = new HeardHub(folder);
        browser.look(SCREEN, 1_050, "dark");
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private void signIn(HubRole role) throws IOException {
        browser.forget();
        browser.go(hub.address());
        browser.until("window.jackstay !== undefined");
        browser.value("jackstay.enter({ token: '%s' }).then(() => true)".formatted(hub.token(role)));
        browser.until("jackstay.data !== null && document.querySelector('h1') !== null");
    }

    /** A hedge of three and a bot on paper, one that failed, and two that trade alone. */
    private void hearThemAll() throws IOException, InterruptedException {
        leg("sol-any", "monitor", "0", "'state':'running','interval_ms':60000");
        leg("sol-l2", "L2", "-20.5", "'state':'paused','interval_ms':60000");
        leg("sol-bp", "BP", "40", "'state':'running','sentence':'20 of 20 levels rest','interval_ms':60000");
        leg(
                "sol-l1",
                "L1",
                "-19.9",
                "'state':'halted','halt':'daily-loss: -301.44 of -300.00 USDC','interval_ms':1000");
        leg("sol-try", "L1", "7", "'state':'running','paper':true,'interval_ms':60000");
        say("alone", "'state':'failed','sentence':'strategy threw three times','venue':'grvt','interval_ms':60000");
        say(
                "pair",
                "'state':'running','venue':'hyperliquid','balance':'5000','asset':'USDC','interval_ms':60000,'positions':["
                        + "{'market':'hyperliquid:BTC','base':'BTC','position':'0.125'},"
                        + "{'market':'hyperliquid:ETH','base':'ETH','position':'-2.5'}]");
    }

    private void leg(String bot, String role, String position, String more) throws IOException, InterruptedException {
        say(
                bot,
                ("'group':'hedge-sol','role':'%s','venue':'aster','base':'SOL','position':'%s','balance':'10031.75',"
                                + "'asset':'USDC','unrealized':'-12.5','latency_ms':41.5,'host':'vm-3','version':'0.1',%s")
                        .formatted(role, position, more));
    }

    private void say(String bot, String pairs) throws IOException, InterruptedException {
        hub.hear(bot, "{%s}".formatted(pairs.replace('\'', '"')));
    }

    private static String card(String bot) {
        return "[...document.querySelectorAll('.card')].find((card) => card.querySelector('b bdi').innerText === '%s')?.innerText"
                .formatted(bot);
    }

    private static void refresh() {
        browser.value("jackstay.refresh().then(() => true)");
    }

    @Test
    void cardsStandByGroupAndRoleAndSayWhatEachIsDoing() throws IOException, InterruptedException {
        hearThemAll();
        signIn(HubRole.VIEW);
        browser.until(NAMES, List.of("sol-bp", "sol-l1", "sol-try", "sol-l2", "sol-any", "alone", "pair")::equals);

        assertThat(browser.text(card("sol-bp"))).contains("online", "+40", "SOL", "10,031.75", "−12.50", "41.5 ms");
        assertThat(browser.text(card("sol-l1"))).contains("halted", "daily-loss: -301.44");
        assertThat(browser.text(card("sol-l2"))).contains("paused");
        assertThat(browser.text(card("sol-try"))).contains("paper", "online");
        assertThat(browser.text(card("alone"))).contains("failed").doesNotContain("online");
        assertThat(browser.text(card("pair"))).contains("+0.125", "BTC", "−2.5", "ETH");
        assertThat(browser.text("document.querySelector('.panel header').innerText"))
                .contains("5 of 5 online", "net −0.4", "SOL", "without 1 on paper");
        assertThat(browser.value("new Set(['sol-bp', 'sol-l1', 'sol-l2', 'alone'].map((bot) =>"
                        + " [...document.querySelectorAll('.card')].find((card) => card.querySelector('b bdi').innerText ==="
                        + " bot).querySelector('.st svg').innerHTML)).size"))
                .as("halted and failed are squares, the others have their own shape")
                .isEqualTo(3L);
    }

    @Test
    void whoIsSilentForTwiceItsIntervalIsOfflineUntilItIsHeardAgain() throws IOException, InterruptedException {
        hearThemAll();
        signIn(HubRole.VIEW);

        hub.pass(Duration.ofMillis(2_000));
        refresh();
        browser.until(card("sol-l1"), text -> String.valueOf(text).contains("halted"));
        hub.pass(Duration.ofMillis(1));
        refresh();
        browser.until(card("sol-l1"), text -> String.valueOf(text).contains("offline"));

        assertThat(browser.text(card("sol-l1"))).contains("last seen").doesNotContain("halted\n");
        assertThat(browser.text(card("sol-bp"))).contains("online");
        assertThat(browser.text("document.querySelector('.panel').innerText"))
                .contains("4 of 5 online", "Net is not known for sure: 1 silent longer than twice its interval");
        assertThat(browser.text("document.querySelector('.bothead').innerText")).contains("6 online", "1 offline");
        leg("sol-l1", "L1", "-20", "'state':'running','interval_ms':1000");
        refresh();
        browser.until(card("sol-l1"), text -> String.valueOf(text).contains("online"));
        assertThat(browser.text("document.querySelector('.panel').innerText"))
                .contains("5 of 5 online")
                .doesNotContain("not known for sure");
    }

    @Test
    void pruningShowsFirstWhoWouldGo() throws IOException, InterruptedException {
        hearThemAll();
        signIn(HubRole.CONTROL);
        assertThat(browser.value("[...document.querySelectorAll('.actions button')][1].disabled"))
                .as("nobody is offline")
                .isEqualTo(true);
        hub.pass(Duration.ofSeconds(3));
        refresh();

        browser.click(".actions button", "Prune offline (1)");
        browser.until("document.querySelector('dialog[open] li')?.innerText.startsWith('sol-l1')");
        assertThat(browser.value("document.querySelectorAll('dialog[open] li').length"))
                .isEqualTo(1L);
        browser.click("dialog[open] button", "Leave them");
        browser.until("document.querySelector('dialog[open]') === null");
        assertThat(browser.value(NAMES)).asString().contains("sol-l1");

        browser.click(".actions button", "Prune offline (1)");
        browser.click("dialog[open] button", "Prune 1");
        browser.until("document.querySelector('.bothead [role=status]').innerText === 'pruned: sol-l1'");
        assertThat(browser.value(NAMES)).isEqualTo(List.of("sol-bp", "sol-try", "sol-l2", "sol-any", "alone", "pair"));
    }

    @Test
    void aTokenIsSetInADialogAndAWrongOneIsSaidToBeOne() throws IOException, InterruptedException {
        hearThemAll();
        signIn(HubRole.VIEW);
        hub.pass(Duration.ofSeconds(3));
        refresh();
        browser.until("document.querySelector('.bothead').innerText.includes('1 offline')");
        assertThat(browser.value("[...document.querySelectorAll('.actions button')][1].disabled"))
                .as("who may look prunes nobody")
                .isEqualTo(true);

        token("wrong wrong wrong wrong wrong");
        browser.until("document.querySelector('.bothead [role=status]').innerText.includes('no token is like that')");
        token(hub.token(HubRole.CONTROL));
        browser.until("document.querySelector('.bothead [role=status]').innerText.includes('signed in')"
                + " && document.querySelector('.top').innerText.includes('may prune')");

        assertThat(browser.value("[...document.querySelectorAll('.actions button')][1].disabled"))
                .isEqualTo(false);
        assertThat(browser.value("JSON.stringify({ ...localStorage, ...sessionStorage })"))
                .as("what the page keeps")
                .asString()
                .doesNotContain(hub.token(HubRole.CONTROL));
    }

    private static void token(String token) {
        browser.click(".actions button", "Set token");
        browser.type("dialog[open] input", token);
        browser.click("dialog[open] button", "Sign in");
        browser.until("document.querySelector('dialog[open]') === null");
    }

    @Test
    void theHubIsWholeAndReadableInBothThemesOnAScreenAndOnAPhone() throws IOException, InterruptedException {
        signIn(HubRole.CONTROL);
        browser.until("document.querySelector('.empty')?.innerText.includes('No heartbeat has arrived')");
        hearThemAll();
        hub.pass(Duration.ofSeconds(3));
        refresh();
        browser.until("document.querySelectorAll('.card').length === 7");
        browser.log();
        for (int width : List.of(SCREEN, ZOOMED, PHONE, NARROWEST)) {
            boolean both = width == SCREEN || width == PHONE;
            for (String theme : both ? List.of("dark", "light") : List.of("dark")) {
                browser.look(width, 900, theme);
                browser.until("document.querySelectorAll('.card.off').length === 1");
                String which = "hub-%s-%d".formatted(theme, width);
                if (both) {
                    browser.picture(SCREENS.resolve(which + ".png"), LONG);
                }
                assertThat(browser.value("sideways()"))
                        .as("stands out of %s", which)
                        .isEqualTo(List.of());
                assertThat(browser.value("cutOff()")).as("cut off in %s", which).isEqualTo(List.of());
                assertThat(browser.value("faint()"))
                        .as("too faint in %s", which)
                        .isEqualTo(List.of());
            }
        }
        assertThat(browser.value("violations")).isEqualTo(List.of());
        assertThat(browser.log()).isEmpty();
    }

    @Test
    void aHubThatDoesNotAnswerIsSaidSoAndWhatIsShownIsOld() throws IOException, InterruptedException {
        hearThemAll();
        signIn(HubRole.VIEW);
        browser.until("document.querySelectorAll('.card').length === 7");

        hub.close();
        browser.value(
                "(() => { const now = performance.now.bind(performance); performance.now = () => now() + 6000; })()");

        browser.until("document.querySelector('.banner.bad')?.innerText.includes('The hub does not answer')");
        assertThat(browser.text("document.querySelector('.banner').innerText"))
                .contains("This says nothing about the bots");
        assertThat(browser.value("document.documentElement.classList.contains('stale-page')"))
                .isEqualTo(true);
        assertThat(browser.value("document.querySelectorAll('.card').length")).isEqualTo(7L);
    }

    @Test
    void hostileHeartbeatsAreWordsAndNothingElse() throws IOException, InterruptedException {
        JsonNode payloads = JSON.readTree(Browser.script("payloads.json"));
        for (int i = 0; i < payloads.size(); i++) {
            ObjectNode beat = JSON.createObjectNode();
            for (String field : List.of(
                    "group", "role", "state", "sentence", "venue", "base", "asset", "host", "version", "position")) {
                beat.set(field, payloads.get(i));
            }
            if (i % 2 == 0) {
                beat.set("halt", payloads.get(i));
            }
            hub.hear(i == 0 ? "__proto__" : i == 1 ? "constructor" : "bot-" + i, beat.toString());
        }
        signIn(HubRole.CONTROL);
        browser.until("document.querySelectorAll('.card').length === %d".formatted(payloads.size()));
        hub.pass(Duration.ofMinutes(1));
        refresh();
        browser.click(".actions button", "Prune offline");
        browser.until("document.querySelectorAll('dialog[open] li').length === %d".formatted(payloads.size()));

        assertThat(
                        browser.value(
                                "import('/js/format.js').then(({ plain }) => %s.filter((payload) =>".formatted(payloads)
                                        + " ![...document.querySelectorAll('.panel h2 bdi')].some((bdi) => bdi.textContent === plain(payload))))"))
                .as("payloads that are not there as words")
                .isEqualTo(List.of());
        assertThat(browser.value("window.calls ?? 0")).as("scripts that ran").isEqualTo(0L);
        assertThat(browser.value(
                        "document.querySelectorAll('main img, main iframe, main script, main object, main embed, main base,"
                                + " main link, main meta, main style, main video, main a, main details').length"))
                .isEqualTo(0L);
        assertThat(browser.value("violations")).isEqualTo(List.of());
        assertThat(browser.value("performance.getEntriesByType('resource')"
                        + ".filter((each) => !each.name.startsWith(location.origin)).length"))
                .isEqualTo(0L);
        browser.value("(() => { jackstay.data && document.querySelector('dialog').close(); })()");
        browser.look(PHONE, 844, "dark");
        assertThat(browser.value("sideways()")).isEqualTo(List.of());
    }
}
