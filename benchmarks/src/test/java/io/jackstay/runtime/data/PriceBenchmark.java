package io.jackstay.runtime.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.testkit.harness.TestMarkets;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A price from bytes to an unscaled {@code long}: with and without the check that it is on the market's grid, beside what the JDK
 * offers for it. The floor only adds up the bytes.
 */
@State(Scope.Thread)
@Warmup(iterations = 8, time = 1)
public class PriceBenchmark {
    private static final int PRICES = 1_000;
    private static final int SCALE = 1;

    private final DecimalReader reader = new DecimalReader();
    private final MarketNumbers numbers =
            new MarketNumbers(TestMarkets.perpetual("sim:BTC-USDC-PERP", "0.1", "0.001"), PriceBenchmark::fault);
    private final int[] starts = new int[PRICES + 1];
    private byte[] bytes = new byte[0];

    private static JackstayException fault(String what) {
        return new JackstayException(ErrorCode.DATA_INVALID, what);
    }

    /** Between 100.0 and 99,999.9, separated by commas as in a row. */
    @Setup
    public void write() {
        SplittableRandom random = new SplittableRandom(7);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < PRICES; i++) {
            starts[i] = out.size();
            String price =
                    BigDecimal.valueOf(random.nextInt(1_000, 1_000_000), SCALE).toPlainString();
            out.writeBytes((price + ",").getBytes(ISO_8859_1));
        }
        starts[PRICES] = out.size();
        bytes = out.toByteArray();
        if (price() != decimal() || decimal() != jdkBigDecimal() || decimal() != jdkParseLong()) {
            throw new IllegalStateException("the four ways to read differ");
        }
    }

    @Benchmark
    @OperationsPerInvocation(PRICES)
    public long price() {
        long sum = 0;
        for (int i = 0; i < PRICES; i++) {
            sum += numbers.price(bytes, starts[i], starts[i + 1] - 1, "bid");
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(PRICES)
    public long decimal() {
        long sum = 0;
        for (int i = 0; i < PRICES; i++) {
            sum += reader.read(bytes, starts[i], starts[i + 1] - 1, SCALE);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(PRICES)
    public long jdkBigDecimal() {
        long sum = 0;
        for (int i = 0; i < PRICES; i++) {
            sum += new BigDecimal(text(i)).setScale(SCALE).unscaledValue().longValueExact();
        }
        return sum;
    }

    /** The digits without the point, as its one decimal stands last. */
    @Benchmark
    @OperationsPerInvocation(PRICES)
    public long jdkParseLong() {
        long sum = 0;
        for (int i = 0; i < PRICES; i++) {
            String text = text(i);
            int point = text.length() - 2;
            sum += Long.parseLong(text, 0, point, 10) * 10 + (text.charAt(point + 1) - '0');
        }
        return sum;
    }

    private String text(int price) {
        return new String(bytes, starts[price], starts[price + 1] - 1 - starts[price], ISO_8859_1);
    }

    @Benchmark
    @OperationsPerInvocation(PRICES)
    public long floorBytes() {
        long sum = 0;
        for (int i = 0; i < PRICES; i++) {
            for (int at = starts[i]; at < starts[i + 1] - 1; at++) {
                sum += bytes[at];
            }
        }
        return sum;
    }
}
