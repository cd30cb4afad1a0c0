package io.jackstay.distribution.browser;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** One Chromium without a window, driven over its own protocol where WebDriver has no word for it. Not thread safe. */
final class Browser implements AutoCloseable {
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long POLL_NANOS = 50_000_000L;
    private static final int PHONE = 700;
    private static final String MISSING =
            "no browser: the tests of the page need chromium and chromedriver, see docs/dashboard.md";

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Opens one, or skips the test where there is none. */
    static Browser open() {
        Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<Path> chromedriver = onPath("chromedriver");
        assumeTrue(chromium.isPresent() && chromedriver.isPresent(), MISSING);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get().toString());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, java.util.logging.Level.WARNING);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.get().toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofNanos(PATIENCE_NANOS));
        Browser browser = new Browser(driver);
        browser.before(script("watch.js"));
        return browser;
    }

    private static Optional<Path> onPath(String... names) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(names)
                .flatMap(name -> Arrays.stream(path.split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A script that stands beside the tests. */
    static String script(String name) {
        try (InputStream in = Browser.class.getResourceAsStream(name)) {
            return new String(requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a script before each page's own. */
    void before(String script) {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** A screen of so many pixels, in a theme. */
    void look(int width, int height, String theme) {
        size(width, height);
        media("", "prefers-color-scheme", theme);
    }

    private void size(long width, long height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < PHONE));
    }

    /** A screen of so many pixels whose reader has made everything twice as large. */
    void zoomed(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width / 2, "height", height / 2, "deviceScaleFactor", 2, "mobile", false));
    }

    /** How the reader sees colours: {@code deuteranopia} and such, or {@code none}. */
    void vision(String deficiency) {
        driver.executeCdpCommand("Emulation.setEmulatedVisionDeficiency", Map.of("type", deficiency));
    }

    /** What a page without scripts shows, as a screen reader is told it. */
    List<String> withoutScripts(String address) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            driver.executeCdpCommand("Page.enable", Map.of());
            driver.executeCdpCommand("Page.navigate", Map.of("url", address));
            List<String> shown = List.of();
            long end = System.nanoTime() + PATIENCE_NANOS;
            while (shown.isEmpty() && System.nanoTime() < end) {
                LockSupport.parkNanos(POLL_NANOS);
                shown = texts();
            }
            return shown;
        } finally {
            driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        Object nodes = driver.executeCdpCommand("Accessibility.getFullAXTree", Map.of())
                .get("nodes");
        for (Object node : (List<?>) nodes) {
            if (node instanceof Map<?, ?> one
                    && one.get("role") instanceof Map<?, ?> role
                    && "StaticText".equals(role.get("value"))
                    && one.get("name") instanceof Map<?, ?> name) {
                texts.add(String.valueOf(name.get("value")));
            }
        }
        return texts;
    }

    /**
     * What the page is shown on, and one preference of its reader; the others are as the machine has them.
     *
     * @param medium {@code print}, or empty for the screen
     */
    void media(String medium, String preference, String value) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("media", medium, "features", List.of(Map.of("name", preference, "value", value))));
    }

    /** A line of so many bytes a second and so many milliseconds, with nothing kept from before; 0 and 0 for the machine's own. */
    void line(long bytesPerSecond, long latencyMillis) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", bytesPerSecond > 0));
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of(
                        "offline",
                        false,
                        "latency",
                        latencyMillis,
                        "downloadThroughput",
                        bytesPerSecond == 0 ? -1 : bytesPerSecond,
                        "uploadThroughput",
                        bytesPerSecond == 0 ? -1 : bytesPerSecond));
    }

    /** Requests for such addresses, with {@code *} for anything, are not answered; none for all are again. */
    void block(String... addresses) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", addresses.length > 0));
        driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(addresses)));
    }

    /** Opens a page that nobody is signed in to, signs in, and waits until it lives. */
    void signIn(String address, String token) {
        forget();
        go(address);
        until("window.jackstay !== undefined");
        value("jackstay.enter({ token: '%s' }).then(() => true)".formatted(token));
        until("jackstay.stream.state === 'live'");
    }

    /** Whoever was signed in is no more. */
    void forget() {
        driver.manage().deleteAllCookies();
    }

    /** Another page of the same, by the address bar. */
    void turn(String page) {
        value("(() => { location.hash = '#/%s'; })()".formatted(page));
    }

    void go(String address) {
        driver.get(address);
    }

    /** What an expression comes to; a promise is waited for. */
    Object value(String expression) {
        return driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "Promise.resolve().then(() => (" + expression + ")).then(done, (e) => done('failed: ' + e));");
    }

    String text(String expression) {
        return String.valueOf(value(expression));
    }

    /** Waits until an expression is true. */
    void until(String expression) {
        until(expression, value -> Boolean.TRUE.equals(value));
    }

    /** Waits until an expression comes to what is wanted, and fails with what was seen last. */
    void until(String expression, Predicate<Object> wanted) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        Object seen;
        do {
            seen = value(expression);
            if (wanted.test(seen)) {
                return;
            }
            LockSupport.parkNanos(POLL_NANOS);
        } while (System.nanoTime() < end);
        throw new AssertionError("%s: saw %s; log %s; page: %s"
                .formatted(expression, seen, log(), text("document.body.innerText.slice(0, 2000)")));
    }

    void click(String selector, String words) {
        until("[...document.querySelectorAll('%s')].some((e) => !e.disabled && e.innerText.includes('%s'))"
                .formatted(selector, words));
        value("[...document.querySelectorAll('%s')].find((e) => !e.disabled && e.innerText.includes('%s')).click()"
                .formatted(selector, words));
    }

    void type(String selector, String words) {
        until("document.querySelector('%s') !== null".formatted(selector));
        driver.findElement(By.cssSelector(selector)).sendKeys(words);
    }

    /** Presses a key where the focus is. */
    void press(CharSequence key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    /** What the console has had of warnings and errors since the last look. */
    List<String> log() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Leaves a picture of the page on a screen as long as it is, but no longer than so many pixels. */
    void picture(Path file, long most) {
        long width = ((Number) value("innerWidth")).longValue();
        long before = ((Number) value("innerHeight")).longValue();
        long height = Math.min(most, ((Number) value("document.documentElement.scrollHeight")).longValue());
        size(width, height);
        Object data = driver.executeCdpCommand(
                        "Page.captureScreenshot",
                        Map.of(
                                "format",
                                "png",
                                "captureBeyondViewport",
                                true,
                                "clip",
                                Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)))
                .get("data");
        size(width, before);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, Base64.getDecoder().decode(String.valueOf(data)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
