package io.jackstay.runtime.launch.holdings;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.look.Pair;
import io.jackstay.runtime.look.Pair.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing of an account, for people and for programs. Immutable.
 *
 * @param what names it
 * @param asked what the venue answered of it; empty for nothing
 * @param told what the stream told of it; empty for nothing
 * @param object the same with all digits, in the order to be written
 */
record Row(String what, String asked, String told, Verdict verdict, Map<String, Object> object) {
    Row {
        requireNonNull(what, "what is null");
        requireNonNull(asked, "asked is null");
        requireNonNull(told, "told is null");
        requireNonNull(verdict, "verdict is null");
        requireNonNull(object, "object is null");
    }

    /**
     * @param what names it, in words and as the first fields of its object
     * @param words what one side shows of it
     * @param figures the same as an object
     */
    static <T> Row of(
            String what,
            Map<String, Object> object,
            Pair<T> pair,
            Function<T, String> words,
            Function<T, Object> figures) {
        pair.asked().ifPresent(side -> object.put("rest", figures.apply(side)));
        pair.told().ifPresent(side -> object.put("stream", figures.apply(side)));
        object.put("compared", word(pair.verdict()));
        return new Row(what, words(pair.asked(), words), words(pair.told(), words), pair.verdict(), object);
    }

    private static <T> String words(Optional<T> side, Function<T, String> words) {
        return side.map(words).orElse("-");
    }

    /** What stands behind the row. */
    String mark() {
        return verdict == Verdict.SAME ? "" : word(verdict);
    }

    static String word(Verdict verdict) {
        return switch (verdict) {
            case SAME -> "same";
            case DIFFERS -> "differs";
            case ONE_SIDED -> "one side";
        };
    }
}
