package io.jackstay.runtime.web.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said of the page without a browser. */
class PageSourcesTest {
    private static final int OWN_BYTES = 100_000;
    private static final Pattern IMPORT = Pattern.compile("(?:from|import) ?\\(?'([^']+)'");
    /** A link may only lead to where the router says, or into our own page. */
    private static final Pattern LINK = Pattern.compile("href=\\$\\{(?!place\\(|outside\\(|target\\(app, )");

    private static final Pattern SINKS = Pattern.compile(
            "unsafeHTML|unsafeSVG|unsafeMathML|innerHTML|outerHTML|insertAdjacentHTML"
                    + "|document\\.write|\\beval\\b|new Function|setHTMLUnsafe|srcdoc|createContextualFragment|DOMParser"
                    + "|set(?:Timeout|Interval)\\(\\s*['\"`]|javascript:|\\bon[a-z]+=[\"'$]|(?<!\\.)style=[\"'$]|\\.cookie\\b|localStorage(?!\\.(?:get|set)Item\\(KEY)");

    @Test
    void textFromOutsideCanOnlyBecomeText() {
        PageFiles.scripts()
                .forEach((path, text) -> assertThat(sinks(text)).as(path).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "html`${unsafeHTML(name)}`",
                "box.innerHTML = name",
                "box.insertAdjacentHTML('beforeend', name)",
                "document.write(name)",
                "eval(name)",
                "new Function(name)",
                "setTimeout('go()', 1)",
                "html`<a href=${bot.url}>x</a>`",
                "html`<a style=\"color: red\">x</a>`",
                "html`<a onclick=${name}>x</a>`",
                "localStorage.setItem('token', name)"
            })
    void eachOfTheseWouldBeFound(String line) {
        assertThat(sinks(line)).isNotEmpty();
    }

    private static List<String> sinks(String text) {
        List<String> found = new ArrayList<>();
        for (Pattern pattern : List.of(SINKS, LINK)) {
            pattern.matcher(text).results().map(MatchResult::group).forEach(found::add);
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "hub.html"})
    void aPageHasOneInlineScriptAndItIsTheImportMap(String file) {
        String page = PageFiles.text(file);
        List<String> scripts = Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .filter(script -> !script.group(2).isEmpty())
                .map(script -> script.group(1).strip())
                .toList();

        assertThat(scripts).containsExactly("type=\"importmap\"");
        assertThat(page).doesNotContain("<style", "style=", "http:", "https:", "onload", "onerror");
    }

    @Test
    void everyModuleIsNeededByAPage() {
        SortedMap<String, String> scripts = PageFiles.scripts();

        Set<String> all = new TreeSet<>(reachedFrom("js/app.js", scripts));
        all.addAll(reachedFrom("js/report.js", scripts));
        all.addAll(reachedFrom("js/hub.js", scripts));

        assertThat(all).containsExactlyInAnyOrderElementsOf(scripts.keySet());
        assertThat(PageFiles.index()).contains("app.css", "icon.svg", "lib/echarts/echarts.esm.min.js");
    }

    @ParameterizedTest
    @CsvSource({"index.html, js/app.js", "hub.html, js/hub.js"})
    void whatAPageNeedsIsThereAndAskedForAtOnce(String file, String first) {
        Set<String> index = new TreeSet<>(PageFiles.index());
        String page = PageFiles.text(file);

        String[] needed = reachedFrom(first, PageFiles.scripts()).stream()
                .sorted()
                .map("<link rel=\"modulepreload\" href=\"%s\">"::formatted)
                .toArray(String[]::new);

        assertThat(page.lines().filter(line -> line.contains("modulepreload") && !line.contains("\"lib/")))
                .containsExactlyInAnyOrder(needed);
        Pattern.compile("(?:href|src)=\"([^\"]+)\"|\"\\./([^\"]+)\"")
                .matcher(page)
                .results()
                .map(link -> link.group(1) == null ? link.group(2) : link.group(1))
                .forEach(link -> assertThat(index).as("what %s names", file).contains(link));
    }

    private static Set<String> reachedFrom(String first, SortedMap<String, String> scripts) {
        Set<String> reached = new HashSet<>();
        Deque<String> left = new ArrayDeque<>(List.of(first));
        while (!left.isEmpty()) {
            String path = left.remove();
            if (reached.add(path)) {
                imports(path, scripts.get(path)).stream()
                        .filter(scripts::containsKey)
                        .forEach(left::add);
            }
        }
        return reached;
    }

    @Test
    void aModuleImportsNothingThatIsNotServed() {
        Set<String> known = new TreeSet<>(PageFiles.index());
        known.addAll(List.of("lit-html", "lit-html/directives/repeat.js", "echarts"));

        PageFiles.scripts().forEach((path, text) -> assertThat(known).as(path).containsAll(imports(path, text)));
    }

    /** Paths below the root, or names of the import map. */
    private static List<String> imports(String path, String text) {
        List<String> imports = new ArrayList<>();
        Matcher matcher = IMPORT.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1);
            imports.add(name.startsWith(".") ? resolve(path, name) : name);
        }
        return imports;
    }

    private static String resolve(String from, String name) {
        return Path.of(from).resolveSibling(name).normalize().toString().replace('\\', '/');
    }

    @Test
    void ourOwnCodeIsSmall() {
        int sum = PageFiles.own().keySet().stream().mapToInt(PageFiles::packed).sum();

        assertThat(sum).as("bytes of our own files, packed").isLessThan(OWN_BYTES);
    }

    @Test
    void noFileIsLong() {
        PageFiles.own()
                .forEach((path, text) ->
                        assertThat(text.lines().count()).as(path).isLessThan(600));
        PageFiles.scripts()
                .forEach((path, text) ->
                        assertThat(text.lines().count()).as(path).isLessThan(260));
    }

    @Test
    void librariesPointAtNothingThatIsNotServed() {
        PageFiles.index().stream()
                .filter(path -> path.startsWith("lib/"))
                .forEach(path -> assertThat(PageFiles.text(path)).as(path).doesNotContain("sourceMappingURL"));
    }
}
