package io.jackstay.runtime.outbound;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.config.alert.OutboundBlock;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** {@link Poster} by the JDK's HTTP client; its threads begin with the first request. Thread safe. */
public final class JdkPoster implements Poster {
    private static final int LARGEST_BODY = 64 * 1024;
    private static final String PROXY_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

    private final HttpClient client;

    private JdkPoster(HttpClient client) {
        this.client = requireNonNull(client, "client is null");
    }

    /** Throws {@link IllegalArgumentException} when the file of certificates can't be used. */
    public static JdkPoster of(OutboundBlock how) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(how.connectTimeout());
        how.proxy()
                .map(URI::create)
                .ifPresent(proxy ->
                        builder.proxy(ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort()))));
        how.proxyLogin().ifPresent(login -> {
            // The JDK sends no name and password to a proxy for https unless it is told that Basic is not disabled.
            System.setProperty(PROXY_SCHEMES, "");
            String[] parts = login.reveal().split(":", 2);
            builder.authenticator(new ProxyLogin(parts[0], parts[1]));
        });
        how.trust().ifPresent(file -> builder.sslContext(TrustedFile.context(file)));
        return new JdkPoster(builder.build());
    }

    /** Told to the proxy alone, never to a server. */
    private static final class ProxyLogin extends Authenticator {
        private final String name;
        private final String password;

        private ProxyLogin(String name, String password) {
            this.name = name;
            this.password = password;
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY
                    ? new PasswordAuthentication(name, password.toCharArray())
                    : null;
        }
    }

    @Override
    public PostAnswer post(URI to, SortedMap<String, String> headers, String json, Duration timeout)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(to)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8));
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<byte[]>> under =
                client.sendAsync(request.build(), info -> new FirstBytes(LARGEST_BODY));
        try {
            HttpResponse<byte[]> response = under.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            SortedMap<String, String> told = new TreeMap<>();
            response.headers().map().forEach((name, values) -> told.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            return new PostAnswer(response.statusCode(), told, new String(response.body(), StandardCharsets.UTF_8));
        } catch (TimeoutException e) {
            throw new IOException("no answer within %d ms".formatted(timeout.toMillis()), e);
        } catch (ExecutionException e) {
            throw plain(e, timeout);
        } finally {
            under.cancel(true);
        }
    }

    /** Words without an address. */
    private static IOException plain(ExecutionException failure, Duration timeout) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof HttpTimeoutException) {
            return new IOException("no answer within %d ms".formatted(timeout.toMillis()), cause);
        }
        return new IOException("the connection failed: " + cause.getClass().getSimpleName(), cause);
    }
}
