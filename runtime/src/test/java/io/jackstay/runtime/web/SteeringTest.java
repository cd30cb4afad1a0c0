package io.jackstay.runtime.web;

import static io.jackstay.runtime.web.http.RawClient.get;
import static io.jackstay.runtime.web.http.RawClient.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.account.DeadManView;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.control.ControlCommand;
import io.jackstay.runtime.control.ControlRequest;
import io.jackstay.runtime.history.SeenAlerts;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.risk.ScopeStanding;
import io.jackstay.runtime.session.SessionPicture;
import io.jackstay.runtime.web.http.RawClient;
import io.jackstay.runtime.web.http.Role;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a person steers and sees beside what the rows of {@link WebServerTest} try. */
class SteeringTest extends WebFixture {
    private static final Alert UNKNOWN = Alert.first(AlertCode.ORDER_UNKNOWN, "4711", "nobody knows", 5);

    @Test
    void oneOrderIsCancelledByItsNumber() throws IOException {
        assertThat(status(command("00000021", "\"command\":\"cancel-order\",\"bot\":\"btc-grid\",\"cloid\":\"7\"")))
                .isEqualTo(200);

        assertThat(given).hasSize(1).allSatisfy(request -> {
            assertThat(request.command()).isEqualTo(ControlCommand.CANCEL_ORDER);
            assertThat(request.subject()).isEqualTo("7");
            assertThat(request.reference()).isEqualTo("id 00000021");
        });
        assertThat(status(command("00000021", "\"command\":\"cancel-order\",\"bot\":\"btc-grid\",\"cloid\":\"8\"")))
                .as("the same id of another order")
                .isEqualTo(409);
        assertThat(given).hasSize(1);
    }

    @Test
    void whatACommandIsAboutFitsTheCommand() throws IOException {
        for (String wrong : List.of(
                "\"command\":\"cancel-order\",\"bot\":\"btc-grid\"",
                "\"command\":\"acknowledge\",\"bot\":\"btc-grid\",\"cloid\":\"7\"",
                "\"command\":\"halt\",\"bot\":\"btc-grid\",\"cloid\":\"7\"",
                "\"command\":\"halt\",\"bot\":\"btc-grid\",\"alert\":\"7\"",
                "\"command\":\"cancel-order\",\"bot\":\"btc-grid\",\"cloid\":7",
                "\"command\":\"cancel-order\",\"bot\":\"btc-grid\",\"cloid\":\"7\\n\"",
                "\"command\":\"cancel-order\",\"bot\":\"btc-grid\",\"cloid\":\"%s\"".formatted("7".repeat(401)))) {
            assertThat(status(command("00000022", wrong))).as(wrong).isEqualTo(400);
        }
        assertThat(given).isEmpty();
    }

    @Test
    void theJournalIsToldIdAndTicket() throws IOException {
        String ticket = plan("resume");
        assertThat(status(command("00000023", "\"ticket\":\"%s\",\"typed\":\"btc-grid\"".formatted(ticket))))
                .isEqualTo(200);

        assertThat(given).extracting(ControlRequest::reference).containsExactly("id 00000023 ticket " + ticket);
    }

    @Test
    void anAlertIsAcknowledgedByTheNameThatTheOverviewGivesIt() throws IOException {
        String alert = "alert:sim:ORDER_UNKNOWN:4711";
        publishAlerted();
        assertThat(overview())
                .contains("\"" + alert + "\":{\"level\":\"bad\",\"who\":\"sim\"")
                .contains("\"acknowledgeable\":true");

        assertThat(status(command(
                        "00000024", "\"command\":\"acknowledge\",\"bot\":\"sim\",\"alert\":\"%s\"".formatted(alert))))
                .isEqualTo(200);

        assertThat(given).extracting(ControlRequest::subject).containsExactly("ORDER_UNKNOWN:4711");
        seen = new SeenAlerts.Seen(
                Long.MIN_VALUE, List.of(new SeenAlerts.One("sim", "ORDER_UNKNOWN:4711", 5, "web control", 6)));
        ahead.addAndGet(Duration.ofSeconds(2).toNanos());
        publishAlerted();
        String now = overview();
        long end = new SystemClock().nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!now.contains("\"acknowledged\":true") && new SystemClock().nanoTime() < end) {
            publishAlerted();
            now = overview();
        }
        assertThat(now).contains("\"acknowledged\":true,\"acknowledgeable\":false");
    }

    private void publishAlerted() {
        SessionPicture picture = SamplePictures.of(clock.epochNanos(), "0.1", 20, "B1");
        SessionPicture.OneLogin login = picture.logins().get(0);
        server.publish(new SessionPicture(
                picture.atNanos(),
                picture.bots(),
                List.of(new SessionPicture.OneLogin(
                        login.name(),
                        login.plugin(),
                        true,
                        true,
                        "",
                        Optional.empty(),
                        List.of(UNKNOWN),
                        Optional.of(new ScopeStanding(
                                List.of(new RiskRule.Limit(
                                        "daily-loss", "300 USDC", "-30 USDC", new BigDecimal("0.1"))),
                                Optional.of("daily-loss of the login: too much"))),
                        Optional.of(new DeadManView(Duration.ofSeconds(20), Duration.ofSeconds(60))),
                        Collections.emptySortedMap())),
                new SessionPicture.OfProcess(
                        Optional.of(new ScopeStanding(
                                List.of(new RiskRule.Limit("gross", "9 USDC", "1 USDC", new BigDecimal("0.2"))),
                                Optional.empty())),
                        List.of(UNKNOWN))));
    }

    private String overview() throws IOException {
        return get(port(), "/api/v1/overview", bearer(Role.VIEW));
    }

    @Test
    void riskHasTheRulesOfLoginsAndOfTheProcess() throws IOException {
        publishAlerted();
        assertThat(get(port(), "/api/v1/risk", bearer(Role.VIEW)))
                .contains("\"rules\":[\"position\",\"daily-loss\",\"gross\"]")
                .contains("\"login sim\":{\"scope\":\"login\",\"cells\":{\"daily-loss\":{\"rule\":\"daily-loss\"")
                .contains("\"all bots\":{\"scope\":\"process\",\"cells\":{\"gross\"")
                .contains("\"say\":\"daily-loss of the login: too much\"")
                .contains("{\"state\":\"armed\",\"leftMs\":20000,\"ofMs\":60000,\"account\":\"sim\"}");
    }

    /** H10: pings are answered to who takes the answers. */
    @Test
    void whoPingsAndTakesNoAnswerFillsNoMemory() throws IOException {
        byte[] pings = new byte[1_000 * 131];
        for (int i = 0; i < 1_000; i++) {
            pings[i * 131] = (byte) 0x89;
            pings[i * 131 + 1] = (byte) (0x80 | 125);
        }
        try (RawClient client = new RawClient(port(), 4 << 10)) {
            client.send(
                    "GET /api/v1/stream HTTP/1.1\r\nHost: localhost:%d\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                    .formatted(port())
                            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n%s\r\n%s\r\n\r\n"
                                    .formatted(bearer(Role.VIEW), "Sec-WebSocket-Protocol: jackstay.v1"));
            client.until("\r\n\r\n");
            for (int i = 0; i < 60; i++) {
                client.send(pings);
            }
            String system = get(port(), "/api/v1/system", bearer(Role.VIEW));
            assertThat(Pattern.compile("\"buffered\":([0-9]+)")
                            .matcher(system)
                            .results()
                            .mapToLong(found -> Long.parseLong(found.group(1)))
                            .max()
                            .orElseThrow())
                    .isLessThan(1 << 20);
        }
    }

    /** H1: who tries tokens is told of to a person, not to the log alone. */
    @Test
    void manyWrongTokensAreAnAlert() throws IOException {
        for (int i = 0; i < 49; i++) {
            ahead.addAndGet(Duration.ofMinutes(6).toNanos());
            assertThat(status(get(port(), "/api/v1/bots", "Authorization: Bearer wrong" + i)))
                    .isEqualTo(401);
        }
        assertThat(server.alerts()).isEmpty();
        ahead.addAndGet(Duration.ofMinutes(6).toNanos());
        get(port(), "/api/v1/bots", "Authorization: Bearer wrong");

        assertThat(server.alerts()).hasSize(1).allSatisfy(raised -> {
            assertThat(raised.who()).isEqualTo(RaisedAlert.PROCESS);
            assertThat(raised.alert().code()).isEqualTo(AlertCode.WEB_TOKENS_TRIED);
            assertThat(raised.alert().text()).startsWith("50 wrong tokens").endsWith("the last from 127.0.0.1");
        });
        ahead.addAndGet(Duration.ofMinutes(6).toNanos());
        publish("0.1", 20, "B1");
        assertThat(overview()).contains("\"alert:all bots:WEB_TOKENS_TRIED:\"");
    }
}
