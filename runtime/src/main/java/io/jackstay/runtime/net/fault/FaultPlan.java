package io.jackstay.runtime.net.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults of one login, and how far they have been counted. Confined to the account loop. */
public final class FaultPlan {
    private static final System.Logger LOG = System.getLogger(FaultPlan.class.getName());

    private List<FaultRule> rules;
    private long[] counts;

    private FaultPlan(List<FaultRule> rules) {
        this.rules = List.copyOf(rules);
        this.counts = new long[rules.size()];
    }

    /** Throws {@link IllegalArgumentException} with file, line and what is wrong. */
    public static FaultPlan read(Path file) {
        try {
            return of(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException("faults %s can't be read: %s".formatted(file, e), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("faults %s, %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Of these lines. */
    public static FaultPlan of(List<String> lines) {
        return new FaultPlan(FaultRule.read(lines));
    }

    /** From now on it is of these lines, counted from here. */
    public void become(List<String> lines) {
        rules = FaultRule.read(lines);
        counts = new long[rules.size()];
    }

    /** The fault that the next request or message has; the first rule that hits it wins, and all of them count it. */
    @Nullable
    FaultRule next(boolean stream, String target) {
        FaultRule hit = null;
        for (int i = 0; i < counts.length; i++) {
            FaultRule rule = rules.get(i);
            if (rule.isAbout(stream, target)) {
                counts[i]++;
                hit = hit == null && rule.hits(counts[i]) ? rule : hit;
            }
        }
        if (hit != null) {
            FaultRule told = hit;
            LOG.log(System.Logger.Level.INFO, () -> "fault on purpose kind=%s path=%s"
                    .formatted(told.kind(), told.path()));
        }
        return hit;
    }
}
