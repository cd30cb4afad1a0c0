package io.jackstay.emulator.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.BooksWatcher;
import io.jackstay.emulator.base.Emulator;
import io.jackstay.emulator.base.desk.Coin;
import io.jackstay.emulator.base.desk.Desk;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.Terms;
import io.jackstay.emulator.base.desk.Trader;
import io.jackstay.emulator.base.desk.VenueOrder;
import io.jackstay.emulator.base.trial.OpenFloor;
import io.jackstay.emulator.base.trial.Rehearsal;
import io.jackstay.lib.signing.SigningKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What simulations and crash tests are told of the venue, and what they see of its books. */
final class RehearsalTest implements BooksWatcher {
    private static final BigDecimal ONE = BigDecimal.ONE;

    private final Rehearsal rehearsal = Rehearsal.of(new HyperliquidProvider()).orElseThrow();
    private final Agenda agenda = new Agenda(Client.BEGIN * 1_000_000L);
    private final List<String> seen = new ArrayList<>();

    @Override
    public void arrived(Order order) {
        seen.add("arrived " + order.left());
    }

    @Override
    public void changed(Order order) {
        seen.add(order.standing() + " " + order.left().stripTrailingZeros().toPlainString());
    }

    @Override
    public void filled(Fill fill) {
        seen.add("filled " + fill.size().stripTrailingZeros().toPlainString());
    }

    private Config block(int login) {
        String block = rehearsal.block(login, "http://a.test", "ws://a.test/ws", new SplittableRandom(1));
        return ConfigFactory.parseString(block);
    }

    @Test
    void eachLoginHasTheKeyOfItsAccount() {
        for (int login = 0; login < 2; login++) {
            Config block = block(login);

            assertThat(SigningKey.parse(block.getString("key")).address()).hasToString(rehearsal.account(login));
            assertThat(block.getString("rest-url")).isEqualTo("http://a.test");
            assertThat(block.getString("stream-url")).isEqualTo("ws://a.test/ws");
        }
    }

    @Test
    void theKeyIsASecret() {
        assertThat(rehearsal.secrets(0)).containsOnlyKeys("key");
        assertThat(block(0).getString("key")).isEqualTo(rehearsal.secrets(0).get("key"));
    }

    @Test
    void whereTheTimeIsRealMarketsMoveManyTimesASecond() {
        Floor floor = ((OpenFloor) rehearsal.openLively(agenda, this, 3)).floor();
        Set<BigDecimal> marks = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            agenda.advance(agenda.now() + 50_000_000L);
            marks.add(floor.coins().find("BTC").orElseThrow().market().mark());
        }

        assertThat(marks).hasSizeGreaterThan(10);
        assertThat(floor.coins().find("ETH")).isPresent();
    }

    @Test
    void clientIdsOfBotsAreKnownAndNoOthers() {
        assertThat(rehearsal.cloid(rehearsal.clientId(1_099_511_637_789L))).isEqualTo(1_099_511_637_789L);
        assertThat(rehearsal.cloid("")).isZero();
        assertThat(rehearsal.cloid("0x00000000000000000000000000000001")).isZero();
    }

    private Terms terms(Side side, BigDecimal price, TimeInForce tif) {
        return new Terms(side, price, ONE, false, tif, Optional.empty(), rehearsal.clientId(7));
    }

    @Test
    void itsBooksAreToldAsTheyChange() {
        Emulator venue = rehearsal.open(agenda, this, 3);
        Floor floor = ((OpenFloor) venue).floor();
        agenda.advance(agenda.now() + 1_000_000_000L);
        Desk desk = new Desk(floor);
        Trader trader = floor.find(rehearsal.account(0)).orElseThrow();
        Coin coin = floor.coins().find("ETH").orElseThrow();
        BigDecimal far = new BigDecimal("2000");

        VenueOrder resting = desk.place(trader, coin, terms(Side.BUY, far, TimeInForce.GTC), false);
        desk.cancel(trader, resting);
        assertThat(seen).containsExactly("arrived 1", "OPEN 1", "CANCELLED 1");

        seen.clear();
        desk.place(trader, coin, terms(Side.BUY, new BigDecimal("4000"), TimeInForce.IOC), false);
        assertThat(seen.get(0)).isEqualTo("arrived 1");
        assertThat(seen).last().isEqualTo("FILLED 0");
        assertThat(seen).filteredOn(each -> each.startsWith("filled")).isNotEmpty();

        seen.clear();
        desk.place(trader, coin, terms(Side.BUY, new BigDecimal("4000"), TimeInForce.POST_ONLY), false);
        assertThat(seen).containsExactly("arrived 1", "REJECTED 1");
    }

    @Test
    void pricesAreThoseOfItsSeed() {
        assertThat(mark(3)).isEqualTo(mark(3)).isNotEqualTo(mark(4));
    }

    private BigDecimal mark(long seed) {
        Agenda own = new Agenda(Client.BEGIN * 1_000_000L);
        Floor floor = ((OpenFloor) rehearsal.open(own, BooksWatcher.NONE, seed)).floor();
        own.advance(own.now() + 60_000_000_000L);
        return floor.coins().find("BTC").orElseThrow().market().mark();
    }
}
