package io.jackstay.runtime.web.view;

import static io.jackstay.runtime.web.view.SampleBot.NOW;
import static io.jackstay.runtime.web.view.SampleBot.pnl;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.risk.ScopeStanding;
import io.jackstay.runtime.session.SessionPicture;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What an operator acts on: signs, sums, the order of what needs a person, and what is not known. */
final class ViewTreesTest {
    private static final Predicate<RaisedAlert> NONE_SEEN = alert -> false;

    private static JsonNode json(Object tree) {
        return new ObjectMapper().valueToTree(tree);
    }

    private static JsonNode overview(SessionPicture picture) {
        return json(OverviewTree.of(picture, List.of(), NONE_SEEN, Map.of()));
    }

    private static List<String> needs(SessionPicture picture, Predicate<RaisedAlert> seen) {
        List<String> ids = new ArrayList<>();
        json(OverviewTree.of(picture, List.of(), seen, Map.of()))
                .get("needs")
                .fieldNames()
                .forEachRemaining(ids::add);
        return ids;
    }

    @Test
    void whatIsShownOfProfitAddsUpToNetWithFundingAsItWasEarned() {
        SampleBot bot = new SampleBot("a")
                .holds("BTC", "1")
                .earned(pnl("10", "-3", "2", "0.84"), pnl("25", "100", "4", "-0.5"));
        JsonNode session =
                json(BotTree.whole(bot.made(), SampleBot.picture(bot))).at("/pnl/session");

        assertThat(session.get("funding").asText()).as("paid").isEqualTo("-0.84");
        BigDecimal sum = decimal(session, "realized")
                .add(decimal(session, "unrealized"))
                .subtract(decimal(session, "fees"))
                .add(decimal(session, "funding"));
        assertThat(sum).isEqualByComparingTo(decimal(session, "net"));
        assertThat(overview(SampleBot.picture(bot)).at("/totals/0/funding").asText())
                .isEqualTo("-0.84");
    }

    private static BigDecimal decimal(JsonNode of, String field) {
        return new BigDecimal(of.get(field).asText());
    }

    @Test
    void unrealisedIsWhatIsHeldNowAndNotItsChangeSinceMidnight() {
        SampleBot bot =
                new SampleBot("a").holds("BTC", "1").earned(pnl("0", "-3", "0", "0"), pnl("0", "100", "0", "0"));
        SessionPicture picture = SampleBot.picture(bot);

        assertThat(json(OverviewTree.bots(picture, name -> List.of()))
                        .at("/a/unrealized")
                        .asText())
                .isEqualTo("100");
        assertThat(overview(picture).at("/totals/0/unrealized").asText()).isEqualTo("100");
        assertThat(json(BotTree.whole(bot.made(), SampleBot.picture(bot)))
                        .at("/pnl/allTime/unrealized")
                        .asText())
                .isEqualTo("100");
    }

    @Test
    void whyHasWhatWasRefusedAndOfWhat() {
        SampleBot bot = new SampleBot("a").holds("BTC", "1").refused("position-limit", "1 BTC", "1.5 BTC", 12);
        JsonNode refused =
                json(BotTree.whole(bot.made(), SampleBot.picture(bot))).at("/why/refused/0");

        assertThat(refused.get("rule").asText()).isEqualTo("position-limit");
        assertThat(refused.get("actual").asText()).isEqualTo("1.5 BTC");
        assertThat(refused.get("limit").asText()).isEqualTo("1 BTC");
        assertThat(refused.get("order").asText()).isEqualTo("buy 1 at 100");
        assertThat(refused.get("count").asLong()).isEqualTo(12);
    }

    @Test
    void howFarLiquidationIsComesFromTheVenueAlone() {
        SampleBot bot = new SampleBot("a").holds("BTC", "1");
        assertThat(json(BotTree.whole(bot.made(), SampleBot.picture(bot)))
                        .at("/markets/0/position/liquidation")
                        .isNull())
                .isTrue();

        SessionPicture told = SampleBot.picture(
                List.of(bot.made()), SampleBot.login("sim", true, List.of(), Map.of("sim:BTC-USDC-PERP", "87.5")));
        JsonNode position = json(BotTree.whole(bot.made(), told)).at("/markets/0/position");

        assertThat(position.get("liquidation").asText()).isEqualTo("87.5");
        assertThat(position.get("liquidationAway").asText())
                .as("of a mark of 100")
                .isEqualTo("12.5 %");
    }

    @Test
    void whatWasEarnedIsAPartOfTheCapital() {
        SampleBot bot = new SampleBot("a").holds("BTC", "1").earned(pnl("15", "0", "2", "0"), pnl("15", "0", "2", "0"));

        assertThat(json(BotTree.whole(bot.capital("500").made(), SampleBot.picture(bot)))
                        .at("/pnl/percent")
                        .asText())
                .isEqualTo("2.6");
        assertThat(json(BotTree.whole(new SampleBot("b").holds("BTC", "1").made(), SampleBot.picture()))
                        .at("/pnl/percent")
                        .isNull())
                .isTrue();
    }

    @Test
    void theWorstStandsFirstAndWhatWasSeenLast() {
        SampleBot halted = new SampleBot("b").halted("drawdown").alert(AlertCode.BOT_HALTED, "drawdown", NOW);
        SampleBot near = new SampleBot("a").limitUsed("0.9").alert(AlertCode.BALANCE_DRIFT, "USDC", NOW);
        SampleBot lost = new SampleBot("c").alert(AlertCode.ORDER_UNKNOWN, "7", NOW);
        SessionPicture picture = SampleBot.picture(near, halted, lost);

        assertThat(needs(picture, NONE_SEEN))
                .containsExactly(
                        "alert:b:BOT_HALTED:drawdown",
                        "alert:c:ORDER_UNKNOWN:7",
                        "limit:a:position",
                        "alert:a:BALANCE_DRIFT:USDC");
        assertThat(needs(picture, alert -> alert.who().equals("c")))
                .endsWith("alert:a:BALANCE_DRIFT:USDC", "alert:c:ORDER_UNKNOWN:7");
        assertThat(overview(picture).at("/needs/alert:c:ORDER_UNKNOWN:7/level").asText())
                .isEqualTo("bad");
        assertThat(overview(picture).at("/recent").findValuesAsText("level"))
                .containsExactlyInAnyOrder("bad", "warn", "bad");
    }

    @Test
    void rulesOverSeveralBotsCountToo() {
        SessionPicture picture = SampleBot.picture(List.of(), SampleBot.login("sim", true, List.of()));
        RiskRule.Limit near = new RiskRule.Limit("gross", "10 USDC", "9 USDC", new BigDecimal("0.9"));
        SessionPicture standing = new SessionPicture(
                NOW,
                picture.bots(),
                picture.logins(),
                new SessionPicture.OfProcess(
                        Optional.of(new ScopeStanding(List.of(near), Optional.empty())), List.of()));
        assertThat(needs(standing, NONE_SEEN)).containsExactly("limit:all bots:gross");
        assertThat(overview(standing).get("halted").asLong()).isZero();

        SessionPicture halted = new SessionPicture(
                NOW,
                picture.bots(),
                picture.logins(),
                new SessionPicture.OfProcess(
                        Optional.of(new ScopeStanding(List.of(near), Optional.of("gross"))), List.of()));
        assertThat(needs(halted, NONE_SEEN)).isEmpty();
        assertThat(overview(halted).get("halted").asLong()).isEqualTo(1);
    }

    @Test
    void whereThereIsTooMuchTheLeastIsLeftOut() {
        List<SessionPicture.OneBot> bots = new ArrayList<>();
        for (int i = 0; i < 220; i++) {
            bots.add(new SampleBot("near-" + i).limitUsed("0.9").made());
        }
        bots.add(new SampleBot("lost").alert(AlertCode.ORDER_UNKNOWN, "7", NOW).made());
        List<String> needs = needs(SampleBot.picture(bots, SampleBot.login("sim", false, List.of())), NONE_SEEN);

        assertThat(needs).hasSize(200).startsWith("login:sim", "alert:lost:ORDER_UNKNOWN:7");
    }

    @Test
    void anAlertThatIsGoodToKnowWantsNobody() {
        SampleBot says = new SampleBot("a").alert(AlertCode.STRATEGY_SAYS, "info", NOW);

        assertThat(needs(SampleBot.picture(says), NONE_SEEN)).isEmpty();
    }

    @Test
    void aPauseIsNoHalt() {
        SampleBot paused = new SampleBot("a").paused("by hand");
        SampleBot halted =
                new SampleBot("b").halted("drawdown").alert(AlertCode.BOT_HALTED, "drawdown", NOW - 5_000_000);
        JsonNode halts = json(RiskTree.of(SampleBot.picture(paused, halted))).get("halts");

        assertThat(halts.findValuesAsText("state")).containsExactly("paused", "halted");
        assertThat(halts.at("/0/since").isNull()).isTrue();
        assertThat(halts.at("/1/since").asLong()).isEqualTo(NOW / 1_000_000 - 5);
    }

    @Test
    void aGroupKeepsPaperApartAndSaysWhereALegIsSilent() {
        JsonNode groups = overview(SampleBot.picture(
                        new SampleBot("long").group("btc", "long").venue("one").holds("BTC", "1"),
                        new SampleBot("short")
                                .group("btc", "short")
                                .venue("two")
                                .holds("BTC", "-0.4"),
                        new SampleBot("try").group("btc", "try").paper().holds("BTC", "50")))
                .get("groups");
        assertThat(groups.at("/btc/net").asText()).isEqualTo("0.6");
        assertThat(groups.at("/btc/unsure").asBoolean()).isFalse();
        assertThat(groups.at("/btc (paper)/net").asText()).isEqualTo("50");

        JsonNode silent = overview(SampleBot.picture(
                        new SampleBot("long").group("btc", "long").venue("one").holds("BTC", "1"),
                        new SampleBot("short")
                                .group("btc", "short")
                                .venue("two")
                                .silent()))
                .at("/groups/btc");
        assertThat(silent.get("unsure").asBoolean()).isTrue();
        assertThat(silent.get("legs").findValuesAsText("bot")).containsExactly("long", "short");
        assertThat(silent.at("/legs/1/position").isNull()).isTrue();
        assertThat(silent.at("/legs/1/venue").asText()).isEqualTo("two");

        JsonNode stopped = overview(SampleBot.picture(new SampleBot("long")
                        .group("btc", "long")
                        .holds("BTC", "1")
                        .state(BotState.STOPPED)))
                .at("/groups/btc");
        assertThat(stopped.get("unsure").asBoolean()).isTrue();
    }

    @Test
    void legsOfDifferentThingsHaveNoNet() {
        JsonNode group = overview(SampleBot.picture(
                        new SampleBot("a").group("mix", "a").holds("BTC", "1"),
                        new SampleBot("b").group("mix", "b").holds("ETH", "-20")))
                .at("/groups/mix");

        assertThat(group.get("net").isNull()).isTrue();
        assertThat(group.get("legs").findValuesAsText("base")).containsExactly("BTC", "ETH");
    }

    @Test
    void botsThatShareAnAccountWithoutCapitalHaveNoSum() {
        SampleBot one = new SampleBot("a").holds("BTC", "1");
        assertThat(overview(SampleBot.picture(one, new SampleBot("b").holds("BTC", "1")))
                        .at("/totals/0/equity")
                        .isNull())
                .isTrue();
        assertThat(overview(SampleBot.picture(
                                one.capital("500"),
                                new SampleBot("b").capital("500").holds("BTC", "1")))
                        .at("/totals/0/equity")
                        .asText())
                .isEqualTo("2000");
    }

    @Test
    void aVenueHasWhatIsMeasuredOfItsLogin() {
        LoginReading reading = new LoginReading(
                3, 2, Optional.of(new BigDecimal("1.25")), Optional.of(new BigDecimal("9.00")), Optional.of(0.5));
        JsonNode venues = json(OverviewTree.of(
                        SampleBot.picture(new SampleBot("a").holds("BTC", "1")),
                        List.of(),
                        NONE_SEEN,
                        Map.of("sim", reading)))
                .at("/venues/sim");

        assertThat(venues.get("up").asInt()).isEqualTo(2);
        assertThat(venues.get("streams").asInt()).isEqualTo(3);
        assertThat(venues.get("p50").asText()).isEqualTo("1.25");
        assertThat(venues.get("p99").asText()).isEqualTo("9");
        assertThat(venues.get("used").asDouble()).isEqualTo(0.5);
        assertThat(venues.get("feedLimitMs").asLong()).isEqualTo(30_000);
        assertThat(overview(SampleBot.picture()).at("/venues/sim/streams").isNull())
                .as("nothing is measured")
                .isTrue();
    }

    @Test
    void whatLoginsAndTheProcessRaiseStandsThereToo() {
        Alert drift = Alert.first(AlertCode.POSITION_DRIFT, "BTC", "0.1 more", NOW);
        SessionPicture picture = SampleBot.picture(List.of(), SampleBot.login("sim", true, List.of(drift)));
        RaisedAlert undelivered = new RaisedAlert(
                RaisedAlert.PROCESS, Alert.first(AlertCode.ALERT_UNDELIVERED, "slack", "3 notices wait", NOW));
        JsonNode needs = json(OverviewTree.of(picture, List.of(undelivered), NONE_SEEN, Map.of()))
                .get("needs");

        assertThat(needs.findValuesAsText("say")).containsExactly("0.1 more", "3 notices wait");
        assertThat(needs.findValuesAsText("level")).containsExactly("bad", "warn");
    }
}
