package io.jackstay.runtime.web;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.bot.BotDetail;
import io.jackstay.runtime.session.SessionPicture;
import io.jackstay.runtime.web.past.Past;
import io.jackstay.runtime.web.stream.Source;
import io.jackstay.runtime.web.view.BotTree;
import io.jackstay.runtime.web.view.LoginReading;
import io.jackstay.runtime.web.view.OverviewTree;
import io.jackstay.runtime.web.view.RiskTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The channels of the stream, from the latest picture. Not thread safe: confined to the thread {@code web}. */
final class Channels implements Source {
    private final Pictures pictures;
    private final Past past;
    private final Beside beside;

    /**
     * What channels have that is not of the picture.
     *
     * @param logins what is measured of each, in a line
     * @param alerts that the session does not know
     * @param seen which alerts a person has seen
     */
    record Beside(
            Supplier<List<Map<String, @Nullable Object>>> commands,
            Supplier<Map<String, @Nullable Object>> system,
            Supplier<Map<String, LoginReading>> logins,
            Supplier<Map<String, @Nullable Object>> plugins,
            Supplier<List<LogLine>> log,
            Supplier<List<RaisedAlert>> alerts,
            Predicate<RaisedAlert> seen) {}

    Channels(Pictures pictures, Past past, Beside beside) {
        this.pictures = requireNonNull(pictures, "pictures are null");
        this.past = requireNonNull(past, "past is null");
        this.beside = requireNonNull(beside, "beside is null");
    }

    @Override
    public long moment() {
        return pictures.moment();
    }

    @Override
    public long atMillis() {
        return TimeUnit.NANOSECONDS.toMillis(pictures.latest().atNanos());
    }

    @Override
    public long behindMillis() {
        return pictures.behindMillis();
    }

    @Override
    public Optional<Content> find(String channel) {
        SessionPicture picture = pictures.latest();
        int slash = channel.indexOf('/');
        if (slash > 0) {
            return Commands.find(picture, channel.substring(slash + 1))
                    .flatMap(bot -> ofBot(channel.substring(0, slash), bot, picture));
        }
        return switch (channel) {
            case "overview" ->
                Optional.of(new State(OverviewTree.of(picture, beside.alerts.get(), beside.seen, beside.logins.get())));
            case "bots" -> Optional.of(new State(OverviewTree.bots(picture, past::line)));
            case "risk" -> Optional.of(new State(RiskTree.of(picture)));
            case "system" -> Optional.of(new State(beside.system.get()));
            case "plugins" -> Optional.of(new State(beside.plugins.get()));
            case "commands" -> Optional.of(new Rows(beside.commands.get()));
            case "log" -> Optional.of(new Rows(LogRows.of(beside.log.get(), picture)));
            default -> Optional.empty();
        };
    }

    private static Optional<Content> ofBot(String kind, SessionPicture.OneBot bot, SessionPicture picture) {
        Optional<BotDetail> detail = bot.detail();
        return switch (kind) {
            case "bot" -> Optional.of(new State(BotTree.whole(bot, picture)));
            case "orders" -> detail.map(known -> new State(BotTree.orders(known)));
            case "fills" -> detail.map(known -> new Rows(BotTree.fills(known)));
            default -> Optional.empty();
        };
    }
}
