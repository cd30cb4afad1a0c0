package io.jackstay.lib.sim;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.lib.sim.text.LineReader;
import io.jackstay.lib.sim.text.LineWriter;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/** The markets of an exchange as lines: prices, what is shown, and how own orders rest. Not thread safe: owned by its image. */
final class MarketImage {
    private static final String MARKET = SimImage.PREFIX + "market/";
    private static final String SHOWN = SimImage.PREFIX + "shown/";
    private static final String LEVEL = SimImage.PREFIX + "level/";

    private final SimMember member;
    private final SortedSet<MarketId> continuing;

    MarketImage(SimMember member, SortedSet<MarketId> continuing) {
        this.member = member;
        this.continuing = continuing;
    }

    void write(SortedMap<String, String> lines) {
        for (Seat seat : member.seats()) {
            SimMarket market = seat.market();
            MarketId id = market.info().id();
            lines.put(MARKET + id, line(market));
            for (Side side : Side.values()) {
                String name = side + "/" + id;
                if (continuing.contains(id)) {
                    LineWriter shown = new LineWriter();
                    market.sides().visible(side).write(shown);
                    lines.put(SHOWN + name, shown.toString());
                }
                OwnSide own = market.sides().own(side);
                for (int i = 0; i < own.count(); i++) {
                    LineWriter level = new LineWriter();
                    own.level(i).write(level);
                    lines.put(LEVEL + name + "/" + own.level(i).key(), level.toString());
                }
            }
        }
    }

    private static String line(SimMarket market) {
        LineWriter line = new LineWriter()
                .add(market.info().kind())
                .add(market.info().priceScale())
                .add(market.info().sizeScale())
                .add(market.info().contractMultiplier())
                .add(market.lastTimesTen())
                .add(market.markTimesTen())
                .add(market.waiting().size());
        market.waiting().forEach(order -> line.add(order.count()));
        return line.toString();
    }

    /** @param open the open orders by their counts; each must have its place here */
    void read(SortedMap<String, String> lines, SortedMap<Long, SimOrder> open) {
        for (Seat seat : member.seats()) {
            SimMarket market = seat.market();
            MarketId id = market.info().id();
            String line = lines.get(MARKET + id);
            if (line != null) {
                new LineReader(MARKET + id, line).whole(fields -> market(fields, market, open));
            }
            for (Side side : Side.values()) {
                read(lines, side, market, open);
            }
        }
        if (!open.isEmpty()) {
            throw new IllegalStateException(
                    "what was kept is damaged: open order %d has no place in its market".formatted(open.firstKey()));
        }
    }

    private static SimMarket market(LineReader line, SimMarket market, SortedMap<Long, SimOrder> open) {
        MarketInfo info = market.info();
        String before = line.word() + " " + line.number() + " " + line.number() + " " + line.word();
        String now = info.kind() + " " + info.priceScale() + " " + info.sizeScale() + " " + info.contractMultiplier();
        if (!before.equals(now)) {
            throw line.unfit("kind, decimals of price and size, and multiplier are %s by the configuration: they stay,"
                            .formatted(now)
                    + " or begin afresh");
        }
        market.restorePrices(line.number(), line.number());
        for (int left = line.count(Integer.MAX_VALUE); left > 0; left--) {
            take(line, line.number(), market, open);
        }
        return market;
    }

    private static SimOrder take(LineReader line, long count, SimMarket market, SortedMap<Long, SimOrder> open) {
        SimOrder order = open.remove(count);
        if (order == null || !order.info().id().equals(market.info().id())) {
            throw line.damaged("no open order %d of this market".formatted(count));
        }
        market.restored(order);
        return order;
    }

    private void read(SortedMap<String, String> lines, Side side, SimMarket market, SortedMap<Long, SimOrder> open) {
        String name = side + "/" + market.info().id();
        String shown = lines.get(SHOWN + name);
        if (shown != null && continuing.contains(market.info().id())) {
            new LineReader(SHOWN + name, shown).whole(market.sides().visible(side)::read);
        }
        String prefix = LEVEL + name + "/";
        for (Map.Entry<String, String> entry :
                lines.subMap(prefix, prefix + Character.MAX_VALUE).entrySet()) {
            long key =
                    new LineReader(entry.getKey(), entry.getKey().substring(prefix.length())).whole(LineReader::number);
            OwnLevel level = market.sides().own(side).restore(key);
            new LineReader(entry.getKey(), entry.getValue())
                    .whole(fields -> level.read(fields, count -> take(fields, count, market, open)));
        }
    }
}
