package io.jackstay.runtime.launch.doctor;

import io.jackstay.runtime.launch.screen.Words;
import io.jackstay.runtime.net.noted.Contact;
import io.jackstay.runtime.session.LoginProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Whether the logins can be used, whom they reach, and what the venues' clocks show. Thread safe: no state. */
final class VenueChecks {
    private static final Duration WARNED = Duration.ofSeconds(1);
    private static final Duration REFUSED = Duration.ofSeconds(5);

    private VenueChecks() {}

    /** @param contacts the servers that the login has tried */
    static List<Finding> run(LoginProbe.Probed login, List<Contact> contacts) {
        List<Finding> findings = new ArrayList<>();
        String name = "login " + login.venue();
        if (!login.failure().isEmpty()) {
            findings.add(
                    Finding.error(name, login.failure(), "see to its keys and its network; bots of it can't start"));
        } else if (!login.stream().isEmpty()) {
            findings.add(Finding.error(
                    name, "its private stream is not up: " + login.stream(), "fills would come late or not at all"));
        } else {
            findings.add(Finding.ok(name, "answers, and lists " + Words.count(login.markets(), "market")));
        }
        contacts.forEach(contact -> findings.add(reached(name, contact)));
        findings.add(clock(name, login.aheadMillis(), contacts));
        return findings;
    }

    private static Finding reached(String login, Contact contact) {
        String what = "%s at %s".formatted(login, contact.address());
        return contact.reached()
                ? Finding.ok(what, "reached")
                : Finding.error(
                        what,
                        contact.why().isEmpty() ? "not reached in time" : "not reached: " + contact.why(),
                        "see to network, name server, proxy and firewall");
    }

    static Finding clock(String login, OptionalLong told, List<Contact> contacts) {
        String what = "clock of " + login;
        if (contacts.isEmpty()) {
            return Finding.ok(what, "it reaches no server, so it has this machine's");
        }
        if (told.isPresent()) {
            return clock(what, told.getAsLong(), "by what its connector reads from answers", 0);
        }
        OptionalLong date = contacts.stream()
                .flatMapToLong(contact -> contact.aheadMillis().stream())
                .max();
        return date.isPresent()
                ? clock(what, date.getAsLong(), "by the Date of its answers, which is whole seconds", WARNED.toMillis())
                : Finding.warning(
                        what,
                        "neither its connector nor its answers tell the time",
                        "keep this machine's clock set: NTP");
    }

    /** @param doubt by how much the source may be wrong itself */
    private static Finding clock(String what, long aheadMillis, String source, long doubt) {
        long apart = Math.abs(aheadMillis);
        String words = "%d ms %s this machine's, %s".formatted(apart, aheadMillis < 0 ? "behind" : "ahead of", source);
        long off = apart - doubt;
        if (off > REFUSED.toMillis()) {
            return Finding.error(
                    what, words, "set this machine's clock (NTP): orders may be refused as too old or too new");
        }
        return off > WARNED.toMillis()
                ? Finding.warning(what, words, "set this machine's clock (NTP)")
                : Finding.ok(what, words);
    }
}
