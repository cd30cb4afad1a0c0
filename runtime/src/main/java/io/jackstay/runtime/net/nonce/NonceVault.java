package io.jackstay.runtime.net.nonce;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.NonceStore;
import io.jackstay.runtime.journal.SmallFiles;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The sequences of a process, one a key. Thread safe. */
public final class NonceVault {
    private final Optional<SmallFiles> files;
    private final Map<String, NonceSequence> byKey = new ConcurrentHashMap<>();

    private NonceVault(Optional<SmallFiles> files) {
        this.files = files;
    }

    /** Forgotten with the process. */
    public static NonceVault inMemory() {
        return new NonceVault(Optional.empty());
    }

    /** Kept in the data directory. */
    public static NonceVault on(SmallFiles files) {
        return new NonceVault(Optional.of(requireNonNull(files, "files are null")));
    }

    /**
     * The sequence of a key, which goes on above all that earlier processes may have given.
     *
     * @throws io.jackstay.runtime.error.JackstayException JOURNAL_CORRUPT when its file can't be read
     */
    public NonceStore of(String key) {
        if (key.isBlank()) {
            throw new IllegalArgumentException("the key of a nonce store must not be blank");
        }
        return byKey.computeIfAbsent(key, this::open);
    }

    private NonceSequence open(String key) {
        if (files.isEmpty()) {
            return new NonceSequence(key, 0, Reservation.NONE);
        }
        NonceFile file = new NonceFile(files.get(), key);
        return new NonceSequence(key, file.read(), file);
    }
}
