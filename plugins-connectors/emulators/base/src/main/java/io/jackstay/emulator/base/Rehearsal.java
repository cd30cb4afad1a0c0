package io.jackstay.emulator.base;

import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How bots reach an emulated venue when nobody is there to configure them: in simulations and crash tests. Thread safe.
 *
 * <p>Its markets take sizes of whole thousandths and have prices of one decimal at most, so that all venues are reckoned alike.
 */
public interface Rehearsal {
    /** Name of the plugin that connects to the venue. */
    String connector();

    /** What is traded, the most liquid first; at least two. */
    List<Stage> markets();

    /** How many logins it has keys for. */
    int logins();

    /** The account of a login, as {@link BooksWatcher} names it; the first is 0. */
    String account(int login);

    /**
     * The keys of the connector's block for a login, in HOCON, without {@code plugin}.
     *
     * @param rest where requests go, without a slash at its end
     * @param stream where the WebSocket is
     * @param random chooses where the connector can be used in several ways
     */
    String settings(int login, String rest, String stream, RandomGenerator random);

    /** Where on the line to the venue what is found. */
    Places places();

    /** The number that a bot's connector has put into a client's id; 0 for an id of somebody else, or for none. */
    long cloid(String clientId);

    /** The client's id that a connector makes of such a number. */
    String clientId(long cloid);

    /**
     * The venue before its first request, with an account for each login.
     *
     * @param seed where the made-up prices begin
     */
    Emulator open(Agenda agenda, BooksWatcher books, long seed);

    /**
     * Where on the line to the venue what is found. Immutable.
     *
     * @param orders path of the requests that place and cancel
     * @param questions path of the requests that change nothing
     * @param stream path of the WebSocket
     * @param posts what a frame has in it that is a request, or the answer to one
     * @param fills channels that tell fills
     * @param states channels that tell where orders stand
     * @param books channels that tell prices
     */
    record Places(
            String orders,
            String questions,
            String stream,
            String posts,
            List<String> fills,
            List<String> states,
            List<String> books) {
        public Places {
            fills = List.copyOf(fills);
            states = List.copyOf(states);
            books = List.copyOf(books);
        }
    }

    /**
     * One market. Immutable.
     *
     * @param symbol as the connector names it
     * @param word as the venue names it
     * @param price where its price begins
     */
    record Stage(String symbol, String word, BigDecimal price) {}
}
