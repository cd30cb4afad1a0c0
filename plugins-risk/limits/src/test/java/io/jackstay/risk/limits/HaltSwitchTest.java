package io.jackstay.risk.limits;

import static io.jackstay.risk.limits.HandMadeView.BTC;
import static io.jackstay.risk.limits.HandMadeView.ETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a halt does, how long it lasts, and what a restart makes of it. */
class HaltSwitchTest {
    private final HandActions actions = new HandActions();
    private final HandMadeView view =
            new HandMadeView().holding(BTC, "0", "0", "0").holding(ETH, "0.1", "0", "0");

    HaltSwitchTest() {
        view.memory = actions;
    }

    private static HaltSwitch halt(String coolDown, OnHalt onHalt, OnRestart onRestart) {
        return new HaltSwitch(CoolDown.parse(coolDown), onHalt, onRestart);
    }

    private HaltSwitch tripped(String coolDown, OnHalt onHalt) {
        HaltSwitch halt = halt(coolDown, onHalt, OnRestart.STAY);
        halt.trip("too much", view, actions);
        return halt;
    }

    private boolean restored(HaltSwitch next) {
        return next.restore(view, actions);
    }

    @Test
    void itCancelsFlattensOrJustRefuses() {
        tripped("none", OnHalt.REFUSE);
        assertThat(actions.cancels).isEmpty();
        assertThat(actions.flattens).isZero();

        tripped("none", OnHalt.FLATTEN);
        assertThat(actions.cancels).isEmpty();
        assertThat(actions.flattens).isEqualTo(1);

        tripped("none", OnHalt.CANCEL);
        assertThat(actions.cancels).containsExactly("too much");
        assertThat(actions.flattens).isEqualTo(1);
        assertThat(actions.halts).hasSize(3).containsOnly("too much");
    }

    @Test
    void itsEndIsToldToTheRuntime() {
        tripped("none", OnHalt.REFUSE);
        assertThat(actions.delays).isEmpty();
        assertThat(actions.nextDays).isZero();

        tripped("30m", OnHalt.REFUSE);
        assertThat(actions.delays).containsExactly(Duration.ofMinutes(30));
        tripped("next-day", OnHalt.REFUSE);

        assertThat(actions.nextDays).isEqualTo(1);
        assertThat(actions.delays).hasSize(1);
    }

    @Test
    void itBeginsOnce() {
        HaltSwitch halt = tripped("none", OnHalt.CANCEL);
        halt.trip("much too much", view, actions);
        halt.tripUntilResumed("much too much", view, actions);

        assertThat(halt.isOn()).isTrue();
        assertThat(actions.halts).containsExactly("too much");
        assertThat(actions.cancels).hasSize(1);
        assertThat(actions.get("halt-lasting")).isEmpty();
    }

    @Test
    void itEndsAtItsTimeAndNotBeforeAndOnce() {
        HaltSwitch halt = tripped("30m", OnHalt.REFUSE);
        view.now = view.now.plus(Duration.ofMinutes(30)).minusNanos(1);
        assertThat(halt.hasEnded(view, actions)).isFalse();

        view.now = view.now.plusNanos(1);

        assertThat(halt.hasEnded(view, actions)).isTrue();
        assertThat(halt.isOn()).isFalse();
        assertThat(halt.hasEnded(view, actions)).isFalse();
        assertThat(actions.entries("halt")).isEmpty();
    }

    @Test
    void itEndsWhenTheDayDoes() {
        HaltSwitch halt = tripped("next-day", OnHalt.REFUSE);
        view.now = view.now.plus(Duration.ofHours(11));
        assertThat(halt.hasEnded(view, actions)).isFalse();

        view.now = view.now.plus(Duration.ofHours(1));

        assertThat(halt.hasEnded(view, actions)).isTrue();
    }

    @Test
    void onlyAPersonEndsOneWithoutACoolDown() {
        HaltSwitch halt = tripped("none", OnHalt.REFUSE);
        view.now = view.now.plus(Duration.ofDays(400));
        assertThat(halt.hasEnded(view, actions)).isFalse();

        view.halted = Optional.empty();

        assertThat(halt.hasEnded(view, actions)).isTrue();
    }

    @Test
    void whatLastsUntilAPersonResumesDoesSoOverARestart() {
        HaltSwitch halt = halt("30m", OnHalt.REFUSE, OnRestart.STAY);
        halt.tripUntilResumed("once more", view, actions);
        assertThat(actions.delays).isEmpty();
        view.now = view.now.plus(Duration.ofDays(1));
        assertThat(halt.hasEnded(view, actions)).isFalse();

        HaltSwitch next = halt("30m", OnHalt.REFUSE, OnRestart.STAY);

        assertThat(restored(next)).isFalse();
        assertThat(next.isOn()).isTrue();
        assertThat(actions.halts).containsExactly("once more", "once more");
        assertThat(actions.delays).isEmpty();
    }

    @Test
    void aRestartFindsNoHaltWhereThereWasNone() {
        HaltSwitch halt = halt("none", OnHalt.CANCEL, OnRestart.RESUME);

        assertThat(restored(halt)).isFalse();
        assertThat(halt.isOn()).isFalse();
        assertThat(actions.delays).isEmpty();
    }

    @Test
    void aRestartResumesWhereItIsToldTo() {
        tripped("none", OnHalt.CANCEL);
        HaltSwitch next = halt("none", OnHalt.CANCEL, OnRestart.RESUME);

        assertThat(restored(next)).isTrue();

        assertThat(next.isOn()).isFalse();
        assertThat(actions.halts).hasSize(1);
        assertThat(actions.delays).as("the runtime's own memory of it ends").containsExactly(Duration.ofNanos(1));
        assertThat(actions.entries("halt")).isEmpty();
    }

    @Test
    void aHaltWhoseTimeWasOverBeforeTheRestartEndsWithIt() {
        tripped("30m", OnHalt.REFUSE);
        view.now = view.now.plus(Duration.ofMinutes(30));
        HaltSwitch next = halt("30m", OnHalt.REFUSE, OnRestart.STAY);

        assertThat(restored(next)).isTrue();
        assertThat(next.isOn()).isFalse();
    }

    @Test
    void aHaltGoesOnWithAllThatItDoes() {
        tripped("next-day", OnHalt.FLATTEN);
        HaltSwitch next = halt("next-day", OnHalt.FLATTEN, OnRestart.STAY);

        assertThat(restored(next)).isFalse();

        assertThat(next.isOn()).isTrue();
        assertThat(actions.halts).containsExactly("too much", "too much");
        assertThat(actions.nextDays).isEqualTo(2);
        assertThat(actions.flattens).isEqualTo(2);
    }

    @Test
    void onlyAHaltThatFlattensClosesWhatIsLeft() {
        HaltSwitch refusing = tripped("none", OnHalt.REFUSE);
        HaltSwitch flattening = tripped("none", OnHalt.FLATTEN);
        view.now = view.now.plusSeconds(10);

        assertThat(refusing.hasEnded(view, actions)).isFalse();
        assertThat(actions.flattens).isEqualTo(1);
        assertThat(flattening.hasEnded(view, actions)).isFalse();
        assertThat(actions.flattens).isEqualTo(2);
        view.holding(ETH, "-0.001", "0", "0");
        view.now = view.now.plusSeconds(10);
        flattening.hasEnded(view, actions);
        assertThat(actions.flattens).as("a lot, and short").isEqualTo(3);
        view.holding(ETH, "0", "0", "0");
        view.now = view.now.plusSeconds(10);
        flattening.hasEnded(view, actions);
        assertThat(actions.flattens).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"1s, 1", "90 s, 90", "30m, 1800", "1.5h, 5400", "2d, 172800", "365d, 31536000"})
    void aCoolDownIsATimeWithItsUnit(String text, long seconds) {
        assertThat(CoolDown.parse(text)).isEqualTo(new CoolDown.After(Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.999s", "365.001d", "366d"})
    void aCoolDownIsAtLeastASecondAndAtMostAYear(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CoolDown.parse(text));
    }
}
