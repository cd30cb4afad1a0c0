package io.jackstay.runtime.history;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.account.AccountImage;
import io.jackstay.runtime.account.PastMoney;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.bot.BotImage;
import io.jackstay.runtime.bot.PastDecisions;
import io.jackstay.runtime.bot.RememberedOrder;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.record.BotRecord;
import io.jackstay.runtime.record.Decision;
import io.jackstay.runtime.state.Carried;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the journals of a data directory say of one bot. Not thread safe: owned by who read it. */
public final class BotHistory {
    private final String name;
    private final BotImage image;
    private final List<AccountImage> accounts;
    private final List<PastMoney> money = new ArrayList<>();

    BotHistory(String name, BotImage image, List<AccountImage> accounts) {
        this.name = requireNonNull(name, "name is null");
        this.image = requireNonNull(image, "image is null");
        this.accounts = List.copyOf(accounts);
        this.accounts.forEach(account -> money.add(account.money(image.number())));
    }

    public String name() {
        return name;
    }

    /** The halts that have not ended. */
    public List<BotRecord.HaltBegan> halts() {
        return image.halts();
    }

    /** What a person must know of the bot, the alert raised longest ago first. */
    public List<Alert> alerts() {
        return image.alerts().all();
    }

    /** What was decided without an order leaving for it, in the last process. */
    public PastDecisions decisions() {
        return image.decisions();
    }

    /** How an order came about and what became of it; empty when it is not remembered. */
    public Optional<OrderChain> chain(long cloid) {
        return image.remembered(cloid)
                .map(order -> OrderChain.of(
                        order,
                        decisions()
                                .rules()
                                .filter(rules -> rules.nanos() <= order.placed().nanos())
                                .map(Decision.RulesAsked::rules),
                        fills().stream()
                                .filter(fill -> fill.order().cloidOrZero() == cloid)
                                .toList()));
    }

    /** Orders of whose end nothing is known, oldest first. */
    public List<RememberedOrder> openOrders() {
        return image.unended();
    }

    /** The latest of those that have ended, in the order in which they did. */
    public List<RememberedOrder> endedOrders() {
        return image.ended();
    }

    /** The latest fills, oldest first. */
    public List<OrderFill> fills() {
        List<OrderFill> fills = new ArrayList<>();
        for (PastMoney ofLogin : money) {
            for (AccountRecord taken : ofLogin.latest()) {
                if (taken instanceof AccountRecord.FillTaken fill) {
                    fills.add(fill.fill());
                }
            }
        }
        fills.sort(Comparator.comparingLong(fill -> fill.stamp().venueNanos()));
        return fills;
    }

    /** How many fills there were before those that are kept one by one. */
    public long olderFills() {
        long older = 0;
        for (PastMoney ofLogin : money) {
            for (Carried carried : ofLogin.carried()) {
                older += carried.fills();
            }
        }
        return older;
    }

    /** The strategy's own name for the order of a fill, where the order is still remembered. */
    public Optional<String> labelOf(OrderFill fill) {
        return remembered(fill).map(order -> order.placed().request().label()).filter(label -> !label.isEmpty());
    }

    /** The event whose callback placed the order of a fill; empty text where the order is not remembered any more. */
    public String causeOf(OrderFill fill) {
        return remembered(fill).map(order -> order.placed().cause()).orElse("");
    }

    private Optional<RememberedOrder> remembered(OrderFill fill) {
        return Optional.of(fill.order().cloidOrZero()).filter(id -> id != 0).flatMap(image::remembered);
    }

    /** The results; empty when the bot has never begun. */
    public Optional<BotResults> results() {
        return image.session().map(session -> BotResults.of(image, session, money, this::market));
    }

    /** What was realised a day, oldest first, as far back as fills are kept one by one; empty when the bot has never begun. */
    public List<DayResult> days() {
        return image.session()
                .map(session -> DayResult.of(
                        money,
                        session.markets().stream()
                                .flatMap(market -> market(market).stream())
                                .toList(),
                        image.startEquity().orElse(session.startEquity())))
                .orElse(List.of());
    }

    /** As its venue told it last; empty for one that no journal knows. */
    public Optional<MarketInfo> market(MarketId market) {
        return accounts.stream()
                .flatMap(account -> account.market(market).stream())
                .findFirst();
    }
}
