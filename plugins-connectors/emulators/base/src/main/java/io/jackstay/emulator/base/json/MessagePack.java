package io.jackstay.emulator.base.json;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Plain values as MessagePack, each in its smallest form. Not thread safe: one use. */
public final class MessagePack {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    private MessagePack() {}

    /** The bytes of a value: a {@link Map}, {@link List}, {@link String}, {@link Long} or {@link Boolean}. */
    public static byte[] of(Object value) {
        MessagePack pack = new MessagePack();
        pack.add(value);
        return pack.out.toByteArray();
    }

    private void add(Object value) {
        if (value instanceof Map<?, ?> map) {
            head(0x80, 15, 0xDE, map.size());
            map.forEach((key, entry) -> {
                add(key);
                add(entry);
            });
        } else if (value instanceof List<?> list) {
            head(0x90, 15, 0xDC, list.size());
            list.forEach(this::add);
        } else if (value instanceof String text) {
            text(text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof Boolean flag) {
            out.write(flag ? 0xC3 : 0xC2);
        } else {
            whole((Long) value);
        }
    }

    /** Of a map or a list, which is short or has up to 65535 entries here. */
    private void head(int small, int most, int large, int size) {
        if (size <= most) {
            out.write(small + size);
        } else {
            out.write(large);
            bytes(size, 2);
        }
    }

    private void text(byte[] utf8) {
        if (utf8.length <= 31) {
            out.write(0xA0 + utf8.length);
        } else if (utf8.length <= 255) {
            out.write(0xD9);
            out.write(utf8.length);
        } else {
            out.write(0xDA);
            bytes(utf8.length, 2);
        }
        out.writeBytes(utf8);
    }

    private void whole(long value) {
        if (value >= -32 && value <= 127) {
            out.write((int) value);
            return;
        }
        int size = 1;
        while (size < 8 && !fits(value, size)) {
            size *= 2;
        }
        out.write((value < 0 ? 0xD0 : 0xCC) + Integer.numberOfTrailingZeros(size));
        bytes(value, size);
    }

    private static boolean fits(long value, int size) {
        int bits = size * 8;
        return value < 0 ? value >= -(1L << (bits - 1)) : value < 1L << bits;
    }

    private void bytes(long value, int size) {
        out.write(ByteBuffer.allocate(8).putLong(value).array(), 8 - size, size);
    }
}
