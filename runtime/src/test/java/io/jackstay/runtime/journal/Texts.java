package io.jackstay.runtime.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records whose payload is a text. Stateless. */
final class Texts {
    private Texts() {}

    static Entry entry(String text) {
        return new Entry(1, 1, text.getBytes(UTF_8));
    }

    static List<Entry> group(String... texts) {
        return Arrays.stream(texts).map(Texts::entry).toList();
    }

    static String of(Entry entry) {
        return new String(entry.payload(), UTF_8);
    }

    static List<String> after(Journal journal, long sequence) {
        List<String> texts = new ArrayList<>();
        journal.replay(sequence, journaled -> texts.add(of(journaled.entry())));
        return texts;
    }

    static List<String> all(Journal journal) {
        return after(journal, 0);
    }

    /** {@code r1, r2, ...} */
    static List<String> numbered(int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            texts.add("r" + i);
        }
        return texts;
    }
}
