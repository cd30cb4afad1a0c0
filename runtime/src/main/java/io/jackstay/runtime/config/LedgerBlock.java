package io.jackstay.runtime.config;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Range;
import io.jackstay.api.plugin.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** The block {@code jackstay.ledger}. Immutable. */
@Doc("The history of orders, fills, cash flows and equity, in a database.")
public record LedgerBlock(
        @Doc("Whether run keeps a history") @Default("on") Switch keep,

        @Doc("Where: sqlite:FILE, the file relative to the data directory, or postgresql://HOST[:PORT]/DATABASE with "
                + "?currentSchema=NAME where several data directories share a database")
        @Default("sqlite:ledger.db")
        String url,

        @Doc("Whom PostgreSQL is to know us as") Optional<String> user,

        @Doc("The password for it") Optional<Secret> password,

        @Doc("How long fills and cash flows are kept one by one; older ones stay in the results")
        @Default("1095d")
        @Range(min = "1d", max = "36500d")
        Duration retention,

        @Doc("How long orders that have ended are kept") @Default("31d") @Range(min = "1d", max = "36500d")
        Duration orders) {
    /** What holds when a file says nothing. */
    public static final LedgerBlock DEFAULT = new LedgerBlock(
            Switch.ON,
            "sqlite:ledger.db",
            Optional.empty(),
            Optional.empty(),
            Duration.ofDays(1095),
            Duration.ofDays(31));

    private static final String SQLITE = "sqlite:";
    private static final Pattern POSTGRESQL = Pattern.compile("postgresql://[^/?@\\s]+/[^/?@\\s]+(\\?\\S*)?");

    public LedgerBlock {
        requireNonNull(keep, "keep is null");
        requireNonNull(url, "url is null");
        requireNonNull(retention, "retention is null");
        requireNonNull(orders, "orders is null");
        boolean file = url.startsWith(SQLITE) && url.length() > SQLITE.length() && !url.contains("?");
        if (url.startsWith("postgresql://") && (url.contains("@") || url.contains("password="))) {
            throw new IllegalArgumentException("no name and no password in url: they belong into user and password");
        }
        if (!file && !POSTGRESQL.matcher(url).matches()) {
            throw new IllegalArgumentException(
                    "url = %s: must be sqlite:FILE or postgresql://HOST[:PORT]/DATABASE".formatted(url));
        }
        if (file && (user.isPresent() || password.isPresent())) {
            throw new IllegalArgumentException("user and password are for postgresql, and url is a file");
        }
    }

    /** The file of the database, as it was written; empty when it is a server's. */
    public Optional<String> file() {
        return url.startsWith(SQLITE) ? Optional.of(url.substring(SQLITE.length())) : Optional.empty();
    }
}
