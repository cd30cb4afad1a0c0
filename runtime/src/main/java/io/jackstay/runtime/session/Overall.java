package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Venue;
import io.jackstay.api.risk.RiskScope;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.process.ProcessJournal;
import io.jackstay.runtime.process.ProcessMember;
import io.jackstay.runtime.process.ProcessRisk;
import io.jackstay.runtime.risk.ImposedHalt;
import io.jackstay.runtime.risk.RiskWatch;
import io.jackstay.runtime.risk.ScopeStanding;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules over all bots of a session, where there are any. Not thread safe: owned by the thread that drives the session. */
final class Overall {
    private final Driver driver;
    private final SessionJournals journals;
    private final SortedMap<String, RiskWatch> seats = new TreeMap<>();
    private @Nullable ProcessRisk risk;
    private @Nullable OverallWatchdog watchdog;

    Overall(Driver driver, SessionJournals journals) {
        this.driver = requireNonNull(driver, "driver is null");
        this.journals = requireNonNull(journals, "journals are null");
    }

    /** Makes the rules, before any bot is made; throws what a plugin that refuses its configuration does. */
    void begin(List<PlannedRule> planned, LocalTime dayStart) {
        if (planned.isEmpty()) {
            return;
        }
        List<ProcessRisk.NamedRule> rules = new ArrayList<>();
        for (PlannedRule rule : planned) {
            rules.add(new ProcessRisk.NamedRule(
                    rule.name(), rule.plugin().risk().create(rule.config(), RiskScope.PROCESS)));
        }
        ProcessRisk made = new ProcessRisk(
                rules,
                dayStart,
                driver.clock(),
                driver.isLive(),
                new ProcessJournal(journals.process()),
                journals.isProcessResumed());
        risk = made;
        watchdog = new OverallWatchdog(driver, made);
        driver.turnBeside(made);
    }

    /** Who is told where this bot stands; to be asked once for each of its lives. */
    RiskWatch watch(PlannedBot planned, SortedMap<Venue, AccountLoop> accounts, Venue first) {
        ProcessRisk known = risk;
        return known == null
                ? RiskWatch.NONE
                : known.seat(
                        planned.block().name(),
                        accounts,
                        first,
                        planned.block().capital().isPresent());
    }

    /** The bot has been made, and hears of the halts that there are before anything else. */
    void made(Bot bot, RiskWatch watch) {
        ProcessRisk known = risk;
        if (known != null) {
            seats.put(bot.spec().name(), watch);
            known.taken(watch, member(bot));
        }
    }

    private static ProcessMember member(Bot bot) {
        return new ProcessMember() {
            @Override
            public void impose(long version, List<ImposedHalt> halts) {
                bot.impose(version, halts);
            }

            @Override
            public void close(boolean flatten, String why) {
                bot.close(flatten, why);
            }
        };
    }

    /** The bot is let go of; another life of it may come. */
    void letGo(String bot) {
        RiskWatch seat = seats.remove(bot);
        if (risk != null && seat != null) {
            risk.left(seat);
        }
    }

    /** The bot has gone for good. */
    void gone(String bot) {
        if (risk != null) {
            risk.gone(bot);
        }
    }

    /** What a person must know of all bots together. */
    List<Alert> alerts() {
        return risk == null ? List.of() : risk.alerts();
    }

    /** Where the rules stand; empty where there are none. */
    Optional<ScopeStanding> standing() {
        return Optional.ofNullable(risk).map(ProcessRisk::standing);
    }

    /** Why nobody asks the rules any more, though there are some. */
    Optional<String> lostLoop() {
        return risk == null || driver.isTurned(risk)
                ? Optional.empty()
                : Optional.of("the loop of the rules over the process has ended by a fault");
    }

    /** Looks whether a rule does not come back; gives the reason once, when that begins. */
    Optional<String> look(Duration period) {
        return watchdog == null ? Optional.empty() : watchdog.look(period);
    }

    void closeJournal() {
        if (risk != null) {
            risk.closeJournal(watchdog != null && watchdog.blocked().isPresent());
        }
    }
}
