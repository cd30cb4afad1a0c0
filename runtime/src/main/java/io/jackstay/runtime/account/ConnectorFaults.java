package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Venue;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.error.Occurrences;
import io.jackstay.runtime.plugin.guard.PluginFailure;
import java.util.function.Consumer;

/** What becomes of a call to a connector that throws: it costs the call, or the login. Confined to the account loop. */
final class ConnectorFaults {
    private static final System.Logger LOG = System.getLogger(ConnectorFaults.class.getName());

    private final Venue venue;
    private final Consumer<String> fatal;
    private long failures;

    /** @param fatal told why the login can't go on */
    ConnectorFaults(Venue venue, Consumer<String> fatal) {
        this.venue = requireNonNull(venue, "venue is null");
        this.fatal = requireNonNull(fatal, "fatal is null");
    }

    void contain(String what, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            failed(what, e);
        } catch (LinkageError | AssertionError | StackOverflowError e) {
            broke(what, e);
        }
    }

    /** A feed that can't be read is the end of the login: what it has told so far is all there is. */
    void failed(String what, RuntimeException failure) {
        if (failure instanceof JackstayException ours && !(failure instanceof PluginFailure)) {
            fatal.accept(requireNonNull(ours.getMessage()));
            return;
        }
        failures++;
        if (Occurrences.isTold(failures)) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "connector failed venue=%s call=%s count=%d".formatted(venue.name(), what, failures),
                    failure);
        }
    }

    /** A fault of the runtime itself: nobody trades here any more, but the loop goes on, because cancels leave through it. */
    void broke(String what, Error fault) {
        LOG.log(System.Logger.Level.ERROR, "fault in a login venue=%s call=%s".formatted(venue.name(), what), fault);
        fatal.accept("a fault of the runtime in %s: %s".formatted(what, fault));
    }
}
