package io.jackstay.runtime.config.alert;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Choice;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Range;
import io.jackstay.api.plugin.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/** Where alerts go, one of several ways. Immutable. */
public sealed interface AlertChannel {
    /** What is less urgent does not go there. */
    AlertLevel level();

    /** How many messages may leave in a minute. */
    int mostPerMinute();

    /** A chat of Telegram, by a bot of one's own. */
    @Choice("telegram")
    record Telegram(
            @Doc("Token of the Telegram bot, as BotFather gives it")
            Secret token,

            @Doc("Chat that it writes to: a number, negative for a group, or @channelname")
            String chat,

            @Doc("Topic of a group that has topics; its general one when absent")
            Optional<Integer> topic,

            @Doc("What is less urgent does not go there: info, warning or critical") @Default("warning")
            AlertLevel level,

            @Doc("Messages in a minute at most") @Default("20") @Range(min = "1", max = "60")
            int mostPerMinute,

            @Doc("Server of the Bot API, for one of your own") @Default("https://api.telegram.org")
            String api)
            implements AlertChannel {
        public Telegram {
            requireNonNull(level, "level is null");
            Addresses.requireToken(token);
            if (!chat.matches("-?[0-9]{1,19}|@[A-Za-z][A-Za-z0-9_]{3,}")) {
                throw new IllegalArgumentException("chat must be a number or @channelname");
            }
            Addresses.requireSafe("api", api);
        }
    }

    /** An incoming webhook of Slack. */
    @Choice("slack")
    record Slack(
            @Doc("Address of the incoming webhook, which is a secret")
            Secret url,

            @Doc("What is less urgent does not go there: info, warning or critical") @Default("warning")
            AlertLevel level,

            @Doc("Messages in a minute at most") @Default("30") @Range(min = "1", max = "60")
            int mostPerMinute)
            implements AlertChannel {
        public Slack {
            requireNonNull(level, "level is null");
            Addresses.requireSafe("url", url);
        }
    }

    /** A webhook of a Discord channel. */
    @Choice("discord")
    record Discord(
            @Doc("Address of the webhook, which is a secret")
            Secret url,

            @Doc("What is less urgent does not go there: info, warning or critical") @Default("warning")
            AlertLevel level,

            @Doc("Messages in a minute at most") @Default("25") @Range(min = "1", max = "60")
            int mostPerMinute)
            implements AlertChannel {
        public Discord {
            requireNonNull(level, "level is null");
            Addresses.requireSafe("url", url);
        }
    }

    /** Any program that takes JSON over HTTP. */
    @Choice("webhook")
    record Webhook(
            @Doc("Address that is posted to, which is treated as a secret")
            Secret url,

            @Doc("Headers that go with each message, such as Authorization, all of them secret") @Default("{}")
            SortedMap<String, Secret> headers,

            @Doc("Key of an HMAC-SHA256 over each message, sent as header X-Jackstay-Signature; none when absent")
            Optional<Secret> signingKey,

            @Doc("Allow http:// to another machine, where anybody on the way reads all of it") @Default("false")
            boolean plainHttp,

            @Doc("What is less urgent does not go there: info, warning or critical") @Default("warning")
            AlertLevel level,

            @Doc("Messages in a minute at most") @Default("60") @Range(min = "1", max = "600")
            int mostPerMinute)
            implements AlertChannel {
        public Webhook {
            requireNonNull(level, "level is null");
            if (plainHttp) {
                Addresses.requireHttp("url", url);
            } else {
                Addresses.requireSafe("url", url);
            }
            headers.forEach(Webhook::requireHeader);
        }

        private static void requireHeader(String name, Secret value) {
            if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
                throw new IllegalArgumentException("headers has a name that no header can have: " + name);
            }
            String lower = name.toLowerCase(Locale.ROOT);
            if (List.of("host", "content-length", "connection", "content-type", "expect", "upgrade")
                    .contains(lower)) {
                throw new IllegalArgumentException("headers can't set %s: it is set for you".formatted(name));
            }
            if (!value.reveal().matches("[\\x20-\\x7e]+")) {
                throw new IllegalArgumentException("headers.%s must be printable ASCII".formatted(name));
            }
        }
    }

    /** A mail server that takes mail of ours. */
    @Choice("email")
    record Email(
            @Doc("Mail server") String host,

            @Doc("Its port for submission") @Default("587") @Range(min = "1", max = "65535")
            int port,

            @Doc(
                    "How the connection is made safe: starttls, tls from the first byte on, or none, which a loopback server alone may have")
            @Default("starttls")
            MailSecurity security,

            @Doc("Name that we log in with; without it there is no login")
            Optional<String> user,

            @Doc("Its password") Optional<Secret> password,
            @Doc("Address that we write from") String from,
            @Doc("Addresses that we write to") List<String> to,

            @Doc("What is less urgent does not go there: info, warning or critical") @Default("warning")
            AlertLevel level,

            @Doc("Messages in a minute at most") @Default("6") @Range(min = "1", max = "60")
            int mostPerMinute)
            implements AlertChannel {
        public Email {
            requireNonNull(level, "level is null");
            to = List.copyOf(to);
            if (!host.matches("[A-Za-z0-9._:\\[\\]-]+")) {
                throw new IllegalArgumentException("host must be the name or number of a machine");
            }
            requireAddress("from", from);
            if (to.isEmpty()) {
                throw new IllegalArgumentException("to must have an address");
            }
            to.forEach(address -> requireAddress("to", address));
            if (user.isPresent() != password.isPresent()) {
                throw new IllegalArgumentException("user and password go together");
            }
            if (security == MailSecurity.NONE && !Addresses.isLoopback(host)) {
                throw new IllegalArgumentException(
                        "security = none is for a mail server on this machine: %s is another".formatted(host));
            }
        }

        private static void requireAddress(String key, String address) {
            if (!address.matches("[^\\s@<>,;:\"\\p{Cntrl}]+@[^\\s@<>,;:\"\\p{Cntrl}]+")) {
                throw new IllegalArgumentException("%s must be a mail address, such as me@example.com".formatted(key));
            }
        }
    }

    /** How a connection to a mail server is made safe. Closed. */
    enum MailSecurity {
        STARTTLS,
        TLS,
        NONE
    }
}
