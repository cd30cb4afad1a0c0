package io.jackstay.runtime.web.past;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.web.past.Candles.Candle;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Candles of a minute in files, a folder for each day of UTC with a file for each market: {@code 2026-11-22/sim%3ABTC-USDC-PERP}. Not thread
 * safe: confined to {@code web-work}.
 *
 * <p>A line has the first second of the minute, open, high, low and close. What is lost or damaged costs these candles alone.
 */
final class MinuteFiles {
    private static final System.Logger LOG = System.getLogger(MinuteFiles.class.getName());

    static final int DAYS = 7;
    private static final long MILLIS = 1_000;
    private static final long DAY_MILLIS = 86_400_000;
    /** Of a file that is read: a day has 1,440 lines. */
    private static final long MOST_BYTES = 1 << 20;

    private static final int MOST_NAME = 120;
    private static final int DIGEST_LETTERS = 32;
    private static final String DECIMAL = "[0-9]{1,20}(\\.[0-9]{1,20})?";
    private static final String LINE = "[0-9]{1,12} %s %s %s %s".formatted(DECIMAL, DECIMAL, DECIMAL, DECIMAL);

    private final Path folder;
    /** Files that this process has added to, and so knows to end with a whole line. */
    private final TreeSet<Path> whole = new TreeSet<>();

    private LocalDate trimmed = LocalDate.MIN;

    /** One that has ended. Immutable. */
    record Minute(String market, Candle candle) {}

    MinuteFiles(Path folder) {
        this.folder = requireNonNull(folder, "folder is null");
    }

    /** Those of a market from a time on, the earliest first; what can't be read is passed over with a warning. */
    List<Candle> read(String market, long sinceMillis, long untilMillis) {
        Map<Long, Candle> found = new TreeMap<>();
        for (long day = sinceMillis; day < untilMillis + DAY_MILLIS; day += DAY_MILLIS) {
            Path file = file(dayOf(day), market);
            try {
                read(file, found);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, () -> "candles can't be read file=%s reason=\"%s\""
                        .formatted(file, e));
            }
        }
        return found.values().stream()
                .filter(candle -> candle.start() >= sinceMillis && candle.start() < untilMillis)
                .toList();
    }

    private static void read(Path file, Map<Long, Candle> found) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("larger than any day's");
        }
        int damaged = 0;
        for (String line : Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            Optional<Candle> candle = parsed(line);
            candle.ifPresent(minute -> found.put(minute.start(), minute));
            damaged += candle.isPresent() || line.isEmpty() ? 0 : 1;
        }
        if (damaged > 0) {
            int count = damaged;
            LOG.log(System.Logger.Level.WARNING, () -> "damaged candles were passed over file=%s lines=%d"
                    .formatted(file, count));
        }
    }

    private static Optional<Candle> parsed(String line) {
        if (!line.matches(LINE)) {
            return Optional.empty();
        }
        String[] words = line.split(" ", -1);
        long start = Long.parseLong(words[0]) * MILLIS;
        BigDecimal open = new BigDecimal(words[1]);
        BigDecimal high = new BigDecimal(words[2]);
        BigDecimal low = new BigDecimal(words[3]);
        BigDecimal close = new BigDecimal(words[4]);
        boolean sound = start % Candles.MINUTE_MILLIS == 0
                && low.signum() > 0
                && high.compareTo(open.max(close)) >= 0
                && low.compareTo(open.min(close)) <= 0;
        return sound ? Optional.of(new Candle(start, open, high, low, close)) : Optional.empty();
    }

    /** Adds them, and deletes the days that are more than a week before the latest of them. */
    void add(List<Minute> minutes) throws IOException {
        Map<Path, StringBuilder> lines = new TreeMap<>();
        LocalDate latest = LocalDate.MIN;
        for (Minute minute : minutes) {
            Candle candle = minute.candle;
            LocalDate day = dayOf(candle.start());
            latest = day.isAfter(latest) ? day : latest;
            lines.computeIfAbsent(file(day, minute.market), file -> new StringBuilder())
                    .append(candle.start() / MILLIS)
                    .append(' ')
                    .append(candle.open().toPlainString())
                    .append(' ')
                    .append(candle.high().toPlainString())
                    .append(' ')
                    .append(candle.low().toPlainString())
                    .append(' ')
                    .append(candle.close().toPlainString())
                    .append('\n');
        }
        for (Map.Entry<Path, StringBuilder> file : lines.entrySet()) {
            add(file.getKey(), file.getValue().toString());
        }
        if (latest.isAfter(trimmed)) {
            trimmed = latest;
            trim(latest.minusDays(DAYS));
        }
    }

    private void add(Path file, String lines) throws IOException {
        Files.createDirectories(requireNonNull(file.getParent(), "a file of a day"));
        String before = whole.add(file) && isTorn(file) ? "\n" : "";
        Files.writeString(
                file,
                before + lines,
                StandardCharsets.US_ASCII,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether a process was ended within a line. */
    private static boolean isTorn(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) == 0) {
            return false;
        }
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.position(channel.size() - 1).read(last);
            return last.get(0) != '\n';
        }
    }

    /** Deletes folders that are named for a day before this one; everything else stays. */
    private void trim(LocalDate first) throws IOException {
        whole.removeIf(file -> !Files.exists(file, LinkOption.NOFOLLOW_LINKS));
        List<Path> old = new ArrayList<>();
        try (DirectoryStream<Path> days = Files.newDirectoryStream(folder)) {
            for (Path day : days) {
                if (isBefore(day, first) && Files.isDirectory(day, LinkOption.NOFOLLOW_LINKS)) {
                    old.add(day);
                }
            }
        }
        for (Path day : old) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(day)) {
                for (Path file : files) {
                    whole.remove(file);
                    Files.delete(file);
                }
            }
            Files.delete(day);
        }
    }

    private static boolean isBefore(Path folder, LocalDate first) {
        try {
            return LocalDate.parse(String.valueOf(folder.getFileName())).isBefore(first);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static LocalDate dayOf(long millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }

    private Path file(LocalDate day, String market) {
        return folder.resolve(day.toString()).resolve(safe(market));
    }

    /** A name of a market as the name of a file, another for each: a letter that could be more than itself is written as its bytes. */
    static String safe(String market) {
        StringBuilder name = new StringBuilder();
        byte[] bytes = market.getBytes(StandardCharsets.UTF_8);
        for (byte each : bytes) {
            char c = (char) (each & 0xff);
            boolean plain = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '-'
                    || c == '_'
                    || c == '.' && name.length() > 0;
            if (plain) {
                name.append(c);
            } else {
                name.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
            }
        }
        if (name.length() <= MOST_NAME && name.length() > 0) {
            return name.toString();
        }
        try {
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            return name.substring(0, Math.min(name.length(), MOST_NAME - DIGEST_LETTERS - 1)) + "~"
                    + digest.substring(0, DIGEST_LETTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
