package io.jackstay.runtime.history;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.control.JsonLine;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which alerts of a data directory a person has seen: a file of its own, so that it can be written while a process owns the journals. Immutable,
 * but for the file; of two who write at once one may be forgotten, whose alert is then shown again.
 *
 * <p>Its first line is the time until which all have been seen; each further one is an alert that was seen by itself.
 */
public final class SeenAlerts {
    private static final String NAME = "alerts-seen";
    private static final int MOST = 1_000;
    private static final String OF = "of";
    private static final String ALERT = "alert";
    private static final String UNTIL = "until";
    private static final String BY = "by";
    private static final String AT = "at";

    private final Path file;
    private final Path next;

    /**
     * What the file had. Immutable.
     *
     * @param untilNanos alerts that were raised last at this time or before have been seen, epoch nanoseconds; the smallest number when none have
     */
    public record Seen(long untilNanos, List<One> ones) {
        public static final Seen NONE = new Seen(Long.MIN_VALUE, List.of());

        public Seen {
            ones = List.copyOf(ones);
        }

        /** Whether it was seen since it was raised last. */
        public boolean has(RaisedAlert raised) {
            return raised.alert().nanos() <= untilNanos
                    || ones.stream()
                            .anyMatch(one -> one.of.equals(raised.who())
                                    && one.alert.equals(raised.alert().id())
                                    && raised.alert().nanos() <= one.untilNanos);
        }
    }

    /**
     * One alert that was seen by itself. Immutable.
     *
     * @param of who raised it
     * @param alert its code and subject
     * @param untilNanos when it had been raised last
     * @param by who has seen it, {@code atNanos} when
     */
    public record One(String of, String alert, long untilNanos, String by, long atNanos) {
        private String line() {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put(OF, of);
            object.put(ALERT, alert);
            object.put(UNTIL, untilNanos);
            object.put(BY, by);
            object.put(AT, atNanos);
            return JsonLine.of(object);
        }

        private static One of(String line) {
            Map<String, Object> object = JsonLine.read(line);
            return new One(
                    text(object, OF), text(object, ALERT), number(object, UNTIL), text(object, BY), number(object, AT));
        }

        private static String text(Map<String, Object> object, String key) {
            if (object.get(key) instanceof String text) {
                return text;
            }
            throw new IllegalArgumentException(key + " is no text");
        }

        private static long number(Map<String, Object> object, String key) {
            if (object.get(key) instanceof Long number) {
                return number;
            }
            throw new IllegalArgumentException(key + " is no number");
        }
    }

    public SeenAlerts(Path folder) {
        requireNonNull(folder, "folder is null");
        this.file = folder.resolve(NAME);
        this.next = folder.resolve(NAME + ".next");
    }

    /** @throws JackstayException JOURNAL_CORRUPT when the file has something else, JOURNAL_FAILED when it can't be read */
    public Seen read() {
        if (!Files.exists(file)) {
            return Seen.NONE;
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return new Seen(
                    Long.parseLong(lines.isEmpty() ? "" : lines.get(0).strip()),
                    lines.stream().skip(1).map(One::of).toList());
        } catch (IllegalArgumentException e) {
            throw new JackstayException(
                    ErrorCode.JOURNAL_CORRUPT,
                    "%s must hold a time in nanoseconds and what was seen; it may be deleted".formatted(file),
                    e);
        } catch (IOException e) {
            throw new JackstayException(ErrorCode.JOURNAL_FAILED, "can't read %s: %s".formatted(file, e), e);
        }
    }

    /** From here on those up to this time count as seen; throws {@link JackstayException} as {@link #read}, or when that can't be kept. */
    public void acknowledge(long untilNanos) {
        List<One> left = new ArrayList<>(read().ones());
        left.removeIf(one -> one.untilNanos <= untilNanos);
        write(new Seen(untilNanos, left));
    }

    /** From here on this one counts as seen until it is raised again; throws as above. */
    public void acknowledge(RaisedAlert raised, String by, long nowNanos) {
        Seen before = read();
        List<One> ones = new ArrayList<>(before.ones());
        String id = raised.alert().id();
        ones.removeIf(one -> one.of.equals(raised.who()) && one.alert.equals(id));
        ones.add(new One(raised.who(), id, raised.alert().nanos(), by, nowNanos));
        write(new Seen(before.untilNanos(), ones.subList(Math.max(0, ones.size() - MOST), ones.size())));
    }

    private void write(Seen now) {
        List<String> lines = new ArrayList<>();
        lines.add(String.valueOf(now.untilNanos()));
        now.ones().forEach(one -> lines.add(one.line()));
        try {
            Files.write(next, lines);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new JackstayException(ErrorCode.JOURNAL_FAILED, "can't write %s: %s".formatted(file, e), e);
        }
    }
}
