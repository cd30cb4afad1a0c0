package io.jackstay.emulator.base.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.api.market.MarketStatus;
import io.jackstay.emulator.base.Answer;
import io.jackstay.emulator.base.json.Fields;
import io.jackstay.emulator.base.json.ObjectShape;
import io.jackstay.emulator.base.json.Shape;
import io.jackstay.emulator.base.json.UnfitException;
import java.math.BigDecimal;
import java.util.Map;

/** What a test may do to a venue, on a path that no venue has. Not thread safe: confined to the driving thread. */
public final class ControlPath {
    /** The path. */
    public static final String PATH = "/emulator";

    private static final Shape AMOUNT = Shape.decimal(8, new BigDecimal("1e12"));
    private static final ObjectShape MONEY =
            ObjectShape.strict().key("user", Shape.text()).key("amount", AMOUNT);
    private static final ObjectShape SHAPE = ObjectShape.strict()
            .maybe("deposit", MONEY)
            .maybe("volume", MONEY)
            .maybe(
                    "status",
                    ObjectShape.strict()
                            .key("coin", Shape.text())
                            .key("is", Shape.word("TRADING", "POST_ONLY", "CANCEL_ONLY", "HALTED", "DELISTED")));

    private final Floor floor;
    private final String wallet;

    /**
     * The path of a venue.
     *
     * @param wallet where deposits go
     */
    public ControlPath(Floor floor, String wallet) {
        this.floor = floor;
        this.wallet = wallet;
    }

    /** Does what is asked: {@code deposit} and {@code volume} to a user, {@code status} of a coin; whoever asks. */
    public Answer answer(String peer, JsonNode body) {
        try {
            Map<String, Object> asked = SHAPE.read(body);
            floor.transaction();
            Fields.findPart(asked, "deposit").ifPresent(given -> user(given).move(wallet, amount(given)));
            Fields.findPart(asked, "volume")
                    .ifPresent(given -> user(given).budget().traded(amount(given)));
            Fields.findPart(asked, "status").ifPresent(this::status);
            return Answer.ok("{\"status\":\"ok\"}");
        } catch (UnfitException e) {
            return Answer.text(422, "" + e.getMessage());
        }
    }

    private Trader user(Map<String, Object> given) {
        return floor.open(Fields.text(given, "user"));
    }

    private static BigDecimal amount(Map<String, Object> given) {
        return Fields.decimal(given, "amount");
    }

    private void status(Map<String, Object> given) {
        floor.coins().find(Fields.text(given, "coin")).ifPresent(coin -> floor.exchange()
                .change(
                        coin.info().toBuilder()
                                .status(MarketStatus.valueOf(Fields.text(given, "is")))
                                .revision(coin.info().revision() + 1)
                                .build(),
                        floor.agenda().now()));
    }
}
