package io.jackstay.runtime.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.plugin.Secret;
import io.jackstay.runtime.config.alert.AlertChannel;
import io.jackstay.runtime.config.alert.AlertLevel;
import io.jackstay.runtime.config.alert.OutboundBlock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail against a mail server of our own. */
class MailTest {
    private final SmtpDouble server = new SmtpDouble();

    @AfterEach
    void close() {
        server.close();
    }

    private Mail mail(AlertChannel.MailSecurity security, Duration timeout) {
        return new Mail(
                new AlertChannel.Email(
                        "127.0.0.1",
                        server.port(),
                        security,
                        Optional.of("user"),
                        Optional.of(Secret.of("secretpart")),
                        "bot@example.com",
                        List.of("me@example.com", "you@example.com"),
                        AlertLevel.INFO,
                        6),
                new OutboundBlock(Optional.empty(), Optional.empty(), Optional.empty(), timeout, timeout));
    }

    private Mail mail() {
        return mail(AlertChannel.MailSecurity.NONE, Duration.ofSeconds(10));
    }

    private static Letter letter() {
        Notice notice = new Notice(
                AlertLevel.CRITICAL,
                "evil\r\nBcc: all@example.com",
                "BOT_HALTED",
                "",
                "gr\u00fc\u00dfe\r\n.\r\nMAIL FROM:<x>",
                1_772_366_400_000_000_000L,
                3);
        return new Letter("abc", List.of(notice), 1_772_366_400_000_000_000L, 0);
    }

    @Test
    void aMailIsTakenWithItsWordsAndNothingMore() {
        assertThat(mail().send(letter(), 0)).isEqualTo(Outcome.Taken.whole());

        assertThat(server.commands())
                .contains(
                        "MAIL FROM:<bot@example.com>", "RCPT TO:<me@example.com>", "RCPT TO:<you@example.com>", "QUIT")
                .doesNotContain("MAIL FROM:<x>");
        assertThat(server.mails()).hasSize(1);
        List<String> lines = server.mails().get(0);
        assertThat(lines)
                .contains(
                        "Message-ID: <abc.jackstay@example.com>",
                        "Auto-Submitted: auto-generated",
                        "From: bot@example.com",
                        "To: me@example.com, you@example.com",
                        "Content-Type: text/plain; charset=UTF-8")
                .noneMatch(line -> line.startsWith("Bcc"));
        assertThat(lines).anyMatch(line -> line.startsWith("Subject: [jackstay] CRITICAL evil Bcc: all@example.com"));
        assertThat(String.join("\n", lines)).contains("3 times");
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH, 535 5.7.8 wrong secretpart, Broken",
        "RCPT, 550 5.1.1 no such user, Broken",
        "RCPT, 450 4.2.1 mailbox busy, Again",
        "MAIL, 421 4.3.2 closing, Again",
        "DATA, 554 5.7.1 looks like spam, Broken",
        "DATA, 451 4.3.0 try later, Again",
    })
    void whatARefusalMeans(String command, String answer, String expected) {
        server.refuse(command, answer);

        Outcome outcome = mail().send(letter(), 0);

        assertThat(outcome.getClass().getSimpleName()).as("%s", outcome).isEqualTo(expected);
        assertThat(outcome.toString()).contains(answer.substring(0, 3)).doesNotContain("secretpart");
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void aServerThatDoesNotOfferTlsGetsNoPassword() {
        Outcome outcome =
                mail(AlertChannel.MailSecurity.STARTTLS, Duration.ofSeconds(10)).send(letter(), 0);

        assertThat(outcome).isInstanceOf(Outcome.Again.class);
        assertThat(outcome.toString()).contains("STARTTLS");
        assertThat(server.commands()).noneMatch(line -> line.startsWith("AUTH"));
    }

    @Test
    void aServerThatSaysNothingIsGivenUp() {
        server.refuse("EHLO", "SILENT");

        assertThat(mail(AlertChannel.MailSecurity.NONE, Duration.ofMillis(100)).send(letter(), 0))
                .isInstanceOf(Outcome.Again.class);
    }

    @Test
    void aMailThatWasTakenStaysSoWhateverComesAfter() {
        server.refuse("QUIT", "500 what?");

        assertThat(mail().send(letter(), 0)).isEqualTo(Outcome.Taken.whole());
    }
}
