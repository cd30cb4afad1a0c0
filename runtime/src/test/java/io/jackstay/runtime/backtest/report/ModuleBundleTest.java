package io.jackstay.runtime.backtest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleBundleTest {
    private final Map<String, String> modules = Map.of(
            "js/first.js",
            """
            import './second.js';
            import { one, two as deux } from './deep/third.js';
            import { html } from 'library';
            const later = () => import('library');
            one(deux, html, later);
            """,
            "js/second.js",
            "export const alone = 1;\nexport async function go() {}\nexport class Thing {}\n",
            "js/deep/third.js",
            "import { alone } from '../second.js';\nexport function one() {}\nexport const two = alone;\n",
            "lib/library.js",
            "const t=1;export{t as html,t};\n");

    private String bundle(String first, Map<String, String> sources) {
        return new ModuleBundle(sources::get, Map.of("library", "lib/library.js")).of(first);
    }

    @Test
    void eachModuleBecomesAFunctionThatAnswersWhatItExports() {
        String script = bundle("js/first.js", modules);

        assertThat(script)
                .contains("modules['js/second.js'] = () => {\nconst alone = 1;\nasync function go() {}\nclass Thing {}")
                .contains("return {alone, go, Thing};")
                .contains("const { one, two: deux } = use('js/deep/third.js');")
                .contains("const { alone } = use('js/second.js');")
                .contains("return {html: t, t};")
                .contains("Promise.resolve().then(() => use('lib/library.js'))")
                .endsWith("use('js/first.js');\n");
        assertThat(script.lines()).noneMatch(line -> line.startsWith("import") || line.startsWith("export"));
    }

    @Test
    void aCircleIsRefused() {
        Map<String, String> circle = Map.of("a.js", "import './b.js';", "b.js", "import './a.js';");

        assertThatIllegalStateException()
                .isThrownBy(() -> bundle("a.js", circle))
                .withMessageContaining("circle");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import * as all from './b.js';",
                "export default 1;",
                "export * from './b.js';",
                "import x from 'nobody';"
            })
    void aFormThatIsNotKnownIsRefused(String line) {
        assertThatIllegalStateException().isThrownBy(() -> bundle("a.js", Map.of("a.js", line, "b.js", "")));
    }
}
