package io.jackstay.runtime.web.entry;

import io.jackstay.api.plugin.Secret;
import io.jackstay.runtime.web.http.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All tokens of a server. Immutable. */
public final class TokenBook {
    private final List<Token> tokens;

    TokenBook(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    /** One with nothing in it. */
    public static TokenBook empty() {
        return new TokenBook(List.of());
    }

    /** The same and one more. */
    public TokenBook with(String name, Role role, Secret secret) {
        List<Token> more = new ArrayList<>(tokens);
        more.add(new Token(name, role, Digest.of(secret.reveal())));
        return new TokenBook(more);
    }

    /** The token that this is; looks at all of them whichever it is, so that the time tells nothing. */
    Optional<Token> find(String text) {
        byte[] digest = Digest.of(text);
        Optional<Token> found = Optional.empty();
        for (Token token : tokens) {
            if (Digest.same(token.digest(), digest)) {
                found = Optional.of(token);
            }
        }
        return found;
    }
}
