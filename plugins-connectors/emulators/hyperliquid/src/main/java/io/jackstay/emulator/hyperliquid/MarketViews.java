package io.jackstay.emulator.hyperliquid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackstay.api.market.Side;
import io.jackstay.emulator.base.desk.Coin;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.Past;
import io.jackstay.emulator.base.desk.Token;
import io.jackstay.emulator.base.json.Json;
import io.jackstay.emulator.base.market.Bar;
import io.jackstay.emulator.base.market.Depth;
import io.jackstay.emulator.base.market.Grouping;
import io.jackstay.emulator.base.market.Intervals;
import io.jackstay.emulator.base.market.Print;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Markets as the venue shows them. Not thread safe: confined to the driving thread. */
final class MarketViews {
    static final int DEPTH = 20;
    static final int FAST_DEPTH = 5;

    private static final long MILLI = 1_000_000L;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int PAGE = 500;
    private static final String BUYER = "0x1111111111111111111111111111111111111111";
    private static final String SELLER = "0x2222222222222222222222222222222222222222";
    private static final BigDecimal SUPPLY = new BigDecimal("1000000000");
    private static final BigDecimal PREMIUM = new BigDecimal("-0.0004");

    private final Floor floor;
    private final BigDecimal fundingRate;

    MarketViews(Floor floor, BigDecimal fundingRate) {
        this.floor = floor;
        this.fundingRate = fundingRate;
    }

    ObjectNode meta() {
        List<Coin> perps = floor.coins().contracts();
        Stream<ArrayNode> tables = perps.stream()
                .map(Coin::maxLeverage)
                .distinct()
                .sorted()
                .map(leverage -> Json.list(leverage, table(leverage)));
        return Json.of("universe marginTables collateralToken", perps.stream().map(MarketViews::perp), tables, 0);
    }

    static ObjectNode table(int leverage) {
        ObjectNode tier = Json.of("lowerBound maxLeverage", BigDecimal.ZERO, leverage);
        return Json.of("description marginTiers", "", Json.list(tier));
    }

    private static ObjectNode perp(Coin coin) {
        int leverage = coin.maxLeverage();
        ObjectNode entry = Json.of("szDecimals name", coin.sizeDecimals(), coin.name());
        Json.with(entry, "maxLeverage marginTableId", leverage, leverage);
        Json.maybe(entry, "isDelisted", Optional.of(true).filter(any -> coin.delisted()));
        return coin.onlyIsolated() ? entry.put("onlyIsolated", true).put("marginMode", "noCross") : entry;
    }

    ObjectNode spotMeta() {
        Stream<ObjectNode> pairs = floor.coins().pairs().stream().map(MarketViews::pair);
        Stream<ObjectNode> tokens = floor.coins().tokens().stream().map(MarketViews::token);
        return Json.of("universe tokens", pairs, tokens);
    }

    private static ObjectNode pair(Coin coin) {
        ArrayNode tokens = Json.list(coin.base().orElseThrow().index(), 0);
        boolean canonical = !coin.name().startsWith("@");
        return Json.of("tokens name index isCanonical", tokens, coin.name(), coin.index(), canonical);
    }

    private static ObjectNode token(Token token) {
        ObjectNode row = Json.of("name szDecimals", token.name(), token.sizeDecimals());
        Json.with(row, "weiDecimals index tokenId", token.weiDecimals(), token.index(), token.id());
        Json.with(row, "isCanonical evmContract fullName", true, Optional.empty(), Optional.empty());
        return Json.with(row, "deployerTradingFeeShare", BigDecimal.ZERO);
    }

    ArrayNode perpContexts() {
        return Json.array(floor.coins().contracts().stream().map(this::context));
    }

    ArrayNode spotContexts() {
        return Json.array(floor.coins().pairs().stream().map(this::context));
    }

    ObjectNode context(Coin coin) {
        var market = coin.market();
        BigDecimal mark = market.markOnGrid();
        ObjectNode context = Json.of("prevDayPx dayNtlVlm markPx", market.dayOpen(), market.dayWorth(), mark);
        Json.with(context, "midPx dayBaseVlm", market.mark(), market.dayVolume());
        if (coin.isSpot()) {
            return Json.with(context, "circulatingSupply coin totalSupply", SUPPLY, coin.name(), SUPPLY);
        }
        Json.with(context, "funding openInterest", fundingRate, floor.openInterest(coin));
        Json.with(context, "premium oraclePx", BigDecimal.ZERO, mark);
        return Json.with(context, "impactPxs", Json.list(market.best(Side.BUY), market.best(Side.SELL)));
    }

    /** What the venue's page shows of all markets, beside what it shows of an account. */
    ObjectNode beside(ObjectNode web) {
        Json.with(web, "meta assetCtxs", meta(), perpContexts());
        return Json.with(web, "spotAssetCtxs", spotContexts());
    }

    ObjectNode mids() {
        ObjectNode mids = Json.of("");
        floor.coins().all().stream()
                .filter(coin -> !coin.delisted())
                .forEach(coin -> Json.with(mids, coin.name(), coin.market().mark()));
        return mids;
    }

    /** The book, at most so deep; levels are put together where fewer figures are asked for. */
    ObjectNode book(Coin coin, int depth, Grouping grouping) {
        ArrayNode levels = Json.array(Stream.of(Side.values())
                .map(side -> Json.array(
                        Depth.of(coin.market(), side, depth, grouping).stream().map(MarketViews::level))));
        ObjectNode book =
                Json.of("coin time levels", coin.name(), floor.agenda().millis(), levels);
        BigDecimal spread = coin.market().best(Side.SELL).subtract(coin.market().best(Side.BUY));
        return grouping.figures().isPresent() ? Json.with(book, "spread", spread) : book;
    }

    private static ObjectNode level(Depth level) {
        return Json.of("px sz n", level.price(), level.size(), level.count());
    }

    ObjectNode bbo(Coin coin) {
        Stream<Optional<ObjectNode>> best = Stream.of(Side.values())
                .map(side -> Depth.of(coin.market(), side, 1, Grouping.NONE).stream()
                        .findFirst()
                        .map(MarketViews::level));
        return Json.of("coin time bbo", coin.name(), floor.agenda().millis(), best);
    }

    ObjectNode trade(Coin coin, Print print) {
        String side = print.takerSide() == Side.BUY ? "B" : "A";
        BigDecimal size = coin.market().size(print.size());
        ObjectNode row =
                Json.of("coin side px sz", coin.name(), side, coin.market().price(print.price()), size);
        Json.with(row, "time hash", print.nanos() / MILLI, "0x" + "0".repeat(48) + "%016x".formatted(print.id()));
        return Json.with(row, "tid users", print.id(), Json.list(BUYER, SELLER));
    }

    ArrayNode trades(Coin coin) {
        return Json.array(coin.market().prints().stream().map(print -> trade(coin, print)));
    }

    ArrayNode candles(Coin coin, String interval, long fromMillis, long toMillis) {
        Duration length = Intervals.find(interval).orElseThrow();
        return Json.array(coin.market().bars(fromMillis, toMillis, length).stream()
                .map(bar -> candle(coin, interval, length, bar)));
    }

    private static ObjectNode candle(Coin coin, String interval, Duration length, Bar bar) {
        var market = coin.market();
        long start = bar.start() / MILLI;
        ObjectNode row = Json.of("t T s i", start, start + length.toMillis() - 1, coin.name(), interval);
        Json.with(row, "o c", market.price(bar.open()), market.price(bar.close()));
        Json.with(row, "h l", market.price(bar.high()), market.price(bar.low()));
        return Json.with(row, "v n", market.size(bar.volume()), bar.count());
    }

    /** The rates that were paid since a time, one each hour. */
    ArrayNode fundings(Coin coin, long from, long to) {
        long now = floor.agenda().millis();
        return Json.array(Past.hours(Math.max(from, now - PAGE * HOUR), Math.min(to, now))
                .map(time -> Json.of("coin fundingRate premium time", coin.name(), fundingRate, PREMIUM, time)));
    }

    ArrayNode predictions() {
        long next = (floor.agenda().millis() / HOUR + 1) * HOUR;
        ObjectNode rate = Json.of("fundingRate nextFundingTime fundingIntervalHours", fundingRate, next, 1);
        return Json.array(floor.coins().contracts().stream()
                .map(coin -> Json.list(coin.name(), Json.list(Json.list("HlPerp", rate)))));
    }
}
