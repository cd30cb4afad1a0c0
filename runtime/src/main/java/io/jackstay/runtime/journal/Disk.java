package io.jackstay.runtime.journal;

import java.io.IOException;
import java.util.List;

/**
 * The edge to the file system, so that a test can put a disk that fails, crawls and forgets in its place. Thread safe. Names are
 * relative to the root, folders are divided by a slash.
 */
public interface Disk {
    /** Names in a folder, sorted; none when there is no such folder. */
    List<String> list(String folder) throws IOException;

    /** Makes a folder that survives a crash; nothing when there is one. */
    void createFolder(String folder) throws IOException;

    boolean exists(String name);

    /** A new file, or an old one emptied. It survives a crash after {@link #forceFolder}. */
    DiskFile create(String name) throws IOException;

    DiskFile read(String name) throws IOException;

    /** An existing file, to be changed. */
    DiskFile change(String name) throws IOException;

    /** Replaces what has the new name, at once or not at all; survives a crash after {@link #forceFolder}. */
    void rename(String from, String to) throws IOException;

    void delete(String name) throws IOException;

    /** Makes what was created, renamed and deleted in a folder survive a crash. */
    void forceFolder(String folder) throws IOException;

    /**
     * Takes the root for this process until it is given back.
     *
     * @throws io.jackstay.runtime.error.JackstayException JOURNAL_IN_USE with the pid of who has it
     */
    DiskLock lock(String name) throws IOException;

    /** The name as a person finds it. */
    String where(String name);
}
