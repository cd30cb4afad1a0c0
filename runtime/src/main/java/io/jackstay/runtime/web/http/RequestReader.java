package io.jackstay.runtime.web.http;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of one connection to requests, one at a time, in bounded memory. Not thread safe: confined to the thread {@code web}.
 *
 * <p>A client sends its next request when it has the answer to the last; bytes that come before are refused.
 */
final class RequestReader {
    private static final int FIRST_BUFFER = 1 << 10;

    private final ServerLimits limits;
    private byte[] bytes = new byte[FIRST_BUFFER];
    private int count;
    private int scanned;
    private @Nullable RequestHead head;

    /** A request with its body. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once
    record Whole(RequestHead head, byte[] body) {}

    RequestReader(ServerLimits limits) {
        this.limits = limits;
    }

    /** Whether nothing of a request has come. */
    boolean isEmpty() {
        return count == 0 && head == null;
    }

    /** Whether a head is there and its body is not. */
    boolean isInBody() {
        return head != null;
    }

    /** Takes what has come; the request when it is whole. Throws {@link Refusal} for what can't become one that is taken. */
    Optional<Whole> take(byte[] more) throws Refusal {
        append(more);
        RequestHead known = head;
        if (known == null) {
            int end = headEnd();
            if (end < 0) {
                return Optional.empty();
            }
            known = RequestHead.of(Arrays.copyOf(bytes, end), limits);
            drop(end);
            head = known;
        }
        if (count > known.length()) {
            throw new Refusal(400, "more than one request at a time");
        }
        if (count < known.length()) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(bytes, count);
        bytes = new byte[FIRST_BUFFER];
        count = 0;
        scanned = 0;
        head = null;
        return Optional.of(new Whole(known, body));
    }

    private void append(byte[] more) throws Refusal {
        int room = head == null ? limits.headBytes() + limits.bodyBytes() : head.length();
        if (more.length > room - count) {
            throw head == null
                    ? new Refusal(431, "the head is too long")
                    : new Refusal(400, "more than one request at a time");
        }
        if (count + more.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(room, Math.max(bytes.length * 2, count + more.length)));
        }
        System.arraycopy(more, 0, bytes, count, more.length);
        count += more.length;
    }

    /** The index behind the empty line, or -1; a line that does not end in CR LF is refused as soon as it is seen. */
    private int headEnd() throws Refusal {
        for (int i = scanned; i < count; i++) {
            byte here = bytes[i];
            if (i >= limits.headBytes()) {
                throw new Refusal(431, "the head is too long");
            }
            if (here == '\n' && (i == 0 || bytes[i - 1] != '\r') || i > 0 && bytes[i - 1] == '\r' && here != '\n') {
                throw new Refusal(400, "a line that does not end in CR LF");
            }
            if (here == 0) {
                throw new Refusal(400, "not a request");
            }
            if (here == '\n' && i >= 3 && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        scanned = count;
        return -1;
    }

    private void drop(int behind) {
        bytes = Arrays.copyOfRange(bytes, behind, Math.max(count, behind));
        count = bytes.length;
    }
}
