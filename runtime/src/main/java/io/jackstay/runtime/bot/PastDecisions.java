package io.jackstay.runtime.bot;

import io.jackstay.runtime.record.Decision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the decision records of a bot's journal come to: of each subject the last. Not thread safe: owned by the image that it is part of.
 *
 * <p>Bounded, as those who write them are.
 */
public final class PastDecisions {
    /** One more than are told apart, for the rest of them. */
    private static final int KEPT = DecisionBook.MOST_SUBJECTS + 1;

    private final Map<String, Decision.Refused> refused = latest();
    private final Map<String, Decision.Explained> explained = latest();
    private Decision.@Nullable RulesAsked rules;
    private Decision.@Nullable Stood stood;

    private static <V> Map<String, V> latest() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > KEPT;
            }
        };
    }

    void add(Decision next) {
        if (next instanceof Decision.Refused one) {
            put(refused, one.by() + " " + one.market(), one);
        } else if (next instanceof Decision.Explained one) {
            put(explained, one.what().topic(), one);
        } else if (next instanceof Decision.Stood now) {
            stood = now;
        } else if (next instanceof Decision.RulesAsked began) {
            rules = began;
            refused.clear();
            explained.clear();
        }
    }

    /** As the latest: what is full forgets who was heard of longest ago. */
    private static <V> void put(Map<String, V> into, String key, V value) {
        into.remove(key);
        into.put(key, value);
    }

    /** The fewest that come to the same. */
    List<Decision> all() {
        List<Decision> all = new ArrayList<>();
        if (rules != null) {
            all.add(rules);
        }
        all.addAll(refused.values());
        all.addAll(explained.values());
        if (stood != null) {
            all.add(stood);
        }
        return all;
    }

    /** The bot's risk rules, as its last process began or as they were changed last; empty when it wrote none down. */
    public Optional<Decision.RulesAsked> rules() {
        return Optional.ofNullable(rules);
    }

    /** What was refused in the last process, that of each rule and market. */
    public List<Decision.Refused> refused() {
        return List.copyOf(refused.values());
    }

    /** What the strategy said last of each topic, in the last process. */
    public List<Decision.Explained> explained() {
        return List.copyOf(explained.values());
    }

    /** How the bot stood when that was written last. */
    public Optional<Decision.Stood> stood() {
        return Optional.ofNullable(stood);
    }
}
