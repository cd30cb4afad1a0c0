package io.jackstay.strategy.grid;

import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Fees;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Size;
import io.jackstay.api.plugin.Percent;
import io.jackstay.strategy.grid.config.BoundsConfig;
import io.jackstay.strategy.grid.config.Direction;
import io.jackstay.strategy.grid.config.Entry;
import io.jackstay.strategy.grid.config.ExitConfig;
import io.jackstay.strategy.grid.config.GridConfig;
import io.jackstay.strategy.grid.config.InventoryConfig;
import io.jackstay.strategy.grid.config.PivotsConfig;
import io.jackstay.strategy.grid.config.Profit;
import io.jackstay.strategy.grid.config.RecentreConfig;
import io.jackstay.strategy.grid.config.RestingConfig;
import io.jackstay.strategy.grid.config.SizeConfig;
import io.jackstay.strategy.grid.config.TrailingConfig;
import io.jackstay.strategy.grid.config.TrendConfig;
import io.jackstay.strategy.grid.config.VolatilityConfig;
import io.jackstay.strategy.grid.plan.Ladder;
import io.jackstay.strategy.grid.plan.Outlook;
import io.jackstay.strategy.grid.plan.Planner;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Markets and configurations for tests; each method gives a changed copy. Not thread safe: owned by one test. */
public final class Given implements Cloneable {
    public static final MarketId BTC = MarketId.parse("sim:BTC-USDC-PERP");

    private int levels = 10;
    private Optional<Percent> spacing = Optional.of(Percent.parse("0.1%"));
    private Optional<BigDecimal> orderSize = Optional.of(new BigDecimal("0.01"));
    private Optional<Money> orderValue = Optional.empty();
    private GridConfig.Mode mode = GridConfig.Mode.GEOMETRIC;
    private Optional<BigDecimal> centre = Optional.empty();
    private Optional<BigDecimal> lower = Optional.empty();
    private Optional<BigDecimal> upper = Optional.empty();
    private boolean allowFeeLoss;
    private Optional<Percent> width = Optional.empty();
    private Optional<PivotsConfig> pivots = Optional.empty();
    private List<Percent> steps = List.of();
    private Optional<Money> budget = Optional.empty();
    private Optional<Percent> budgetShare = Optional.empty();
    private Optional<SizeConfig> sizes = Optional.empty();
    private Direction direction = Direction.NEUTRAL;
    private Entry entry = Entry.WAIT;
    private Profit profit = Profit.QUOTE;
    private Optional<VolatilityConfig> volatility = Optional.empty();
    private Optional<TrendConfig> trend = Optional.empty();
    private Optional<InventoryConfig> inventory = Optional.empty();
    private Optional<RecentreConfig> recentre = Optional.empty();
    private Optional<TrailingConfig> trailing = Optional.empty();
    private Optional<RestingConfig> resting = Optional.empty();
    private Optional<BoundsConfig> bounds = Optional.empty();
    private Optional<ExitConfig> exit = Optional.empty();

    private Given() {}

    /** The sample: ten levels of 0.1 %, 0.01 each. */
    public static Given sample() {
        return new Given();
    }

    private Given with(Consumer<Given> change) {
        try {
            Given copy = (Given) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    public GridConfig config() {
        return new GridConfig(
                BTC,
                levels,
                spacing,
                orderSize,
                orderValue,
                mode,
                centre,
                lower,
                upper,
                allowFeeLoss,
                Duration.ofSeconds(5),
                width,
                pivots,
                steps,
                budget,
                budgetShare,
                sizes,
                direction,
                entry,
                profit,
                volatility,
                trend,
                inventory,
                recentre,
                trailing,
                resting,
                bounds,
                exit);
    }

    public Optional<Percent> spacing() {
        return spacing;
    }

    public int levels() {
        return levels;
    }

    public Ladder ladder(String mid, MarketInfo info) {
        return ladder(new BigDecimal(mid), info);
    }

    public Ladder ladder(BigDecimal mid, MarketInfo info) {
        GridConfig config = config();
        return Ladder.of(Planner.plan(config, Planner.anchor(config, mid), Outlook.of(info, mid)), info);
    }

    public Given levels(int count) {
        return with(it -> it.levels = count);
    }

    public Given spacing(String percent) {
        return with(it -> it.spacing = Optional.of(Percent.parse(percent)));
    }

    public Given noSpacing() {
        return with(it -> it.spacing = Optional.empty());
    }

    public Given noSize() {
        return with(it -> {
            it.orderSize = Optional.empty();
            it.orderValue = Optional.empty();
        });
    }

    public Given size(String base) {
        return noSize().with(it -> it.orderSize = Optional.of(new BigDecimal(base)));
    }

    public Given value(String amount, String asset) {
        return noSize().with(it -> it.orderValue = Optional.of(new Money(asset, new BigDecimal(amount))));
    }

    public Given sizeAndValue(String base, String amount, String asset) {
        return value(amount, asset).with(it -> it.orderSize = Optional.of(new BigDecimal(base)));
    }

    public Given budget(String amount) {
        return noSize().with(it -> it.budget = Optional.of(new Money("USDC", new BigDecimal(amount))));
    }

    public Given budgetShare(String share) {
        return noSize().with(it -> it.budgetShare = Optional.of(Percent.parse(share)));
    }

    public Given arithmetic() {
        return with(it -> it.mode = GridConfig.Mode.ARITHMETIC);
    }

    public Given centre(String price) {
        return with(it -> it.centre = Optional.of(new BigDecimal(price)));
    }

    public Given between(String low, String high) {
        return noSpacing().with(it -> {
            it.lower = Optional.of(new BigDecimal(low));
            it.upper = Optional.of(new BigDecimal(high));
        });
    }

    public Given lower(String low) {
        return with(it -> it.lower = Optional.of(new BigDecimal(low)));
    }

    public Given withFeeLoss() {
        return with(it -> it.allowFeeLoss = true);
    }

    public Given width(String percent) {
        return noSpacing().with(it -> it.width = Optional.of(Percent.parse(percent)));
    }

    public Given pivots(int minutes, int count, int strength, String margin) {
        return noSpacing()
                .with(it -> it.pivots = Optional.of(
                        new PivotsConfig(Duration.ofMinutes(minutes), count, strength, Percent.parse(margin))));
    }

    public Given steps(String... percents) {
        return noSpacing()
                .with(it -> it.steps =
                        List.of(percents).stream().map(Percent::parse).toList());
    }

    public Given sizes(SizeConfig how) {
        return with(it -> it.sizes = Optional.of(how));
    }

    public Given direction(Direction which) {
        return with(it -> it.direction = which);
    }

    public Given taking() {
        return with(it -> it.entry = Entry.TAKE);
    }

    public Given profit(Profit what) {
        return with(it -> it.profit = what);
    }

    public Given volatility(int shortWindow, int longWindow) {
        return with(it -> it.volatility = Optional.of(new VolatilityConfig(
                Duration.ofMinutes(1),
                shortWindow,
                longWindow,
                new BigDecimal("0.5"),
                new BigDecimal("3"),
                Percent.parse("25%"))));
    }

    public Given trend(int fast, int slow, TrendConfig.Bias bias) {
        return with(it -> it.trend = Optional.of(new TrendConfig(
                Duration.ofMinutes(1), fast, slow, Percent.parse("0.05%"), bias, Percent.parse("30%"))));
    }

    public Given inventory(String target, String max, String skew) {
        return with(it -> it.inventory =
                Optional.of(new InventoryConfig(new BigDecimal(target), new BigDecimal(max), Percent.parse(skew))));
    }

    public Given recentre(String threshold, int most) {
        return with(it -> it.recentre = Optional.of(new RecentreConfig(Percent.parse(threshold), most)));
    }

    public Given trailing(boolean up, boolean down, int most) {
        return with(it -> it.trailing =
                Optional.of(new TrailingConfig(up, down, most, Optional.empty(), Optional.empty(), false)));
    }

    public Given trailing(String upTo, String downTo) {
        return with(it -> it.trailing = Optional.of(new TrailingConfig(
                true, true, 100, Optional.of(new BigDecimal(upTo)), Optional.of(new BigDecimal(downTo)), false)));
    }

    public Given infinite(String upTo) {
        return with(it -> it.trailing = Optional.of(
                new TrailingConfig(true, false, 1_000, Optional.of(new BigDecimal(upTo)), Optional.empty(), true)));
    }

    public Given infinite() {
        return with(it -> it.trailing =
                Optional.of(new TrailingConfig(true, false, 1_000, Optional.empty(), Optional.empty(), true)));
    }

    public Given resting(Optional<String> activation, Optional<Integer> most, String tolerance) {
        return with(it -> it.resting =
                Optional.of(new RestingConfig(activation.map(Percent::parse), most, Percent.parse(tolerance))));
    }

    public Given bounds(String floor, String ceiling, BoundsConfig.Outside outside) {
        return with(it -> it.bounds = Optional.of(
                new BoundsConfig(Optional.of(new BigDecimal(floor)), Optional.of(new BigDecimal(ceiling)), outside)));
    }

    public Given exit(
            Optional<String> profitAt, Optional<String> lossAt, Optional<Duration> after, ExitConfig.Then then) {
        return with(it -> it.exit = Optional.of(new ExitConfig(
                profitAt.map(amount -> new Money("USDC", new BigDecimal(amount))),
                lossAt.map(amount -> new Money("USDC", new BigDecimal(amount))),
                after,
                then,
                Percent.parse("1%"))));
    }

    /** Candles of a minute with these closes, each as narrow as it can be. */
    public static List<Candle> candles(String... closes) {
        List<Candle> candles = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            Price price = Price.of(BTC, new BigDecimal(closes[i]));
            candles.add(new Candle(
                    BTC,
                    Duration.ofMinutes(1),
                    Instant.EPOCH.plusSeconds(60L * i),
                    price,
                    price,
                    price,
                    price,
                    Size.of(BTC, 0, 0),
                    true));
        }
        return candles;
    }

    /** Tick 0.1, lot 0.001, maker fee 0.01 %. */
    public static MarketInfo.Builder market() {
        return market("0.1", "0.001");
    }

    public static MarketInfo.Builder market(String tick, String lot) {
        return MarketInfo.of(BTC, MarketKind.PERPETUAL)
                .assets("BTC", "USDC", "USDC")
                .priceGrid(new PriceGrid.Tick(new BigDecimal(tick)))
                .lotSize(new BigDecimal(lot))
                .fees(new Fees(new BigDecimal("0.0001"), new BigDecimal("0.0005"), true));
    }
}
