package io.jackstay.testkit.simulate;

import io.jackstay.testkit.simulate.fault.Swarm;
import io.jackstay.testkit.simulate.venue.Agenda;
import io.jackstay.testkit.simulate.venue.BookWatcher;
import io.jackstay.testkit.simulate.venue.Gaps;
import io.jackstay.testkit.simulate.venue.Listing;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** What kind of venue the seeds have. Thread safe. */
interface VenueKind {
    /** What is traded there. */
    List<Listing> listings();

    /** The keys of the connector's block for a login, the first of which is 0. */
    String connector(int login, SplittableRandom random);

    /** How long things go wrong at least. */
    Duration rough();

    /** How long they do at most, whatever was ordered. */
    Duration longest();

    /** How many orders there must have been before nothing goes wrong any more. */
    int enoughOrders();

    /**
     * What a login has for the sake of one fault, and else has not.
     *
     * @param keys more of its block, each behind a comma
     * @param hasSwitch whether its venue has a dead-man switch, and the login sets it
     * @param showsBalances whether the venue shows what is in its wallets
     */
    record Extras(String keys, boolean hasSwitch, boolean showsBalances) {
        static final Extras NONE = new Extras("", false, false);
    }

    /** For one login; numbers come from the swarm, so that a seed without the fault is as it would be. */
    Extras extras(Swarm swarm);

    /** One more rule for all bots, or nothing. */
    String rule(Swarm swarm);

    /**
     * The venue of one run.
     *
     * @param gaps told of what a process is told not to know
     */
    VenueBehind open(
            Agenda agenda, Swarm swarm, SplittableRandom random, List<String> accounts, BookWatcher watcher, Gaps gaps);
}
