package io.jackstay.runtime.launch.operate;

import io.jackstay.runtime.launch.process.Environment;
import java.nio.file.Path;

/** What a command is given to, and how it is answered. */
interface Target {
    String bot();

    /** What in the bot it is about; empty for what is about the bot. */
    String subject();

    String why();

    boolean yes();

    boolean json();

    Path dataDir(Environment environment);
}
