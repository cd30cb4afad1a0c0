package io.jackstay.runtime.launch.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.Money;
import io.jackstay.runtime.history.BotResults;
import io.jackstay.runtime.session.SessionPicture;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One asset at a time, and live apart from paper. */
class ChatSumsTest {
    private static BotResults results(String asset, String session, String day, long epochDay, String equity) {
        return new BotResults(
                pnl(asset, session),
                0,
                pnl(asset, day),
                epochDay,
                pnl(asset, "100"),
                0,
                money(asset, "1000"),
                money(asset, equity),
                money(asset, equity),
                money(asset, "0"),
                List.of(),
                7,
                OptionalLong.empty());
    }

    private static Money money(String asset, String amount) {
        return new Money(asset, new BigDecimal(amount));
    }

    private static Pnl pnl(String asset, String realized) {
        return new Pnl(money(asset, realized), Money.zero(asset), List.of(), List.of());
    }

    /** Each on a login of its own. */
    private static ChatSums sums(Set<String> paper, Map<String, BotResults> results) {
        return sums(
                results,
                results.keySet().stream()
                        .map(bot -> about(bot, "login-" + bot, paper.contains(bot), Optional.empty()))
                        .toList());
    }

    private static ChatSums sums(Map<String, BotResults> results, List<SessionPicture.About> abouts) {
        return new ChatSums(
                results.keySet().stream().sorted().toList(),
                bot -> Optional.ofNullable(results.get(bot)),
                () -> Optional.of(abouts));
    }

    static SessionPicture.About about(String bot, String login, boolean paper, Optional<Money> capital) {
        return new SessionPicture.About(
                bot,
                "grid",
                Optional.empty(),
                "abcdef",
                "",
                "",
                List.of(login),
                List.of(),
                paper,
                capital,
                "cancel",
                new BigDecimal("0.01"));
    }

    @Test
    void assetsAreNotAddedUpAndNeitherArePaperAndLive() {
        ChatSums sums = sums(
                Set.of("d", "e"),
                Map.of(
                        "a", results("USDC", "1.5", "1", 20_000, "1001.5"),
                        "b", results("USDC", "-4", "-4", 20_000, "996"),
                        "c", results("USDT", "7", "7", 20_000, "1007"),
                        "d", results("USDC", "900", "900", 20_000, "1900"),
                        "e", results("USDC", "0.5", "0", 20_000, "1000.5")));

        assertThat(sums.balance())
                .containsExactly(
                        "all live, 2 bots",
                        "equity 1997.5 USDC, began with 2000 USDC",
                        "all live, c",
                        "equity 1007 USDT, began with 1000 USDT",
                        "all on paper, 2 bots",
                        "equity 2900.5 USDC, began with 2000 USDC");
        assertThat(sums.profit())
                .startsWith(
                        "all live, 2 bots",
                        "session: net -2.5 USDC",
                        "day 2024-10-04: net -3 USDC",
                        "all time: net 200 USDC");
    }

    @Test
    void theEquityOfALoginIsNotCountedTwice() {
        Map<String, BotResults> both =
                Map.of("a", results("USDC", "1", "1", 1, "1001"), "b", results("USDC", "2", "2", 1, "1002"));

        assertThat(sums(
                                both,
                                List.of(
                                        about("a", "sim", true, Optional.empty()),
                                        about("b", "sim", true, Optional.of(money("USDC", "500")))))
                        .balance())
                .containsExactly(
                        "all on paper, 2 bots", "equity not known: bots share a login without capital of their own");
        assertThat(sums(
                                both,
                                List.of(
                                        about("a", "sim", true, Optional.of(money("USDC", "500"))),
                                        about("b", "sim", true, Optional.of(money("USDC", "500")))))
                        .balance())
                .containsExactly("all on paper, 2 bots", "equity 2003 USDC, began with 2000 USDC");
    }

    @Test
    void whatIsSaidOfSeveralIsSaidOfLiveAndPaperApart() {
        Map<String, BotResults> none = Map.of(
                "a", results("USDC", "1", "1", 1, "1"),
                "b", results("USDC", "1", "1", 1, "1"),
                "c", results("USDC", "1", "1", 1, "1"));

        assertThat(sums(Set.of("b"), none).apart(bots -> List.of(String.join("+", bots))))
                .containsExactly("all live, 2 bots", "a+c", "all on paper, b", "b");
        assertThat(sums(Set.of(), none).apart(bots -> List.of(String.join("+", bots))))
                .containsExactly("all live, 3 bots", "a+b+c");
    }

    @Test
    void whoDidNotTradeOnTheLatestDayIsNotInItsSum() {
        ChatSums sums = sums(
                Set.of(),
                Map.of(
                        "a", results("USDC", "1", "1", 20_000, "1001"),
                        "b", results("USDC", "2", "2", 19_999, "1002")));

        assertThat(sums.profit())
                .containsExactly(
                        "all live, 2 bots",
                        "session: net 3 USDC",
                        "day 2024-10-04: net 1 USDC, without b",
                        "all time: net 200 USDC");
    }
}
