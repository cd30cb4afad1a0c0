package io.jackstay.connector.hyperliquid.report;

import io.jackstay.lib.wire.JsonKind;
import io.jackstay.lib.wire.JsonReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to an action. Immutable.
 *
 * @param verdict whether the venue took the action as a whole
 * @param words the venue's words where it did not, or did not say so
 * @param statuses what became of each order; empty for actions that are answered without
 */
public record ExchangeAnswer(Verdict verdict, String words, List<Status> statuses) {
    public ExchangeAnswer {
        statuses = List.copyOf(statuses);
    }

    /** What became of one order. Immutable. */
    public record Status(Kind kind, long oid, BigDecimal filled, String words) {
        /** What the venue answered. Closed. */
        public enum Kind {
            /** In the book. */
            RESTING,
            /** Filled on arrival, perhaps in part; what is left is gone. */
            FILLED,
            /** Taken, number not told: waits for a trigger or for another order. */
            WAITING,
            /** Cancelled. */
            SUCCESS,
            /** Refused, with words. */
            ERROR,
            /** A word that is not known. */
            UNKNOWN
        }
    }

    /** What the venue says of an action as a whole. Closed. */
    public enum Verdict {
        /** Taken. */
        OK,
        /** Refused. */
        REFUSED,
        /** Neither word: it may have been taken or not. */
        UNKNOWN
    }

    /** Whether the venue took the action as a whole. */
    public boolean ok() {
        return verdict == Verdict.OK;
    }

    /** Reads {@code {status, response}}. The word {@code err} alone says that nothing was done. */
    public static ExchangeAnswer read(JsonReader json) {
        String status = "";
        String message = "";
        String words = "";
        List<Status> statuses = new ArrayList<>();
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "status" -> status = word(json);
                case "message", "error" -> message = word(json);
                case "response" -> {
                    if (json.kind() == JsonKind.TEXT) {
                        words = json.text();
                    } else if (json.kind() == JsonKind.OBJECT) {
                        response(json, statuses);
                    }
                }
                default -> {
                    // Nothing else is told.
                }
            }
        }
        return switch (status) {
            case "ok" -> new ExchangeAnswer(Verdict.OK, words, statuses);
            case "err" -> new ExchangeAnswer(Verdict.REFUSED, words, statuses);
            default -> {
                String said = "%s %s %s".formatted(status, message, words).strip();
                yield new ExchangeAnswer(
                        Verdict.UNKNOWN,
                        said.isEmpty() ? "neither ok nor err" : "neither ok nor err: " + said,
                        List.of());
            }
        };
    }

    /** A text; empty for what is none. */
    private static String word(JsonReader json) {
        return json.kind() == JsonKind.TEXT ? json.text() : "";
    }

    private static void response(JsonReader json, List<Status> statuses) {
        json.beginObject();
        while (json.nextField()) {
            if (json.field().equals("data")) {
                json.beginObject();
                while (json.nextField()) {
                    if (json.field().equals("statuses")) {
                        json.beginArray();
                        while (json.nextElement()) {
                            statuses.add(status(json));
                        }
                    }
                }
            }
        }
    }

    private static Status status(JsonReader json) {
        if (json.kind() == JsonKind.TEXT) {
            String word = json.text();
            Status.Kind kind =
                    switch (word) {
                        case "success" -> Status.Kind.SUCCESS;
                        case "waitingForFill", "waitingForTrigger" -> Status.Kind.WAITING;
                        default -> Status.Kind.UNKNOWN;
                    };
            return new Status(kind, 0, BigDecimal.ZERO, word);
        }
        Status status = new Status(Status.Kind.UNKNOWN, 0, BigDecimal.ZERO, "a status that is not known");
        json.beginObject();
        while (json.nextField()) {
            status = switch (json.field()) {
                case "resting" -> placed(Status.Kind.RESTING, json);
                case "filled" -> placed(Status.Kind.FILLED, json);
                case "error" -> new Status(Status.Kind.ERROR, 0, BigDecimal.ZERO, json.text());
                default -> status;
            };
        }
        return status;
    }

    private static Status placed(Status.Kind kind, JsonReader json) {
        long oid = 0;
        BigDecimal filled = BigDecimal.ZERO;
        String words = "";
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "oid" -> oid = json.integer();
                case "totalSz" -> filled = json.bigDecimal();
                case "avgPx" -> words = "filled at " + json.bigDecimal().toPlainString();
                default -> {
                    // The client order id is known.
                }
            }
        }
        return new Status(kind, oid, filled, words);
    }
}
