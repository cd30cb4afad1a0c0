package io.jackstay.runtime.history;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.account.AccountImage;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.risk.ImposedHalt;
import io.jackstay.runtime.risk.RiskImage;
import java.util.List;

/**
 * What a journal says of a login, or of the process, as far as rules and people look at it as a whole. Immutable.
 *
 * @param login its name; empty for the process
 * @param halts those that have not ended
 * @param limits how far its rules were from their limits when that was written last
 * @param alerts the one raised longest ago first
 */
public record ScopeHistory(String login, List<ImposedHalt> halts, List<RiskRule.Limit> limits, List<Alert> alerts) {
    private static final String PROCESS = "";

    public ScopeHistory {
        requireNonNull(login, "login is null");
        halts = List.copyOf(halts);
        limits = List.copyOf(limits);
        alerts = List.copyOf(alerts);
    }

    static ScopeHistory of(String login, AccountImage image) {
        return new ScopeHistory(
                login,
                image.halts().stream()
                        .map(halt -> new ImposedHalt(halt.name(), halt.why(), halt.untilNanos()))
                        .toList(),
                image.limits(),
                image.alerts().all());
    }

    static ScopeHistory ofProcess(RiskImage image) {
        return new ScopeHistory(
                PROCESS,
                image.halts().stream()
                        .map(halt -> new ImposedHalt(halt.name(), halt.why(), halt.untilNanos()))
                        .toList(),
                image.limits(),
                image.alerts().all());
    }

    public boolean isProcess() {
        return login.equals(PROCESS);
    }

    /** As people call it: a login by its name. */
    public String name() {
        return isProcess() ? RaisedAlert.PROCESS : login;
    }

    /** Whether rules have halted it, or look after it. */
    public boolean isGuarded() {
        return !halts.isEmpty() || !limits.isEmpty();
    }
}
