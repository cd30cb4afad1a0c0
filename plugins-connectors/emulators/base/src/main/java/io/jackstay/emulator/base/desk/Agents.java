package io.jackstay.emulator.base.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The keys that trade for accounts. Not thread safe: confined to the driving thread. */
public final class Agents {
    private static final long DAY = 86_400_000L;
    private static final long USUAL = 90 * DAY;
    private static final long LONGEST = 180 * DAY;
    private static final int NAMED = 3;
    private static final int NAMED_A_PART = 2;

    private final Floor floor;
    private final Map<String, Agent> byAddress = new TreeMap<>();

    /** What became of an approval. Closed. */
    public enum Verdict {
        /** It may trade. */
        DONE,
        /** The end is past or too far away. */
        TIME,
        /** Somebody has the address already. */
        USED,
        /** The account has as many as it may have. */
        TOO_MANY
    }

    Agents(Floor floor) {
        this.floor = floor;
    }

    /** The key that trades for an account, while it does. */
    public Optional<Agent> find(String address) {
        return Optional.ofNullable(byAddress.get(address))
                .filter(agent -> agent.validUntilMillis() > floor.agenda().millis());
    }

    /** Those of an account that have a name. */
    public List<Agent> named(Trader master) {
        return byAddress.values().stream()
                .filter(agent -> agent.master().equals(master) && !agent.name().isEmpty())
                .toList();
    }

    /** Lets a key trade for an account, in place of the one of the same name. */
    public Verdict approve(Trader master, String address, String name, OptionalLong untilMillis) {
        long now = floor.agenda().millis();
        long until = untilMillis.orElse(now + USUAL);
        long others = named(master).stream()
                .filter(agent -> !agent.name().equals(name))
                .count();
        if (until < now || until > now + LONGEST) {
            return Verdict.TIME;
        } else if (byAddress.containsKey(address) || floor.find(address).isPresent()) {
            return Verdict.USED;
        } else if (!name.isEmpty()
                && others >= NAMED + NAMED_A_PART * (long) floor.partsOf(master).size()) {
            return Verdict.TOO_MANY;
        }
        revoke(master, name);
        byAddress.put(address, new Agent(address, name, master, until));
        return Verdict.DONE;
    }

    /** Takes the leave of the key of a name back. */
    public void revoke(Trader master, String name) {
        byAddress
                .values()
                .removeIf(agent -> agent.master().equals(master) && agent.name().equals(name));
    }
}
