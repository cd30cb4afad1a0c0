package io.jackstay.runtime.config.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.Problem;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file may say of alerts, Telegram and the hub, and the words about what it may not. */
class AlertKeysTest {
    private static final Map<String, String> SECRETS = Map.of(
            "TOKEN",
            "123:abc",
            "BAD",
            "hunter2",
            "SLACK",
            "https://hooks.example/x",
            "PLAIN",
            "http://other.example/x");

    private static ConfigFile.Loaded load(String jackstay) {
        return ConfigFile.parse(
                "x.conf", "jackstay {\n" + jackstay + "\n}\nbots {}\nconnectors {}\n", List.of(), SECRETS);
    }

    private static List<String> problems(String jackstay) {
        return load(jackstay).problems().sorted().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .map(Problem::toString)
                .filter(line -> line.contains("jackstay"))
                .collect(Collectors.toList());
    }

    @Test
    void everythingHasADefaultButWhatNobodyCanGuess() {
        Outreach outreach = load("""
                alerts {
                  quiet-hours { from = "22:00", until = "07:00", zone = Europe/Berlin }
                  channels {
                    phone { type = telegram, token = ${TOKEN}, chat = "-1001" }
                    desk { type = slack, url = ${SLACK}, level = critical }
                    mail { type = email, host = mail.example, from = "a@b.c", to = ["d@e.f"] }
                  }
                }
                telegram { token = ${TOKEN}, chats = [7] }
                hub { url = "https://hub.example", token = ${BAD} }
                """).config().settings().outreach();

        assertThat(outreach.alerts().channels().keySet()).containsExactly("desk", "mail", "phone");
        assertThat(outreach.alerts().channels().get("desk").level()).isEqualTo(AlertLevel.CRITICAL);
        assertThat(outreach.alerts().channels().get("phone").level()).isEqualTo(AlertLevel.WARNING);
        assertThat(outreach.telegram().orElseThrow().control()).isFalse();
        assertThat(outreach.hub().orElseThrow().interval()).hasSeconds(2);
        assertThat(outreach.toString()).doesNotContain("123:abc", "hooks.example", "hunter2");
    }

    @Test
    void nothingIsSaidToAnybodyUnlessAFileSaysSo() {
        assertThat(load("").config().settings().outreach()).isEqualTo(Outreach.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "alerts { channels { a { type = telegramm } } } | x.conf:2 jackstay.alerts.channels.a.type = telegramm: must be discord or email or slack or telegram or webhook; did you mean telegram?",
                "alerts { channels { a { type = slack } } } | x.conf:2 jackstay.alerts.channels.a.url: is missing, it must be a secret, as ${NAME} from the environment or as { file = path }",
                "alerts { channels { a { type = slack, url = ${BAD} } } } | x.conf:2 jackstay.alerts.channels.a.url = ***: must be an address, such as https://host/path",
                "alerts { channels { a { type = slack, url = ${PLAIN} } } } | x.conf:2 jackstay.alerts.channels.a.url = ***: must be https://; http:// is for this machine alone",
                "alerts { channels { a { type = telegram, token = ${BAD}, chat = \"1\" } } } | x.conf:2 jackstay.alerts.channels.a.token = ***: must be as BotFather gives it: digits, a colon, letters and digits",
                "alerts { channels { a { type = telegram, token = ${TOKEN}, chat = me } } } | x.conf:2 jackstay.alerts.channels.a.chat = me: must be a number or @channelname",
                "alerts { channels { a { type = slack, url = ${SLACK}, level = hot } } } | x.conf:2 jackstay.alerts.channels.a.level = hot: must be one of info, warning, critical",
                "alerts { channels { A { type = slack, url = ${SLACK} } } } | x.conf:2 jackstay.alerts: channels must be named in lower-case letters, digits and dashes, and A is not",
                "alerts { quiet-hours { from = \"22:00\", until = \"22:00\" } } | x.conf:2 jackstay.alerts.quiet-hours.until = 22:00: must differ from from",
                "alerts { quiet-hours { from = \"22:00\", until = \"7:00\", zone = Mars } } | x.conf:2 jackstay.alerts.quiet-hours.until = 7:00: must be a time of day, such as \"08:30\"",
                "alerts { group = 5 } | x.conf:2 jackstay.alerts.group = 5: must be a duration with its unit (ns, us, ms, s, m, h or d), such as 5s, 0s to 10m",
                "telegram { token = ${TOKEN}, chats = [] } | x.conf:2 jackstay.telegram: chats must have a number: /start in a chat is answered by nobody else",
                "telegram { token = ${TOKEN}, chats = [-5], control = true } | x.conf:2 jackstay.telegram.control = true: control = true in a group, which has a negative number, needs users: else every member could trade",
                "hub { url = \"http://hub.example\", token = ${BAD} } | x.conf:2 jackstay.hub.url = http://hub.example: must be https://; http:// is for this machine alone",
            })
    void aMistakeHasItsLineAndWhatIsAllowed(String text, String expected) {
        assertThat(problems(text)).containsExactly(expected);
    }

    @Test
    void mailWithoutTlsGoesToThisMachineAlone() {
        assertThat(
                        problems(
                                "alerts { channels { m { type = email, host = mail.example, security = none, from = \"a@b.c\", to = [\"d@e.f\"] } } }"))
                .containsExactly(
                        "x.conf:2 jackstay.alerts.channels.m.security = none: security = none is for a mail server on this machine: mail.example is another");
    }

    @ParameterizedTest
    @CsvSource({
        "22:00, 07:00, 2026-03-01T21:00:00Z, true",
        "22:00, 07:00, 2026-03-01T20:59:59Z, false",
        "22:00, 07:00, 2026-03-01T05:59:59Z, true",
        "22:00, 07:00, 2026-03-01T06:00:00Z, false",
        "13:00, 14:00, 2026-07-01T11:30:00Z, true",
        "13:00, 14:00, 2026-07-01T12:00:00Z, false",
    })
    void quietHoursAreOfTheirZone(String from, String until, String at, boolean held) {
        QuietHours hours =
                new QuietHours(LocalTime.parse(from), LocalTime.parse(until), "Europe/Berlin", AlertLevel.CRITICAL);
        long nanos = Instant.parse(at).getEpochSecond() * 1_000_000_000L;

        assertThat(hours.holds(AlertLevel.WARNING, nanos)).isEqualTo(held);
        assertThat(hours.holds(AlertLevel.CRITICAL, nanos)).isFalse();
    }
}
