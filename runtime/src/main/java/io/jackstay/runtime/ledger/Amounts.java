package io.jackstay.runtime.ledger;

import io.jackstay.api.market.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Amounts by asset, as one text such as {@code BNB=0.01;USDC=4.2}. Pure functions. */
final class Amounts {
    private Amounts() {}

    static String text(List<Money> amounts) {
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        amounts.forEach(money -> sums.merge(money.asset(), money.amount(), BigDecimal::add));
        return sums.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + Sql.text(entry.getValue()))
                .collect(Collectors.joining(";"));
    }

    static List<Money> of(String text) {
        List<Money> amounts = new ArrayList<>();
        for (String one : text.split(";", -1)) {
            int at = one.lastIndexOf('=');
            if (at > 0) {
                amounts.add(new Money(one.substring(0, at), new BigDecimal(one.substring(at + 1))));
            }
        }
        return amounts;
    }
}
