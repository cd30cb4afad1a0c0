package io.jackstay.testkit.simulate;

import io.jackstay.testkit.simulate.fault.Swarm;
import io.jackstay.testkit.simulate.venue.Agenda;
import io.jackstay.testkit.simulate.venue.BookWatcher;
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

    /** How many orders there must have been before nothing goes wrong any more. */
    int enoughOrders();

    /** The venue of one run. */
    VenueBehind open(Agenda agenda, Swarm swarm, SplittableRandom random, List<String> accounts, BookWatcher watcher);
}
