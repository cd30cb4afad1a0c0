package io.jackstay.runtime.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** By what we notice that a jar was replaced between its reading and its loading. Immutable. */
record JarStamp(Path jar, long size, FileTime modified) {
    private static final long MISSING = -1;

    /** The jar as it is now; of a jar that is gone, the fact. */
    static JarStamp of(Path jar) {
        try {
            return new JarStamp(jar, Files.size(jar), Files.getLastModifiedTime(jar));
        } catch (IOException e) {
            return new JarStamp(jar, MISSING, FileTime.fromMillis(0));
        }
    }

    /** Refuses a jar that is not the one that was read. */
    void requireUnchanged() {
        if (size == MISSING || !of(jar).equals(this)) {
            throw new Refusal(jar, "was changed after it was read and checked: start again");
        }
    }
}
