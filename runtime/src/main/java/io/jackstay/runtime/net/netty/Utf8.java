package io.jackstay.runtime.net.netty;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Whether bytes are a text. Stateless. */
final class Utf8 {
    private Utf8() {}

    /** Venues send plain letters and digits, which this sees at a glance. */
    static boolean isText(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] < 0) {
                return isText(bytes, i, length - i);
            }
        }
        return true;
    }

    private static boolean isText(byte[] bytes, int offset, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
