package io.jackstay.runtime.launch.screen;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What the process is connected to. Thread safe. */
public final class Terminal {
    private static final Path STANDARD_INPUT = Path.of("/proc/self/fd/0");
    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");
    private static final String TTY = "/dev/tty";
    private static final long STTY_MILLIS = 500;

    private final Map<String, String> environment;

    public Terminal(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Whether standard output is a terminal that a block can be redrawn on. */
    public boolean isInteractive() {
        return !"dumb".equals(environment.get("TERM")) && isTerminal(STANDARD_OUTPUT);
    }

    /** Whether what is written to standard error appears on a terminal too. */
    public boolean showsErrors() {
        return isTerminal(STANDARD_ERROR);
    }

    /** Whether standard error is a log of its own: no terminal, and not where standard output goes. */
    public boolean isLogApart() {
        return isLogApart(STANDARD_OUTPUT, STANDARD_ERROR);
    }

    static boolean isLogApart(Path out, Path err) {
        if (isTerminal(err)) {
            return false;
        }
        try {
            return !Files.readSymbolicLink(out).equals(Files.readSymbolicLink(err));
        } catch (IOException e) {
            return true;
        }
    }

    /** Whether a person can be asked: sees what is written to standard error, and types what is read. */
    public boolean canAsk() {
        return isTerminal(STANDARD_INPUT) && showsErrors();
    }

    private static boolean isTerminal(Path stream) {
        if (!Files.exists(stream, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return System.console() != null;
        }
        try {
            String target = Files.readSymbolicLink(stream).toString();
            return target.startsWith("/dev/pts/") || target.startsWith(TTY) || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    public Style style() {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() ? Style.COLOUR : Style.PLAIN;
    }

    /** Columns of the terminal now; 0 when nothing tells. */
    public int width() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File(TTY))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(STTY_MILLIS, TimeUnit.MILLISECONDS)) {
                stty.destroyForcibly();
                return 0;
            }
            return columns(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** The second number of {@code rows columns}. */
    static int columns(String size) {
        String[] parts = size.strip().split(" ", -1);
        return parts.length == 2 && parts[1].matches("[0-9]{1,5}") ? Integer.parseInt(parts[1]) : 0;
    }
}
