package io.jackstay.runtime.net.nonce;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.journal.SmallFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The file of one sequence: version, key, the number up to which all may have been given, checksum. Thread safe.
 *
 * <p>It is replaced as a whole, so after a crash there is the old one or the new one.
 */
final class NonceFile implements Reservation {
    private static final String HEAD = "jackstay nonces 1";
    private static final int LINES = 4;
    private static final int RADIX = 16;

    private final SmallFiles files;
    private final String key;
    private final String name;

    NonceFile(SmallFiles files, String key) {
        this.files = requireNonNull(files, "files are null");
        this.key = requireNonNull(key, "key is null");
        this.name = name(key);
    }

    /** Letters, digits and dashes as they are, all else as the hexadecimal number of its byte. */
    private static String name(String key) {
        StringBuilder name = new StringBuilder();
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-') {
                name.append(c);
            } else {
                name.append('_').append(Integer.toString(c + 0x100, RADIX).substring(1));
            }
        }
        if (name.length() > SmallFiles.LONGEST_NAME) {
            throw new IllegalArgumentException("the key of a nonce store is too long: " + key);
        }
        return name.toString();
    }

    /** 0 when there is none. */
    long read() {
        return files.read(name).map(this::parse).orElse(0L);
    }

    private long parse(byte[] content) {
        List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        if (lines.size() == LINES
                && lines.get(0).equals(HEAD)
                && lines.get(1).equals(key)
                && lines.get(3).equals(checksum(head(lines.get(2))))
                && lines.get(2).matches("[0-9]{1,19}")) {
            return Long.parseLong(lines.get(2));
        }
        throw new JackstayException(
                ErrorCode.JOURNAL_CORRUPT,
                "%s is no file of nonces for %s: restore it, or delete it when the venue can tell the next nonce"
                        .formatted(files.where(name), key));
    }

    @Override
    public void store(long upTo) {
        String head = head(Long.toString(upTo));
        files.replace(name, (head + checksum(head) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private String head(String upTo) {
        return HEAD + "\n" + key + "\n" + upTo + "\n";
    }

    private static String checksum(String head) {
        CRC32C crc = new CRC32C();
        crc.update(head.getBytes(StandardCharsets.UTF_8));
        return Long.toString(crc.getValue(), RADIX);
    }

    @Override
    public void later(Runnable storing) {
        files.execute(storing);
    }
}
