package io.jackstay.runtime.plugin;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.nio.file.Path;

/** Ends the reading of one jar; the catalog turns it into a problem and goes on with the next. Immutable. */
final class Refusal extends JackstayException {
    private static final long serialVersionUID = 1L;

    private final transient PluginProblem problem;

    Refusal(Path jar, String what) {
        this(new PluginProblem(jar, "", what));
    }

    Refusal(PluginProblem problem) {
        super(ErrorCode.PLUGIN_INVALID, problem.line());
        this.problem = problem;
    }

    PluginProblem problem() {
        return problem;
    }
}
