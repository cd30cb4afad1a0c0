package io.jackstay.testkit.conformance.stand;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How decimals are written in what a venue says, without a change of their value. Immutable.
 *
 * <p>Decimals are texts and numbers of a JSON document that have digits on both sides of a point; all else stays as it is.
 */
public enum Numbers {
    /** As the venue writes them. */
    AS_THEY_ARE(text -> text, false, false),
    /** {@code 1.50} becomes {@code 1.5000}. */
    ZEROS_AT_THE_END(text -> text + "00", false, false),
    /** {@code 0.0123} becomes {@code 1.23E-2}. */
    EXPONENTS(Numbers::exponent, false, false),
    /** {@code "1.5"} becomes {@code 1.5}. */
    NUMBERS_FOR_TEXTS(text -> text, false, true),
    /** {@code 1.5} becomes {@code "1.5"}. */
    TEXTS_FOR_NUMBERS(text -> text, true, false);

    private static final Pattern DECIMAL =
            Pattern.compile("\"(-?[0-9]+\\.[0-9]+)\"|(?<=[:,\\[\\s])(-?[0-9]+\\.[0-9]+)(?=[,\\]}\\s])");

    private final UnaryOperator<String> written;
    private final boolean quoting;
    private final boolean baring;

    Numbers(UnaryOperator<String> written, boolean quoting, boolean baring) {
        this.written = written;
        this.quoting = quoting;
        this.baring = baring;
    }

    private static String exponent(String text) {
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        String digits = value.unscaledValue().abs().toString();
        String sign = value.signum() < 0 ? "-" : "";
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return sign + digits.charAt(0) + fraction + "E" + (digits.length() - 1 - value.scale());
    }

    byte[] rewrite(byte[] bytes, int offset, int length) {
        Matcher matcher = DECIMAL.matcher(new String(bytes, offset, length, StandardCharsets.UTF_8));
        StringBuilder text = new StringBuilder(length + length / 2);
        while (matcher.find()) {
            boolean quoted = matcher.group(1) != null;
            String value = written.apply(quoted ? matcher.group(1) : matcher.group(2));
            String mark = quoted && !baring || quoting ? "\"" : "";
            matcher.appendReplacement(text, Matcher.quoteReplacement(mark + value + mark));
        }
        matcher.appendTail(text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
