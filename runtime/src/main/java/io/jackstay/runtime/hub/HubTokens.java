package io.jackstay.runtime.hub;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Secret;
import io.jackstay.runtime.config.alert.HubServerBlock;
import io.jackstay.runtime.config.alert.HubServerBlock.HubRole;
import io.jackstay.runtime.error.Occurrences;
import io.jackstay.runtime.telemetry.Masks;
import io.jackstay.runtime.web.entry.TokenBook;
import io.jackstay.runtime.web.http.Access;
import io.jackstay.runtime.web.http.Caller;
import io.jackstay.runtime.web.http.Gate;
import io.jackstay.runtime.web.http.Request;
import io.jackstay.runtime.web.http.Response;
import io.jackstay.runtime.web.http.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who may do what at a hub by a token in {@code x-auth-token} or as a bearer, which no page of another origin can send. Confined to the thread
 * {@code web}.
 *
 * <p>Tokens are compared as digests, each with each, so that the time tells nothing. One that is right is taken however many wrong ones came
 * from the same address: many runtimes may stand behind one.
 */
final class HubTokens implements Gate {
    private static final System.Logger LOG = System.getLogger("jackstay.hub");
    private static final String HEADER = "x-auth-token";
    private static final String BEARER = "Bearer ";
    private static final int TOKEN_BYTES = 32;
    private static final FileAttribute<?> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final SortedMap<String, Known> known = new TreeMap<>();
    private TokenBook book = TokenBook.empty();
    private long wrong;

    @SuppressWarnings("ArrayRecordComponent") // compared by isEqual alone
    private record Known(Role role, byte[] digest) {}

    private HubTokens() {}

    /** Those of a configuration; where it has none, one of each role in files of the folder, made when they are not there. */
    static HubTokens of(HubServerBlock settings, Path folder) throws IOException {
        HubTokens tokens = new HubTokens();
        settings.tokens().forEach((name, token) -> tokens.add(name, token.role(), token.secret()));
        if (settings.tokens().isEmpty()) {
            for (HubRole role : HubRole.values()) {
                tokens.add(word(role), role, stored(fileOf(folder, role)));
            }
        }
        return tokens;
    }

    /** Where a token that is made is kept. */
    static Path fileOf(Path folder, HubRole role) {
        return folder.resolve("token-" + word(role));
    }

    private static String word(HubRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static Secret stored(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[TOKEN_BYTES];
            new SecureRandom().nextBytes(random);
            Files.createDirectories(requireNonNull(file.getParent(), "a token's file has a folder"));
            try (var out = Files.newByteChannel(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ALONE)) {
                out.write(StandardCharsets.UTF_8.encode(
                        Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n"));
            }
        }
        String text = Files.readString(file).strip();
        Masks.know(text);
        return Secret.of(text);
    }

    private void add(String name, HubRole role, Secret secret) {
        known.put(name, new Known(Role.valueOf(role.name()), digest(secret.reveal())));
        book = book.with(name, Role.valueOf(role.name()), secret);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The same, for browsers that sign in. */
    TokenBook book() {
        return book;
    }

    /** Whether a request comes with a token; a browser's does not. */
    static boolean hasToken(Request request) {
        return request.count(HEADER) > 0 || request.count("authorization") > 0;
    }

    @Override
    public Decision admit(Request request, Access access, Kind kind) {
        if (access.isOpen()) {
            return new Admitted(Caller.anybody(request.address()));
        }
        Optional<String> text = request.header(HEADER).or(() -> request.header("authorization")
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()).strip()));
        if (text.isEmpty()) {
            return refused(401, "a token is needed, in the header x-auth-token");
        }
        Optional<Map.Entry<String, Known>> token = find(text.get());
        if (token.isEmpty()) {
            wrong++;
            if (Occurrences.isTold(wrong)) {
                LOG.log(System.Logger.Level.WARNING, () -> "wrong token at the hub address=%s count=%d"
                        .formatted(request.address(), wrong));
            }
            return refused(401, "the token is wrong");
        }
        Role role = token.get().getValue().role();
        return access.admits(role)
                ? new Admitted(Caller.of(token.get().getKey(), role, request.address(), ""))
                : refused(403, "not with this role");
    }

    private Optional<Map.Entry<String, Known>> find(String text) {
        byte[] digest = digest(text);
        Optional<Map.Entry<String, Known>> found = Optional.empty();
        for (Map.Entry<String, Known> token : known.entrySet()) {
            if (MessageDigest.isEqual(digest, token.getValue().digest())) {
                found = Optional.of(token);
            }
        }
        return found;
    }

    private static Decision refused(int status, String words) {
        return new Refused(Response.refusal(status, words));
    }
}
