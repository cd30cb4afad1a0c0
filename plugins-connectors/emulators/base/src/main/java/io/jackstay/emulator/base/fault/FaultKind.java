package io.jackstay.emulator.base.fault;

import io.jackstay.emulator.base.EmulatorException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can go wrong, and where. Immutable. */
public enum FaultKind {
    /** The connection breaks before the request, or the frame, is read: it never was. */
    DROP_BEFORE_RECEIPT(Stage.REQUEST),
    /** It is read and forgotten: nothing happens, nobody answers. */
    NOT_PROCESSED(Stage.REQUEST),
    /** A gateway answers with {@code status} and {@code body} in the venue's place; nothing has happened. HTTP alone. */
    STATUS(Stage.REQUEST),
    /** It arrives {@code lasting} later. */
    DELAY_REQUEST(Stage.REQUEST),
    /** It is done, and nobody answers. */
    NOT_ANSWERED(Stage.ANSWER),
    /** It is done, and the connection breaks in the middle of the answer. */
    NOT_DELIVERED(Stage.ANSWER),
    /** It is done, and a gateway answers with {@code status} and {@code body} all the same. HTTP alone. */
    STATUS_AFTER(Stage.ANSWER),
    /** The answer, or the event, comes {@code lasting} later. */
    DELAY(Stage.OUT),
    /** The answer, or the event, is cut in its middle and no JSON. */
    MALFORMED(Stage.OUT),
    /** The answer, or the event, is filled up to {@code size} octets. */
    OVERSIZED(Stage.OUT),
    /** The event comes as a binary frame of invalid UTF-8. */
    BINARY(Stage.EVENT),
    /** The event never comes. */
    LOSE(Stage.EVENT),
    /** The event comes twice. */
    DUPLICATE(Stage.EVENT),
    /** Events of {@code lasting} are held and then come in another order. */
    REORDER(Stage.EVENT),
    /** The channel is silent for {@code lasting}; what happens meanwhile is never told. */
    STALL(Stage.EVENT),
    /** Instead of the event the connection falls silent, both ways, and stays open. */
    HALF_OPEN(Stage.EVENT),
    /** Instead of the event the connection is closed with {@code code}. */
    CLOSE(Stage.EVENT),
    /** Instead of the event the connection ends without a close frame. */
    CUT(Stage.EVENT);

    /** Where on the way a fault stands. */
    enum Stage {
        REQUEST,
        ANSWER,
        EVENT,
        OUT;

        boolean takes(Stage place) {
            return this == place || (this == OUT && place != REQUEST);
        }
    }

    private final Stage stage;

    FaultKind(Stage stage) {
        this.stage = stage;
    }

    boolean isAt(Stage place) {
        return stage.takes(place);
    }

    /** Its name in a file, such as {@code not-answered}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static FaultKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new EmulatorException("kind = '%s' is no fault; there are %s"
                        .formatted(
                                word,
                                Arrays.stream(values()).map(FaultKind::word).collect(Collectors.joining(", ")))));
    }
}
