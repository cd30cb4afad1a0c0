package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.Reply;
import io.jackstay.api.order.RejectReason;
import io.jackstay.connector.hyperliquid.action.Network;
import io.jackstay.lib.signing.Address;
import io.jackstay.lib.wire.JsonReader;
import java.util.Locale;

/**
 * Finds out whom the key acts for, and that it may. Confined to the connector's loop.
 *
 * <p>Everything is asked and told under the address of the account: the venue answers for the address of an API wallet too, with an
 * empty account and no error.
 */
final class Login {
    private final InfoClient info;
    private final HyperliquidConfig config;
    private final Address signer;

    Login(InfoClient info, HyperliquidConfig config, Address signer) {
        this.info = info;
        this.config = config;
        this.signer = signer;
    }

    /** What the venue says of an address: a word, and whom an API wallet acts for. */
    record Role(String word, String master) {
        static Role read(JsonReader json) {
            String word = "";
            String master = "";
            json.beginObject();
            while (json.nextField()) {
                if (json.field().equals("role")) {
                    word = json.text();
                } else if (json.field().equals("data")) {
                    json.beginObject();
                    while (json.nextField()) {
                        if (json.field().equals("user") || json.field().equals("master")) {
                            master = json.text().toLowerCase(Locale.ROOT);
                        }
                    }
                }
            }
            return new Role(word, master);
        }
    }

    /** Answers with the address to ask under: that of the vault if there is one, else that of the account. */
    void account(Reply<String> reply) {
        info.ask(Query.userRole(signer.toString()), Role::read, reply.after(role -> check(role, reply)));
    }

    private void check(Role role, Reply<String> reply) {
        switch (role.word()) {
            case "missing" -> reply.refused(RejectReason.AUTHENTICATION, missing());
            case "agent" -> compare(role.master(), "an API wallet of " + role.master(), reply);
            default -> compare(signer.toString(), "that of the account " + signer, reply);
        }
    }

    private void compare(String account, String words, Reply<String> reply) {
        String wanted =
                config.account().map(text -> Address.parse(text).toString()).orElse(account);
        if (!wanted.equals(account)) {
            reply.refused(
                    RejectReason.AUTHENTICATION,
                    ("the key is %s, not of %s: give its own key, or an API wallet that this account has approved; a sub-account is "
                                    + "named by vault")
                            .formatted(words, wanted));
        } else if (config.vault().isEmpty()) {
            reply.ok(account);
        } else {
            String vault = Address.parse(config.vault().get()).toString();
            info.ask(Query.userRole(vault), Role::read, reply.after(role -> checkVault(vault, role, account, reply)));
        }
    }

    /** Under an address that is no such thing the venue answers with an empty account, and no error. */
    private void checkVault(String vault, Role role, String account, Reply<String> reply) {
        boolean ofAnother = role.word().equals("subAccount")
                && !role.master().isEmpty()
                && !role.master().equals(account);
        if (role.word().equals("missing")) {
            reply.refused(
                    RejectReason.AUTHENTICATION,
                    "%s does not know the vault %s: it is a wrong address, or one of %s"
                            .formatted(
                                    config.network().word(),
                                    vault,
                                    config.network().other().word()));
        } else if (ofAnother) {
            reply.refused(
                    RejectReason.AUTHENTICATION,
                    "the vault %s is a sub-account of %s, and the key acts for %s"
                            .formatted(vault, role.master(), account));
        } else if (role.word().equals("user") || role.word().equals("agent")) {
            reply.refused(
                    RejectReason.AUTHENTICATION,
                    "the vault %s is neither a sub-account nor a vault: an account of its own is not named here, but by its key"
                            .formatted(vault));
        } else {
            reply.ok(vault);
        }
    }

    private String missing() {
        Network network = config.network();
        return ("%s does not know %s, the address of the key: it is a wrong key, an API wallet that the account has not approved or "
                        + "that has expired, an account without a deposit, or one of %s")
                .formatted(network.word(), signer, network.other().word());
    }
}
