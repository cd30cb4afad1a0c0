package io.jackstay.runtime.telegram;

import java.util.List;
import java.util.Optional;

/** What a chat may be told beside what the running session answers. Thread safe; may take a while. Words are not escaped. */
public interface ChatFacts {
    /** The names of the bots, in the order of the file. */
    List<String> bots();

    /** One line a figure of what a bot has earned; empty for a bot that is not known. */
    Optional<List<String>> profit(String bot);

    /** Money and positions of a bot as of the journals. */
    Optional<List<String>> balance(String bot);

    /** What all bots have earned, by asset; live ones apart from those on paper. */
    List<String> profitOfAll();

    /** What all bots have, by asset; live ones apart from those on paper. */
    List<String> balanceOfAll();

    /** What all bots have earned a day, a week or a month, the latest first; live ones apart from those on paper. Empty where no ledger is kept. */
    List<String> daysOfAll(Period period, int most);

    /** Whose open order has this number; empty where none is open. */
    Optional<String> ownerOf(long cloid);

    /** What a bot has earned a day, a week or a month, the latest first. */
    Optional<List<String>> days(String bot, Period period, int most);

    /** What a bot has earned in the latest days, and by what. */
    Optional<List<String>> earned(String bot, int days);

    /** The orders of a bot that have not ended. */
    Optional<List<String>> orders(String bot);

    /** The latest fills of a bot, the latest first. */
    Optional<List<String>> fills(String bot, int most);

    /** What a bot has earned in each market. */
    Optional<List<String>> performance(String bot);

    /** What keeps a bot from its next order. */
    Optional<List<String>> why(String bot);

    /** What a person must know of, the latest first. */
    List<String> alerts(int most);

    /** The latest lines of the log, the oldest first. */
    List<String> logs(int most);

    /** How the process is. */
    List<String> health();

    /** Of what this is. */
    String version();

    /** What is added up. Closed. */
    enum Period {
        DAY,
        WEEK,
        MONTH
    }
}
