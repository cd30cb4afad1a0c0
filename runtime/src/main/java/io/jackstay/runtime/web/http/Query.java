package io.jackstay.runtime.web.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** What stands behind the question mark. Thread safe: pure functions. */
final class Query {
    private static final int MOST = 16;

    private Query() {}

    /** Decoded, the first of each name; throws {@link Refusal} for what is none. */
    static SortedMap<String, String> of(String text) throws Refusal {
        SortedMap<String, String> query = new TreeMap<>();
        if (text.isEmpty()) {
            return query;
        }
        String[] pairs = text.split("&", -1);
        if (pairs.length > MOST) {
            throw new Refusal(400, "too many parameters");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            query.putIfAbsent(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return query;
    }

    private static String decoded(String text) throws Refusal {
        byte[] bytes = new byte[text.length()];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = digit(text, i + 1);
                int low = digit(text, i + 2);
                if (high < 0 || low < 0) {
                    throw new Refusal(400, "not a parameter");
                }
                bytes[count++] = (byte) (high << 4 | low);
                i += 2;
            } else if (c <= ' ' || c >= 0x7f || c == '#') {
                throw new Refusal(400, "not a parameter");
            } else {
                bytes[count++] = (byte) (c == '+' ? ' ' : c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, count))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(400, "not a parameter");
        }
    }

    private static int digit(String text, int at) {
        return at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    }
}
