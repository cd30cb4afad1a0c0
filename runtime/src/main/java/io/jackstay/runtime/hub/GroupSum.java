package io.jackstay.runtime.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the bots of a group hold together: an asset apart from each other, paper apart from live. Thread safe: pure functions. */
final class GroupSum {
    /** Such a bot hears of no fill any more, whatever it said last. */
    private static final Set<String> DOES_NOT_RUN = Set.of("failed", "stopped", "starting");

    private GroupSum() {}

    /**
     * {@code nets} has one for each asset, and none where a position is not known, or some name their asset and some do not; {@code silent},
     * {@code still} and {@code unknown} count why it is {@code unsure}, {@code paper} those that are left out because others trade with money.
     */
    static ObjectNode of(List<Heard> members, long now) {
        long online = members.stream().filter(heard -> heard.isOnline(now)).count();
        List<Heard> live = members.stream()
                .filter(heard -> !Cards.isPaper(heard.payload()))
                .toList();
        List<Heard> counted = live.isEmpty() ? members : live;
        long silent = counted.stream().filter(heard -> !heard.isOnline(now)).count();
        long still = counted.stream()
                .filter(heard -> heard.isOnline(now) && !runs(heard.payload()))
                .count();
        long unknown = counted.stream()
                .filter(heard -> Leg.of(heard.payload()).stream()
                        .anyMatch(leg -> leg.position().isEmpty()))
                .count();
        List<Leg> legs = counted.stream()
                .flatMap(heard -> Leg.of(heard.payload()).stream())
                .toList();
        boolean named = legs.stream().noneMatch(leg -> leg.base().isEmpty());
        boolean unnamed = legs.stream().allMatch(leg -> leg.base().isEmpty());
        boolean added = unknown == 0 && (named || unnamed);

        ObjectNode sum = JsonNodeFactory.instance.objectNode();
        sum.put("online", online);
        sum.put("of", members.size());
        sum.put("onPaper", live.isEmpty());
        sum.put("paper", members.size() - counted.size());
        sum.put("silent", silent);
        sum.put("still", still);
        sum.put("unknown", unknown);
        sum.put("unsure", silent + still + unknown > 0 || !added);
        ArrayNode nets = sum.putArray("nets");
        if (added) {
            nets(legs, nets);
        }
        return sum;
    }

    private static boolean runs(JsonNode payload) {
        return Cards.text(payload, "state")
                .map(state -> !DOES_NOT_RUN.contains(state))
                .orElse(true);
    }

    private static void nets(List<Leg> legs, ArrayNode nets) {
        SortedMap<String, BigDecimal> net = new TreeMap<>();
        SortedMap<String, BigDecimal> gross = new TreeMap<>();
        for (Leg leg : legs) {
            BigDecimal position = leg.position().orElseThrow();
            net.merge(leg.base(), position, BigDecimal::add);
            gross.merge(leg.base(), position.abs(), BigDecimal::add);
        }
        net.forEach((base, amount) -> {
            ObjectNode each = nets.addObject();
            each.put("base", base);
            each.put("net", amount.toPlainString());
            if (amount.signum() == 0) {
                each.put("imbalance", 0);
            } else {
                each.put("imbalance", amount.abs().divide(gross.get(base), MathContext.DECIMAL32));
            }
        });
    }
}
