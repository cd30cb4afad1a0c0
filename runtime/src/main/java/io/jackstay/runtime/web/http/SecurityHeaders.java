package io.jackstay.runtime.web.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** What every answer tells the browser that it may do with it: next to nothing. Thread safe: pure functions. */
final class SecurityHeaders {
    private SecurityHeaders() {}

    /** @param importMap the text between the tags of the one inline script that pages have; empty without one */
    static List<Header> of(String importMap) {
        String script = importMap.isEmpty() ? "'self'" : "'self' 'sha256-%s'".formatted(hash(importMap));
        return List.of(
                new Header(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src %s; style-src 'self'; img-src 'self'; connect-src 'self'; "
                                        .formatted(script)
                                + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
                                + "require-trusted-types-for 'script'; trusted-types lit-html default"),
                new Header("X-Content-Type-Options", "nosniff"),
                new Header("Referrer-Policy", "no-referrer"),
                new Header("Cross-Origin-Opener-Policy", "same-origin"),
                new Header("Cross-Origin-Resource-Policy", "same-origin"),
                new Header("Permissions-Policy", "camera=(), microphone=(), geolocation=()"));
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
