package io.jackstay.runtime.web.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One request that keeps the form and the limits, matched to its route. Immutable.
 *
 * @param path as it was sent, without the query; it has letters, digits and {@code . _ ~ - /} alone
 * @param parameters of the path by name, such as {@code bot}: 1 to 64 of {@code A-Za-z0-9._-}
 * @param query decoded; the first of each name
 * @param headers by name in lower case, in the order in which they came
 * @param body empty where there is none; not to be changed
 * @param address of the other end, without port
 * @param secure whether it came over TLS here
 */
@SuppressWarnings("ArrayRecordComponent") // a body is handed on once and compared by nobody
public record Request(
        Method method,
        String path,
        SortedMap<String, String> parameters,
        SortedMap<String, String> query,
        SortedMap<String, List<String>> headers,
        byte[] body,
        String address,
        boolean secure) {
    public Request {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        query = Collections.unmodifiableSortedMap(new TreeMap<>(query));
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /** The same, with what its route calls the parts of its path. */
    Request matched(Map<String, String> found) {
        return new Request(method, path, new TreeMap<>(found), query, headers, body, address, secure);
    }

    /** A part of the path that the route has. */
    public String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalStateException("the route of %s has no {%s}".formatted(path, name));
        }
        return value;
    }

    /** A value of the query; empty when it was not given. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** A header that was sent once; empty when it was not sent, or more than once. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** How often a header was sent. */
    public int count(String name) {
        return headers.getOrDefault(name, List.of()).size();
    }

    /** All values of the cookie of this name, so that two of one name can be told from one. */
    public List<String> cookies(String name) {
        List<String> values = new ArrayList<>();
        for (String line : headers.getOrDefault("cookie", List.of())) {
            for (String pair : line.split(";", -1)) {
                String cookie = pair.strip();
                if (cookie.startsWith(name + "=")) {
                    values.add(cookie.substring(name.length() + 1));
                }
            }
        }
        return values;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Whether the other end is on this machine. */
    public boolean isLoopback() {
        return address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1") || address.equals("::1");
    }
}
