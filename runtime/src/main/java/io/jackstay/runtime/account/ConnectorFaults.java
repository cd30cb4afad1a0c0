package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.plugin.guard.PluginFailure;
import java.util.function.Consumer;

/** What becomes of a call to a connector that throws: it costs the call, or the login. Confined to the account loop. */
final class ConnectorFaults {
    private final AccountAlerts alerts;
    private final Consumer<String> fatal;

    /** @param fatal told why the login can't go on */
    ConnectorFaults(AccountAlerts alerts, Consumer<String> fatal) {
        this.alerts = requireNonNull(alerts, "alerts are null");
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
        alerts.raise(AlertCode.CONNECTOR_FAILED, what, "the connector failed: " + failure, failure);
    }

    /** A fault of the runtime itself: nobody trades here any more, but the loop goes on, because cancels leave through it. */
    void broke(String what, Error fault) {
        alerts.raise(AlertCode.CONNECTOR_FAILED, what, "a fault in the login: " + fault, fault);
        fatal.accept("a fault of the runtime in %s: %s".formatted(what, fault));
    }
}
