package io.jackstay.lib.sim;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.lib.sim.text.LineReader;
import io.jackstay.lib.sim.text.LineWriter;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** An account's money, positions and history as lines. Not thread safe: owned by its image. */
final class AccountImage {
    static final String FILL = SimImage.PREFIX + "fill/";
    static final String FLOW = SimImage.PREFIX + "flow/";

    private static final String WALLET = SimImage.PREFIX + "wallet/";
    private static final String POSITION = SimImage.PREFIX + "position/";
    private static final String VOLUME = SimImage.PREFIX + "volume/";

    private final SimMember member;
    private final SimAccount account;

    AccountImage(SimMember member) {
        this.member = member;
        this.account = member.account();
    }

    SimLedger<OrderFill> fills() {
        return account.fills();
    }

    SimLedger<CashFlow> flows() {
        return account.cashFlows();
    }

    void write(SortedMap<String, String> lines) {
        for (String asset : account.assets()) {
            lines.put(
                    WALLET + asset, new LineWriter().add(account.wallet(asset)).toString());
        }
        account.stakes().forEach((market, stake) -> {
            LineWriter line = new LineWriter();
            stake.write(line);
            lines.put(POSITION + market, line.toString());
        });
        account.schedule().volumes().forEach((asset, days) -> {
            LineWriter line = new LineWriter().add(days.size());
            days.forEach((day, volume) -> line.add(day).add(volume));
            lines.put(VOLUME + asset, line.toString());
        });
    }

    void read(SortedMap<String, String> lines) {
        SortedMap<String, BigDecimal> wallets = new TreeMap<>();
        each(lines, WALLET, (asset, line) -> wallets.put(asset, line.whole(LineReader::decimal)));
        SortedMap<MarketId, Stake> stakes = new TreeMap<>();
        each(lines, POSITION, (name, line) -> stakes.put(MarketId.parse(name), stake(MarketId.parse(name), line)));
        account.restore(wallets, stakes);
        each(lines, VOLUME, (asset, line) -> account.schedule().volumes().put(asset, line.whole(AccountImage::days)));
    }

    private static void each(SortedMap<String, String> lines, String prefix, BiConsumer<String, LineReader> take) {
        for (Map.Entry<String, String> line :
                lines.subMap(prefix, prefix + Character.MAX_VALUE).entrySet()) {
            take.accept(line.getKey().substring(prefix.length()), new LineReader(line.getKey(), line.getValue()));
        }
    }

    private Stake stake(MarketId market, LineReader line) {
        Seat seat = member.findSeat(market)
                .orElseThrow(() -> line.unfit(market + " is not listed any more: list it, or begin afresh"));
        Stake stake = line.whole(fields -> Stake.read(fields, seat.market().numbers()));
        seat.holding().restore(stake.position().size().unscaledValue());
        return stake;
    }

    private static TreeMap<Long, BigDecimal> days(LineReader line) {
        TreeMap<Long, BigDecimal> days = new TreeMap<>();
        for (int left = line.count(Integer.MAX_VALUE); left > 0; left--) {
            days.put(line.number(), line.decimal());
        }
        return days;
    }

    String line(OrderFill fill) {
        return new LineWriter()
                .add(fill.id())
                .add(fill.market().toString())
                .add(fill.order().cloidOrZero())
                .add(fill.order().venueOrderId())
                .add(fill.side())
                .add(fill.price().unscaledValue())
                .add(fill.price().scale())
                .add(fill.size().unscaledValue())
                .add(fill.size().scale())
                .add(fill.fee().asset())
                .add(fill.fee().amount())
                .add(fill.stamp().venueNanos())
                .add(fill.role())
                .toString();
    }

    OrderFill readFill(LineReader line) {
        String id = line.word();
        MarketId market = MarketId.parse(line.word());
        OrderRef order = OrderRef.of(market, new Cloid(line.number()), line.word());
        Side side = line.constant(Side.class);
        Price price = Price.of(market, line.number(), line.count(18));
        Size size = Size.of(market, line.number(), line.count(18));
        Money fee = new Money(line.word(), line.decimal());
        long nanos = line.number();
        return OrderFill.of(id, order, side, price, size, fee, new Stamp(nanos, nanos))
                .role(line.constant(LiquidityRole.class));
    }

    String line(CashFlow flow) {
        return new LineWriter()
                .add(flow.id())
                .add(flow.market().orElseThrow().toString())
                .add(flow.kind())
                .add(flow.amount().asset())
                .add(flow.amount().amount())
                .add(flow.stamp().venueNanos())
                .toString();
    }

    CashFlow readFlow(LineReader line) {
        String id = line.word();
        MarketId market = MarketId.parse(line.word());
        CashFlow.Kind kind = line.constant(CashFlow.Kind.class);
        Money amount = new Money(line.word(), line.decimal());
        long nanos = line.number();
        return CashFlow.of(id, market, kind, amount, new Stamp(nanos, nanos));
    }
}
