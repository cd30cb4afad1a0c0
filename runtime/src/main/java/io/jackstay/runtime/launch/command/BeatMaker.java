package io.jackstay.runtime.launch.command;

import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.config.BotBlock;
import io.jackstay.runtime.hub.Beat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** From what a bot shows to what a hub is told of it. Immutable. */
final class BeatMaker {
    private final Map<String, BotBlock> blocks = new LinkedHashMap<>();
    private final String host = Optional.ofNullable(System.getenv("HOSTNAME")).orElse("");
    private final String version = Optional.ofNullable(
                    BeatMaker.class.getPackage().getImplementationVersion())
            .orElse("");

    BeatMaker(List<BotBlock> bots) {
        bots.forEach(bot -> blocks.put(bot.name(), bot));
    }

    List<Beat> of(List<BotStatus> bots) {
        return bots.stream().map(this::of).toList();
    }

    private Beat of(BotStatus bot) {
        Map<String, Object> payload = new LinkedHashMap<>();
        BotBlock block = blocks.get(bot.name());
        if (block != null) {
            payload.put("group", block.group());
            payload.put("role", block.role());
        }
        payload.put("state", bot.failed() ? "failed" : bot.state().name().toLowerCase(Locale.ROOT));
        payload.put("sentence", bot.sentence());
        if (bot.isMade()) {
            BotStatus.Market first = bot.markets().get(0);
            payload.put("venue", first.id().venue().name());
            payload.put("market", first.id());
            payload.put("position", first.position());
            payload.put("balance", bot.equity().amount());
            payload.put("asset", bot.equity().asset());
            payload.put("unrealized", bot.pnl().unrealized().amount());
            payload.put("net", bot.pnl().net().amount());
            payload.put("open_orders", bot.counts().openOrders());
            payload.put("fills", bot.counts().fills());
            if (bot.markets().size() > 1) {
                payload.put(
                        "positions",
                        bot.markets().stream().map(BeatMaker::position).toList());
            }
        }
        payload.put("host", host);
        payload.put("version", version);
        return new Beat(bot.name(), payload);
    }

    private static Map<String, Object> position(BotStatus.Market market) {
        Map<String, Object> position = new LinkedHashMap<>();
        position.put("market", market.id());
        position.put("position", market.position());
        return position;
    }
}
