package io.jackstay.runtime.launch.outlook;

import io.jackstay.api.market.Money;
import io.jackstay.api.order.OrderReport;
import io.jackstay.runtime.control.LimitObject;
import io.jackstay.runtime.plan.Outlook;
import io.jackstay.runtime.plan.Unsent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The same for programs: one object, all digits. Stateless. */
public final class PlanObject {
    private PlanObject() {}

    /** @param why why a bot could not be started; empty when all could */
    public static Map<String, Object> of(Outlook outlook, String why) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("status", why.isEmpty() ? "ok" : "failed");
        object.put("bots", outlook.bots().stream().map(PlanObject::bot).toList());
        object.put("logins", outlook.logins().stream().map(PlanObject::login).toList());
        if (!why.isEmpty()) {
            object.put("why", why);
        }
        return object;
    }

    private static Map<String, Object> bot(Outlook.OfBot bot) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", bot.status().name());
        object.put("state", bot.status().state().name().toLowerCase(Locale.ROOT));
        object.put("sentence", bot.status().sentence());
        object.put("markets", bot.markets().stream().map(PlanObject::market).toList());
        object.put("limits", bot.status().limits().stream().map(LimitObject::of).toList());
        return object;
    }

    private static Map<String, Object> market(Outlook.OfMarket market) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("market", market.id());
        object.put("position", market.position());
        market.mid().ifPresent(mid -> object.put("mid", mid));
        object.put("place", market.place().stream().map(PlanObject::placed).toList());
        object.put("keep", market.keep().stream().map(PlanObject::order).toList());
        object.put("amend", market.change().stream().map(PlanObject::changed).toList());
        object.put("cancel", market.cancel().stream().map(PlanObject::order).toList());
        object.put("leverage", market.leverage().times());
        object.put("leverageAsked", market.leverage().isAsked());
        object.put("margin", money(market.figures().margin()));
        object.put("worstLoss", money(market.figures().worstLoss()));
        market.figures().worstAt().ifPresent(at -> object.put("worstAt", at));
        object.put("roundTripFees", money(market.figures().roundTrip()));
        object.put("feesExact", market.info().fees().exact());
        return object;
    }

    private static Map<String, Object> order(OrderReport order) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("side", order.side().name().toLowerCase(Locale.ROOT));
        object.put("size", order.size().toBigDecimal());
        object.put("price", order.price().toBigDecimal());
        object.put("reduceOnly", order.reduceOnly());
        return object;
    }

    private static Map<String, Object> placed(Unsent.Placed placed) {
        Map<String, Object> object = order(placed.report());
        object.put("label", placed.request().label());
        object.put("rests", placed.rests());
        return object;
    }

    private static Map<String, Object> changed(Unsent.Changed changed) {
        Map<String, Object> object = order(changed.to());
        object.put("from", order(changed.from()));
        return object;
    }

    private static Map<String, Object> login(Outlook.OfLogin login) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", login.venue());
        login.margin().ifPresent(margin -> {
            object.put("equity", money(margin.equity()));
            object.put("available", money(margin.available()));
        });
        object.put("needed", login.needed().stream().map(PlanObject::money).toList());
        object.put("strays", login.strays().stream().map(PlanObject::order).toList());
        object.put("others", login.others());
        return object;
    }

    private static Map<String, Object> money(Money money) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("asset", money.asset());
        object.put("amount", money.amount());
        return object;
    }
}
