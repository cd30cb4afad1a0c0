package io.jackstay.runtime.launch.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.Balance;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.runtime.look.AccountSide;
import io.jackstay.runtime.look.Comparison;
import io.jackstay.runtime.look.LoginLook;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people and programs see of an account. */
class AccountPageTest {
    private static final MarketId LONG_NAME = MarketId.parse("hl:AVERYLONGNAMEOFACOIN-USDC-PERP");
    private static final Venue HL = new Venue("hl");

    private static OrderReport order(String price) {
        return OrderReport.of(
                OrderRef.foreign(LONG_NAME, "123456789012345"),
                Side.SELL,
                Price.of(LONG_NAME, new BigDecimal(price)),
                Size.of(LONG_NAME, new BigDecimal("123456.12345678")),
                OrderState.OPEN,
                new Stamp(1, 1));
    }

    private static AccountSide side(OrderReport order) {
        OrderFill fill = OrderFill.of(
                "f1",
                OrderRef.foreign(LONG_NAME, "7"),
                Side.BUY,
                Price.of(LONG_NAME, new BigDecimal("0.5")),
                Size.of(LONG_NAME, new BigDecimal("12")),
                new Money("USDC", new BigDecimal("0.01")),
                new Stamp(1_700_000_000_000_000_000L, 1));
        Balance balance = new Balance("USDC", "spot", new BigDecimal("10"), new BigDecimal("7.5"));
        return new AccountSide(Optional.empty(), List.of(balance), List.of(), List.of(order), List.of(fill));
    }

    private static LoginLook look(String stream) {
        Comparison found = Comparison.of(side(order("0.123456")), side(order("0.123457")), 0, 10);
        return LoginLook.of(HL, "hyperliquid", stream, found, List.of());
    }

    @Test
    void linesFitIntoAHundredColumnsAndMarkWhatDiffers() {
        List<String> lines = new AccountPage(List.of(look(""))).lines();

        assertThat(lines).allMatch(line -> line.length() <= 100);
        assertThat(lines.get(0)).isEqualTo("hl (hyperliquid): 1 difference between REST and stream");
        assertThat(lines).contains("  no positions").anyMatch(line -> line.endsWith("differs"));
        assertThat(lines)
                .anyMatch(line -> line.contains("USDC, spot") && line.contains(" 10 "))
                .anyMatch(line -> line.matches(" +7.5 free +7.5 free *"));
        assertThat(lines).anyMatch(line -> line.contains("11-14 22:13:20 buy AVERYLONGN"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void theObjectHasAllDigitsOfBothSides() {
        Map<String, Object> object = new AccountPage(List.of(look(""))).object();
        Map<String, Object> login = ((List<Map<String, Object>>) object.get("logins")).get(0);
        Map<String, Object> order = ((List<Map<String, Object>>) login.get("openOrders")).get(0);

        assertThat(object).containsEntry("status", "ok");
        assertThat(login).containsEntry("stream", "up").containsEntry("differences", 1);
        assertThat(order).containsEntry("compared", "differs").containsEntry("market", LONG_NAME);
        assertThat((Map<String, Object>) order.get("rest"))
                .containsEntry("size", new BigDecimal("123456.12345678"))
                .containsEntry("price", new BigDecimal("0.123456"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatTheVenueDoesNotTellIsSaid() {
        Comparison found = Comparison.of(side(order("1")), side(order("1")), 0, 10)
                .withHoles(List.of("fills before 2026-07-01T00:00Z are no longer served"));
        AccountPage page = new AccountPage(List.of(LoginLook.of(HL, "hyperliquid", "", found, List.of())));
        Map<String, Object> login = ((List<Map<String, Object>>) page.object().get("logins")).get(0);

        assertThat(page.lines()).contains("  not shown: fills before 2026-07-01T00:00Z are no longer served");
        assertThat(login)
                .containsEntry("holes", List.of("fills before 2026-07-01T00:00Z are no longer served"))
                .containsEntry("differences", 0);
    }

    @Test
    void aStreamThatIsNotUpIsSaidAndSoIsALoginThatFailed() {
        AccountPage page = new AccountPage(
                List.of(look("refused"), LoginLook.failed(new Venue("sim"), "paper", "it has no account")));

        assertThat(page.lines().get(0)).contains("REST alone, for the stream is not up: refused");
        assertThat(page.lines()).contains("", "sim (paper): it has no account");
        assertThat(page.isFailed()).isTrue();
        assertThat(page.why()).isEqualTo("sim: it has no account");
        assertThat(page.object()).containsEntry("status", "failed").containsEntry("why", "sim: it has no account");
    }
}
