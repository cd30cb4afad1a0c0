package io.jackstay.runtime.config.alert;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * To whom outside a process speaks, beside the venues. Immutable.
 *
 * @param telegram empty where no chat is answered
 * @param hub empty where no hub is told
 * @param hubServer how a hub listens, for the command that runs one
 */
public record Outreach(
        AlertsBlock alerts, Optional<TelegramBlock> telegram, Optional<HubBlock> hub, HubServerBlock hubServer) {
    /** What holds when a file says nothing. */
    public static final Outreach NONE =
            new Outreach(AlertsBlock.NONE, Optional.empty(), Optional.empty(), HubServerBlock.DEFAULT);

    public Outreach {
        requireNonNull(alerts, "alerts are null");
        requireNonNull(telegram, "telegram is null");
        requireNonNull(hub, "hub is null");
        requireNonNull(hubServer, "hubServer is null");
    }
}
