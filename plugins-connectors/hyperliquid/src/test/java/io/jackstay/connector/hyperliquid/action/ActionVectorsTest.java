package io.jackstay.connector.hyperliquid.action;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.connector.hyperliquid.action.OrderKind.TimeInForceWord;
import io.jackstay.lib.signing.Address;
import io.jackstay.lib.signing.SigningKey;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Pitfall 1, a wrong hash gives a random address: each action has the bytes, the hash and the signature that the venue's own client
 * library asserts in its tests, or that were computed with two independent libraries.
 */
class ActionVectorsTest {
    static final SigningKey KEY =
            SigningKey.parse("0x0123456789012345678901234567890123456789012345678901234567890123");
    private static final long NONCE = 1_735_689_600_000L;
    private static final String CLOID = "0x1234567890abcdef1234567890abcdef";

    private final ActionSigner mainnet = ActionSigner.of(Network.MAINNET, KEY);
    private final ActionSigner testnet = ActionSigner.of(Network.TESTNET, KEY);

    private static OrderEntry order(int asset, String price, String size, TimeInForceWord tif, String cloid) {
        return new OrderEntry(asset, true, decimal(price), decimal(size), false, new OrderKind.Limit(tif), cloid);
    }

    private static Decimal decimal(String text) {
        BigDecimal number = new BigDecimal(text);
        return new Decimal(number.unscaledValue().longValueExact(), number.scale());
    }

    private static Place first(String cloid) {
        return new Place(List.of(order(1, "100", "100", TimeInForceWord.GTC, cloid)));
    }

    private String packed(Action action) {
        return HexFormat.of().formatHex(mainnet.packed(action));
    }

    private static String hash(ActionSigner signer, Action action, long nonce) {
        return HexFormat.of().formatHex(signer.connectionId(action, nonce, 0));
    }

    private static void assertSigned(ActionSigner signer, Action action, long nonce, String r, String s, int v) {
        assertThat(signer.body(action, nonce, 0))
                .asString(UTF_8)
                .endsWith("\"nonce\":%d,\"signature\":{\"r\":\"0x%s\",\"s\":\"0x%s\",\"v\":%d}}"
                        .formatted(nonce, r, s, v));
    }

    @Test
    void orderOnBothNetworks() {
        Place order = first("");

        assertThat(packed(order))
                .isEqualTo(
                        "83a474797065a56f72646572a66f72646572739186a16101a162c3a170a3313030a173a3313030a172c2a17481a5"
                                + "6c696d697481a3746966a3477463a867726f7570696e67a26e61");
        assertThat(hash(mainnet, order, 0))
                .isEqualTo("884f2c32bb6dbdd65f6033e32fb28c0cb6f5b345db0f6471fd3366d85c9252c1");
        assertSigned(
                mainnet,
                order,
                0,
                "d65369825a9df5d80099e513cce430311d7d26ddf477f5b3a33d2806b100d78e",
                "2b54116ff64054968aa237c20ca9ff68000f977c93289157748a3162b6ea940e",
                28);
        assertSigned(
                testnet,
                order,
                0,
                "82b2ba28e76b3d761093aaded1b1cdad4960b3af30212b343fb2e6cdfa4e3d54",
                "6b53878fc99d26047f4d7e8c90eb98955a109f44209163f52d8dc4278cbbd9f5",
                27);
    }

    @Test
    void orderWithCloidKeepsTheLeadingZerosOfItsSignature() {
        Place order = first("0x00000000000000000000000000000001");

        assertThat(packed(order))
                .isEqualTo(
                        "83a474797065a56f72646572a66f72646572739187a16101a162c3a170a3313030a173a3313030a172c2a17481a5"
                                + "6c696d697481a3746966a3477463a163d9223078" + "30".repeat(31)
                                + "31a867726f7570696e67a26e61");
        assertSigned(
                mainnet,
                order,
                0,
                "041ae18e8239a56cacbc5dad94d45d0b747e5da11ad564077fcac71277a946e3",
                "3c61f667e747404fe7eea8f90ab0e76cc12ce60270438b2058324681a00116da",
                27);
    }

    @Test
    void triggerOrder() {
        OrderKind stop = new OrderKind.Trigger(true, decimal("103"), true);
        Place order = new Place(List.of(new OrderEntry(1, true, decimal("100"), decimal("100"), false, stop, "")));

        assertThat(hash(mainnet, order, 0))
                .isEqualTo("430a86fb9876e901920d931f5bb20c9d011f6389bd179f39a73c09e6219adcad");
        assertSigned(
                mainnet,
                order,
                0,
                "98343f2b5ae8e26bb2587daad3863bc70d8792b09af1841b6fdd530a2065a3f9",
                "6b5bb6bb0633b710aa22b721dd9dee6d083646a5f8e581a20b545be6c1feb405",
                27);
    }

    @Test
    void scheduleCancelWithAndWithoutTime() {
        assertThat(packed(new ScheduleCancel(0))).isEqualTo("81a474797065ae7363686564756c6543616e63656c");
        assertThat(packed(new ScheduleCancel(123_456_789)))
                .isEqualTo("82a474797065ae7363686564756c6543616e63656ca474696d65ce075bcd15");
        assertSigned(
                mainnet,
                new ScheduleCancel(0),
                0,
                "6cdfb286702f5917e76cd9b3b8bf678fcc49aec194c02a73e6d4f16891195df9",
                "6557ac307fa05d25b8d61f21fb8a938e703b3d9bf575f6717ba21ec61261b2a0",
                27);
        assertSigned(
                mainnet,
                new ScheduleCancel(123_456_789),
                0,
                "609cb20c737945d070716dcc696ba030e9976fcf5edad87afa7d877493109d55",
                "16c685d63b5c7a04512d73f183b3d7a00da5406ff1f8aad33f8ae2163bab758b",
                28);
    }

    @Test
    void cancelOfALongNumberForAVaultWithExpiry() {
        ActionSigner vault = ActionSigner.forVault(
                Network.MAINNET, KEY, Address.parse("0x1719884eb866cb12b2287399b15f7db5e7d775ea"));
        Cancel cancel = new Cancel(List.of(new Cancel.Target(0, 287_286_372_177L)));

        assertThat(HexFormat.of().formatHex(vault.connectionId(cancel, NONCE, NONCE + 60_000)))
                .isEqualTo("1241446363d09a50886c130bbc9953afb8ba31e0f07a4cf79557317595ae98ef");
        assertThat(vault.body(cancel, NONCE, NONCE + 60_000))
                .asString(UTF_8)
                .isEqualTo(
                        "{\"action\":{\"type\":\"cancel\",\"cancels\":[{\"a\":0,\"o\":287286372177}]},\"nonce\":1735689600000,"
                                + "\"signature\":{\"r\":\"0xad2f91b08f41ad01323be8291c36edf68d10261277160d1ba4941e51eb7f3ee3\","
                                + "\"s\":\"0x47f4a8630640fc16b2a91ec92dace915df57f84ba34f3b131d75b1d3a9288860\",\"v\":27},"
                                + "\"vaultAddress\":\"0x1719884eb866cb12b2287399b15f7db5e7d775ea\",\"expiresAfter\":1735689660000}");
    }

    @Test
    void cancelByCloid() {
        CancelByCloid cancel = new CancelByCloid(List.of(new CancelByCloid.Target(1, CLOID)));

        assertSigned(
                mainnet,
                cancel,
                NONCE,
                "1af1e660d9f2715da517dbac1b60389049891ea417e305e8d6d86821dd46f76e",
                "67a7877066a53ea734e210d4accdb7a515dcc8e63da69c67c11ec9329723c30e",
                28);
    }

    @Test
    void batchModifyByCloid() {
        OrderEntry order = order(1, "3001.2", "0.0335", TimeInForceWord.ALO, CLOID);
        BatchModify modify = new BatchModify(List.of(new BatchModify.Change(OrderName.of(CLOID), order)), false);

        assertThat(hash(mainnet, modify, NONCE))
                .isEqualTo("e7b5f26ee1ad3711e62dc2991aff5661cf9a3384bd9f3c8a229657440e709242");
        assertSigned(
                mainnet,
                modify,
                NONCE,
                "c0be18d471df5b392e87d6b5ea623db575bc9b3291c46a0282c8eab070ec4acc",
                "19d5e360e10ab8552e1b3b783aab3739c0ed4246996069023acc12b16a6b3770",
                27);
    }

    @Test
    void modifyLeverageNoopAndAnOrderOfTheVenuesOwnTests() {
        OrderEntry order = order(1, "3000.1", "0.0335", TimeInForceWord.GTC, "");
        OrderEntry real = order(4, "1670.1", "0.0147", TimeInForceWord.IOC, "");

        assertThat(hash(mainnet, new Modify(OrderName.of(77_738_308), order, true), NONCE))
                .isEqualTo("cff047b25532d405cfec0e03a8a79bab766dc1a3d0cc07dddc1a895e86348029");
        assertThat(hash(mainnet, new UpdateLeverage(1, true, 7), NONCE))
                .isEqualTo("440817316bab09003b2f9e8f12db227712965be0e5c3e35db0142e49f4e7f41f");
        assertThat(hash(mainnet, new Noop(), NONCE))
                .isEqualTo("1d9d31809612d6e942d5deac40364a4dc1c3da3cd81209906ee3eed63a398666");
        assertThat(hash(mainnet, new Place(List.of(real)), 1_677_777_606_040L))
                .isEqualTo("0fcbeda5ae3c4950a548021552a4fea2226858c4453571bf3f24ba017eac2908");
    }

    @Test
    void orderWithABuilder() {
        OrderEntry entry = order(1, "3000.1", "0.0335", TimeInForceWord.GTC, "");
        Place order = new Place(List.of(entry), new BuilderFee("0x8c967e73e6b15087c42a10d344cff4c96d877f1d", 10));

        assertThat(hash(mainnet, order, NONCE))
                .isEqualTo("3adff378418ea5de6bfd98b871ca6fc442fa1935d0e1352becfc9125c14fd128");
    }

    @Test
    void paddedDecimalsAreHashedInTheirCanonicalForm() {
        String plain = hash(mainnet, new Place(List.of(order(1, "3000.1", "0.0335", TimeInForceWord.GTC, ""))), NONCE);
        String padded =
                hash(mainnet, new Place(List.of(order(1, "3000.10", "0.03350000", TimeInForceWord.GTC, ""))), NONCE);

        assertThat(plain).startsWith("015343e9").endsWith("7e2c").isEqualTo(padded);
    }

    @Test
    void sixteenOrdersAndMoreTakeTheLongArray() {
        List<OrderEntry> orders = IntStream.range(0, 17)
                .mapToObj(i -> order(1, "2900", "0.01", TimeInForceWord.ALO, CloidText.of(i + 1)))
                .toList();

        assertThat(packed(new Place(orders))).startsWith("83a474797065a56f72646572a66f7264657273dc001187a16101");
    }

    @Test
    void postCarriesTheSameBody() {
        String body = new String(mainnet.body(first(""), 5, 9), UTF_8);

        assertThat(mainnet.post(7, first(""), 5, 9))
                .asString(UTF_8)
                .isEqualTo("{\"method\":\"post\",\"id\":7,\"request\":{\"type\":\"action\",\"payload\":" + body + "}}");
    }

    /** Pitfall 4: a size that rounds to zero closes a whole position. */
    @Test
    void sizeOfZeroIsNeverSent() {
        assertThatThrownBy(() -> new Decimal(0, 4)).hasMessageContaining("must be positive");
        assertThatThrownBy(() -> new Decimal(-1, 4)).hasMessageContaining("must be positive");
        assertThatThrownBy(() -> new Decimal(123_456_789, 9)).hasMessageContaining("at most 8");
        assertThat(new Decimal(1_234_567_890, 9)).isEqualTo(new Decimal(123_456_789, 8));
    }

    @Test
    void cloidsGoThereAndBackAndThoseOfOthersAreNotOurs() {
        for (long cloid : new long[] {1, 42, 1L << 40, (1L << 62) - 1}) {
            String text = CloidText.of(cloid);
            assertThat(text).startsWith("0x6a61636b73746179").hasSize(34);
            assertThat(CloidText.parse(text)).isEqualTo(cloid);
            assertThat(CloidText.parse("0x" + text.substring(2).toUpperCase(Locale.ROOT)))
                    .isEqualTo(cloid);
        }
        for (String text : List.of(
                "",
                "0x",
                CLOID,
                "0x6a61636b73746179ffffffffffffffff",
                "0x6a61636b737461794000000000000000",
                "0x6a61636b73746179000000000000000g")) {
            assertThat(CloidText.parse(text)).as(text).isZero();
        }
    }

    @Test
    void orderIsNamedByOneId() {
        assertThatThrownBy(() -> new OrderName(0, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OrderName(1, CLOID)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> order(1, "1", "1", TimeInForceWord.GTC, "0x01"))
                .hasMessageContaining("32 lower-case");
    }
}
