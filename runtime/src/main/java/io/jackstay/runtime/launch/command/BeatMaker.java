package io.jackstay.runtime.launch.command;

import io.jackstay.api.market.MarketId;
import io.jackstay.runtime.bot.BotDetail;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.hub.Beat;
import io.jackstay.runtime.session.SessionPicture;
import io.jackstay.runtime.telemetry.Buckets;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** From pictures of a session to what a hub is told of each bot. Not thread safe: owned by who makes the pictures. */
final class BeatMaker {
    /** From nanoseconds to milliseconds. */
    private static final int NANO_DIGITS = 6;

    private static final int MILLI_DIGITS = 2;
    private static final Path HOST = Path.of("/etc/hostname");

    private final String host;
    private final String version;
    private final Map<String, Answers> before = new HashMap<>();

    /** How many answers of venues there were, and how long all of them took. */
    private record Answers(long count, long nanos, Optional<BigDecimal> latency) {
        private static final Answers NONE = new Answers(0, 0, Optional.empty());
    }

    BeatMaker(String host, String version) {
        this.host = host;
        this.version = version;
    }

    /** Of this machine, as far as it says so without asking the network. */
    static BeatMaker here() {
        return new BeatMaker(
                Optional.ofNullable(System.getenv("HOSTNAME")).orElseGet(BeatMaker::host),
                Optional.ofNullable(BeatMaker.class.getPackage().getImplementationVersion())
                        .orElse(""));
    }

    private static String host() {
        try {
            return Files.exists(HOST) ? Files.readString(HOST).strip() : "";
        } catch (IOException e) {
            // A name is for people; there is none.
            return "";
        }
    }

    List<Beat> of(SessionPicture picture) {
        return picture.bots().stream().map(this::of).toList();
    }

    private Beat of(SessionPicture.OneBot bot) {
        BotStatus status = bot.status();
        Optional<BotDetail> detail = bot.detail();
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("group", bot.about().group());
        payload.put("role", bot.about().role());
        payload.put("paper", bot.about().paper());
        payload.put("state", state(status, detail));
        payload.put("sentence", status.sentence());
        detail.flatMap(BotDetail::halted).ifPresent(why -> payload.put("halt", why));
        if (status.isMade()) {
            figures(payload, status, detail);
            latency(status).ifPresent(millis -> payload.put("latency_ms", millis));
        }
        payload.put("host", host);
        payload.put("version", version);
        return new Beat(bot.about().name(), payload);
    }

    /** What venues took on average for the first word on the orders since the beat before; where there were none, what was told then. */
    private Optional<BigDecimal> latency(BotStatus status) {
        Buckets answers = status.detail().answers();
        long count = Arrays.stream(answers.counts()).sum();
        long nanos = answers.nanos();
        Answers last = before.getOrDefault(status.name(), Answers.NONE);
        if (count < last.count) {
            last = Answers.NONE;
        }
        Optional<BigDecimal> latency = count == last.count
                ? last.latency
                : Optional.of(BigDecimal.valueOf((nanos - last.nanos) / (count - last.count), NANO_DIGITS)
                        .setScale(MILLI_DIGITS, RoundingMode.HALF_EVEN));
        before.put(status.name(), new Answers(count, nanos, latency));
        return latency;
    }

    private static String state(BotStatus status, Optional<BotDetail> detail) {
        if (status.failed()) {
            return "failed";
        }
        if (status.state() == BotState.RUNNING
                && detail.flatMap(BotDetail::halted).isPresent()) {
            return "halted";
        }
        if (status.state() == BotState.RUNNING
                && detail.flatMap(BotDetail::paused).isPresent()) {
            return "paused";
        }
        return status.state().name().toLowerCase(Locale.ROOT);
    }

    /** Position and balance under the names of the bots before too, so that a hub of theirs shows them. */
    private static void figures(Map<String, Object> payload, BotStatus status, Optional<BotDetail> detail) {
        BotStatus.Market first = status.markets().get(0);
        BigDecimal equity = status.equity().amount();
        payload.put("venue", first.id().venue().name());
        payload.put("market", first.id());
        base(detail, first.id()).ifPresent(base -> payload.put("base", base));
        payload.put("position", first.position());
        payload.put("position_base", first.position());
        payload.put("balance", equity);
        payload.put("balance_total", equity);
        payload.put("asset", status.equity().asset());
        payload.put("unrealized", status.pnl().unrealized().amount());
        payload.put("net", status.pnl().net().amount());
        payload.put("open_orders", status.counts().openOrders());
        payload.put("fills", status.counts().fills());
        if (status.markets().size() > 1) {
            payload.put(
                    "positions",
                    status.markets().stream()
                            .map(market -> position(market, base(detail, market.id())))
                            .toList());
        }
    }

    private static Optional<String> base(Optional<BotDetail> detail, MarketId market) {
        return detail.flatMap(known -> known.markets().stream()
                .filter(each -> each.id().equals(market))
                .map(BotDetail.Market::base)
                .findFirst());
    }

    private static Map<String, Object> position(BotStatus.Market market, Optional<String> base) {
        Map<String, Object> position = new LinkedHashMap<>();
        position.put("market", market.id());
        base.ifPresent(known -> position.put("base", known));
        position.put("position", market.position());
        return position;
    }
}
