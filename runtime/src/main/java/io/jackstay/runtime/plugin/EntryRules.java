package io.jackstay.runtime.plugin;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;

/** What no entry of a plugin's jar may be, own or library. Not thread safe: checks one jar, entry by entry. */
final class EntryRules {
    private static final int MAX_ENTRIES = 100_000;
    private static final long MAX_TOTAL = 1L << 30;
    private static final long MAX_UNSUSPECTED = 32L << 20;
    private static final long MAX_RATIO = 200;
    private static final String VERSIONS = "META-INF/versions/";
    private static final String API = "io/jackstay/api/";

    private final Path jar;
    private final Set<String> names = new HashSet<>();
    private long total;

    EntryRules(Path jar) {
        this.jar = jar;
    }

    /** Refuses the jar for this entry, or returns. */
    void check(ZipEntry entry) {
        String name = entry.getName();
        checkName(name);
        checkSize(entry);
        String plain = withoutVersion(name);
        if (plain.startsWith(API) && plain.endsWith(".class")) {
            throw new Refusal(
                    jar, "bundles the contract (%s): give the api dependency scope 'provided'".formatted(name));
        }
        if (plain.startsWith("java/") && plain.endsWith(".class")) {
            throw new Refusal(
                    jar, "holds %s, a class of the JDK's own packages: remove it".formatted(Words.clean(name)));
        }
    }

    /** {@code a/B.class} for {@code META-INF/versions/17/a/B.class}. */
    static String withoutVersion(String name) {
        int slash = name.startsWith(VERSIONS) ? name.indexOf('/', VERSIONS.length()) : -1;
        return slash < 0 ? name : name.substring(slash + 1);
    }

    /** The release that an entry is for, 0 for all, {@link Integer#MAX_VALUE} for a folder that is no number. */
    static int release(String name) {
        if (withoutVersion(name).equals(name)) {
            return 0;
        }
        String number = name.substring(VERSIONS.length(), name.indexOf('/', VERSIONS.length()));
        return number.matches("\\d{1,5}") ? Integer.parseInt(number) : Integer.MAX_VALUE;
    }

    private void checkName(String name) {
        if (!names.add(name)) {
            throw new Refusal(jar, "holds two entries of the name " + Words.clean(name));
        }
        if (names.size() > MAX_ENTRIES) {
            throw new Refusal(jar, "holds more than %,d entries".formatted(MAX_ENTRIES));
        }
        boolean absolute = name.startsWith("/") || name.indexOf(':') >= 0 || name.indexOf('\\') >= 0;
        if (name.isEmpty() || absolute || name.indexOf('\0') >= 0 || ("/" + name + "/").contains("/../")) {
            throw new Refusal(jar, "holds an entry that leads out of the jar: " + Words.clean(name));
        }
    }

    private void checkSize(ZipEntry entry) {
        long size = entry.getSize();
        long packed = Math.max(1, entry.getCompressedSize());
        if (size < 0 || size > MAX_UNSUSPECTED && size / packed > MAX_RATIO) {
            throw new Refusal(
                    jar,
                    "holds %s, which says that it unpacks from %,d to %,d bytes"
                            .formatted(Words.clean(entry.getName()), packed, size));
        }
        total += size;
        if (total > MAX_TOTAL) {
            throw new Refusal(jar, "unpacks to more than %,d MiB".formatted(MAX_TOTAL >> 20));
        }
    }
}
