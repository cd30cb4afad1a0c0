package io.jackstay.testkit.harness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The comparison of what is open with what a test expects. Immutable. */
final class OpenOrders {
    private final List<PlacedOrder> open;

    private OpenOrders(List<PlacedOrder> open) {
        this.open = List.copyOf(open);
    }

    static OpenOrders of(List<PlacedOrder> open) {
        return new OpenOrders(open);
    }

    /** Texts with a label choose first, so that one without does not take their order away. */
    void requireExactly(List<String> expected) {
        List<OrderText> missing = new ArrayList<>();
        List<PlacedOrder> left = new ArrayList<>(open);
        List<OrderText> texts = expected.stream()
                .map(OrderText::parse)
                .sorted(Comparator.comparing(text -> text.label().isEmpty()))
                .toList();
        for (OrderText text : texts) {
            if (!removeFirst(left, text)) {
                missing.add(text);
            }
        }
        if (!missing.isEmpty() || !left.isEmpty()) {
            throw new AssertionError(difference(missing, left));
        }
    }

    private static boolean removeFirst(List<PlacedOrder> left, OrderText text) {
        for (int i = 0; i < left.size(); i++) {
            if (text.fits(left.get(i))) {
                left.remove(i);
                return true;
            }
        }
        return false;
    }

    private String difference(List<OrderText> missing, List<PlacedOrder> left) {
        StringBuilder words = new StringBuilder("open orders are not as expected");
        missing.forEach(text -> words.append("\n  expected, but not open: ").append(text));
        left.forEach(order -> words.append("\n  open, but not expected: ").append(order));
        words.append("\n  open in all: ").append(open.size());
        return words.toString();
    }
}
