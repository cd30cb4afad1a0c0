package io.jackstay.runtime.web.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The head of a request, read strictly: lines end in CR LF, nothing is folded, a body has one length in digits, and there is no other way
 * to say how long it is. What two servers could read in two ways is refused. Immutable.
 *
 * @param method as it was sent
 * @param length of the body, in bytes
 */
record RequestHead(
        String method,
        String path,
        SortedMap<String, String> query,
        SortedMap<String, List<String>> headers,
        int length,
        boolean lastOfConnection) {
    private static final int MOST_HEADERS = 64;
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,16}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~/-]*");
    private static final String VERSION = "HTTP/1.1";
    private static final List<String> ONCE = List.of(
            "host", "content-length", "content-type", "authorization", "origin", "upgrade", "sec-websocket-key");

    /**
     * @param bytes the head with the empty line at its end
     * @throws Refusal for what is no head, or one of a request that is not taken
     */
    static RequestHead of(byte[] bytes, ServerLimits limits) throws Refusal {
        String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        String[] first = lines[0].split(" ", -1);
        if (first.length != 3 || !METHOD.matcher(first[0]).matches()) {
            throw new Refusal(400, "not a request");
        }
        if (!first[2].equals(VERSION)) {
            throw new Refusal(first[2].startsWith("HTTP/") ? 505 : 400, "HTTP/1.1 is spoken here");
        }
        SortedMap<String, List<String>> headers = headers(lines);
        for (String name : ONCE) {
            if (headers.getOrDefault(name, List.of()).size() > 1) {
                throw new Refusal(400, "header %s twice".formatted(name));
            }
        }
        int mark = first[1].indexOf('?');
        String path = mark < 0 ? first[1] : first[1].substring(0, mark);
        if (!path.startsWith("/")) {
            throw new Refusal(400, "not a path");
        }
        if (!PATH.matcher(path).matches()) {
            throw new Refusal(404, "not found");
        }
        return new RequestHead(
                first[0],
                path,
                Query.of(mark < 0 ? "" : first[1].substring(mark + 1)),
                headers,
                length(first[0], headers, limits),
                words(headers, "connection").contains("close"));
    }

    private static SortedMap<String, List<String>> headers(String[] lines) throws Refusal {
        if (lines.length - 3 > MOST_HEADERS) {
            throw new Refusal(431, "too many headers");
        }
        SortedMap<String, List<String>> headers = new TreeMap<>();
        for (int i = 1; i < lines.length - 2; i++) {
            String line = lines[i];
            int colon = line.indexOf(':');
            if (colon < 0 || !NAME.matcher(line.substring(0, colon)).matches()) {
                throw new Refusal(400, "not a header");
            }
            String value = line.substring(colon + 1).strip();
            if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7f || c == '\t')) {
                throw new Refusal(400, "a header with characters that no header may have");
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(value);
        }
        return headers;
    }

    private static int length(String method, SortedMap<String, List<String>> headers, ServerLimits limits)
            throws Refusal {
        Optional<String> length =
                headers.getOrDefault("content-length", List.of()).stream().findFirst();
        if (headers.containsKey("transfer-encoding")) {
            throw new Refusal(length.isPresent() ? 400 : 411, "say the length of the body in Content-Length");
        }
        if (headers.containsKey("content-encoding")) {
            throw new Refusal(415, "send the body as it is");
        }
        if (headers.containsKey("expect")) {
            throw new Refusal(417, "send the body at once");
        }
        if (length.isEmpty()) {
            return 0;
        }
        if (!DIGITS.matcher(length.get()).matches()) {
            throw new Refusal(400, "not a length");
        }
        long bytes = Long.parseLong(length.get());
        if (bytes > limits.bodyBytes()) {
            throw new Refusal(413, "the body is too long");
        }
        if (bytes > 0 && method.equals("GET")) {
            throw new Refusal(400, "a GET has no body");
        }
        return (int) bytes;
    }

    /** The words of a list header, in lower case. */
    static List<String> words(SortedMap<String, List<String>> headers, String name) {
        List<String> words = new ArrayList<>();
        for (String line : headers.getOrDefault(name, List.of())) {
            for (String word : line.split(",", -1)) {
                words.add(word.strip().toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }
}
