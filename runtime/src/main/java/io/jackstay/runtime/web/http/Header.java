package io.jackstay.runtime.web.http;

/** One header of an answer. Immutable: a value that could end its line is refused where it is made. */
public record Header(String name, String value) {
    public Header {
        if (!name.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ':')) {
            throw new IllegalArgumentException("no name for a header: " + name.length() + " characters");
        }
        if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "the value of header %s has characters that no header may have".formatted(name));
        }
    }
}
