package io.jackstay.runtime.notify;

import io.jackstay.runtime.config.alert.AlertChannel;
import io.jackstay.runtime.config.alert.OutboundBlock;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.outbound.Poster;

/** Makes the channel of each kind. Thread safe: pure functions. */
final class Channels {
    private Channels() {}

    static Channel of(AlertChannel settings, OutboundBlock how, Poster poster, Clock clock) {
        if (settings instanceof AlertChannel.Telegram telegram) {
            return new TelegramChat(telegram, poster, how.timeout(), clock);
        } else if (settings instanceof AlertChannel.Slack slack) {
            return new SlackHook(slack, poster, how.timeout(), clock);
        } else if (settings instanceof AlertChannel.Discord discord) {
            return new DiscordHook(discord, poster, how.timeout(), clock);
        } else if (settings instanceof AlertChannel.Webhook webhook) {
            return new JsonHook(webhook, poster, how.timeout(), clock);
        } else if (settings instanceof AlertChannel.Email email) {
            return new Mail(email, how);
        }
        throw new IllegalArgumentException("a channel of no known kind: " + settings.getClass());
    }
}
