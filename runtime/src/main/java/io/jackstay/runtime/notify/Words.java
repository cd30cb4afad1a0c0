package io.jackstay.runtime.notify;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A notice in plain words, the same on each channel before it escapes them. Thread safe: pure functions. */
final class Words {
    /** What is longer says nothing more to a person. */
    private static final int LONGEST_TEXT = 1_500;

    private Words() {}

    /** Level, whom it is about, and the code with its subject, on one line. */
    static String head(Notice notice) {
        String subject = notice.subject().isEmpty() ? "" : " " + VisibleText.name(notice.subject());
        return "%s %s: %s%s"
                .formatted(
                        VisibleText.capitals(notice.level().word()),
                        VisibleText.name(notice.who()),
                        VisibleText.name(notice.code()),
                        subject);
    }

    static String text(Notice notice) {
        return VisibleText.cut(VisibleText.lines(notice.text()).strip(), LONGEST_TEXT);
    }

    /** When, and how often. */
    static String foot(Notice notice) {
        String when = Instant.ofEpochSecond(0, notice.nanos())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        return notice.times() == 1 ? when : "%s, %d times".formatted(when, notice.times());
    }

    /** All of it, as lines. */
    static String plain(Notice notice) {
        return "%s%n%s%n%s".formatted(head(notice), text(notice), foot(notice)).replace("\r\n", "\n");
    }

    /** What stands over a letter. */
    static String title(Letter letter) {
        return letter.notices().size() == 1
                ? head(letter.notices().get(0))
                : "%s: %d notices, the first of %s"
                        .formatted(
                                VisibleText.capitals(letter.level().word()),
                                letter.notices().size(),
                                VisibleText.name(letter.notices().get(0).who()));
    }
}
