package io.jackstay.runtime.launch.doctor;

import io.jackstay.runtime.config.JackstayConfig;
import io.jackstay.runtime.config.SecretFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The files that secrets come from: nobody but the owner is to read them. Thread safe: no state. */
final class SecretChecks {
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private SecretChecks() {}

    static List<Finding> run(JackstayConfig config) {
        List<Finding> findings =
                SecretFiles.of(config).stream().map(SecretChecks::look).toList();
        return findings.isEmpty() ? List.of(Finding.ok("secrets", "none comes from a file")) : findings;
    }

    static Finding look(Path file) {
        String what = "secret " + file;
        try {
            Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
            String words = PosixFilePermissions.toString(granted);
            return granted.stream().anyMatch(OF_OTHERS::contains)
                    ? Finding.error(what, words + ": others may read or change it", "chmod 600 " + file)
                    : Finding.ok(what, words);
        } catch (IOException e) {
            return Finding.error(what, "can't be looked at: " + e, "see to the file");
        } catch (UnsupportedOperationException e) {
            return Finding.warning(
                    what, "its file system does not tell who may read it", "keep it on one that knows owners");
        }
    }
}
