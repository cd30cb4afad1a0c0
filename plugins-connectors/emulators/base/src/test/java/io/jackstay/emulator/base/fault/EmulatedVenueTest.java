package io.jackstay.emulator.base.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.Answer;
import io.jackstay.emulator.base.Exchange;
import io.jackstay.emulator.base.Frames;
import io.jackstay.emulator.base.Request;
import io.jackstay.emulator.base.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmulatedVenueTest {
    private final Agenda agenda = new Agenda(0);
    private final EchoEmulator emulator = new EchoEmulator();
    private final List<String> heard = new ArrayList<>();

    private EmulatedVenue venue(FaultRule... rules) {
        return new EmulatedVenue(agenda, emulator, FaultPlan.of(rules));
    }

    private void post(EmulatedVenue venue, String path, String body) {
        venue.request(Request.json(path, body), new Exchange() {
            @Override
            public void answer(Answer answer) {
                heard.add(answer.status() + " " + answer.body());
            }

            @Override
            public void cut(Answer answer) {
                heard.add("cut " + answer.body());
            }

            @Override
            public void drop() {
                heard.add("dropped");
            }
        });
    }

    private Frames open(EmulatedVenue venue) {
        return venue.connect("/ws", "127.0.0.1", new Wire() {
                    @Override
                    public void text(String text) {
                        heard.add(text);
                    }

                    @Override
                    public void bytes(byte[] payload, boolean binary) {
                        heard.add("bytes " + payload.length);
                    }

                    @Override
                    public void close(int code, String reason) {
                        heard.add("closed " + code);
                    }

                    @Override
                    public void cut() {
                        heard.add("cut");
                    }

                    @Override
                    public void freeze() {
                        heard.add("frozen");
                    }
                })
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "DROP_BEFORE_RECEIPT, false, dropped",
        "NOT_PROCESSED, false,",
        "STATUS, false, 500 null",
        "NOT_ANSWERED, true,",
        "NOT_DELIVERED, true, 'cut {\"echo\":1}'",
        "STATUS_AFTER, true, 500 null",
        "MALFORMED, true, '200 {\"ech'",
    })
    void requestIsLostWhereTheRuleSays(FaultKind kind, boolean processed, String told) {
        EmulatedVenue venue = venue(FaultRule.of(kind).on("/order").times(1));

        post(venue, "/order", "1");

        assertThat(emulator.processed.contains("1")).isEqualTo(processed);
        assertThat(heard).isEqualTo(told == null ? List.of() : List.of(told));
        post(venue, "/order", "2");
        assertThat(heard).endsWith("200 {\"echo\":2}");
    }

    @Test
    void ruleIsAboutItsPathAndItsTextAlone() {
        EmulatedVenue venue = venue(FaultRule.of(FaultKind.STATUS).on("/order").containing("cancel"));

        post(venue, "/read", "\"cancel\"");
        post(venue, "/order", "\"place\"");
        post(venue, "/order", "\"cancel\"");

        assertThat(heard).containsExactly("200 {\"echo\":\"cancel\"}", "200 {\"echo\":\"place\"}", "500 null");
    }

    @Test
    void delayedAnswerComesLater() {
        EmulatedVenue venue = venue(FaultRule.of(FaultKind.DELAY).on("/order").lasting(Duration.ofNanos(300)));

        post(venue, "/order", "1");
        assertThat(heard).isEmpty();
        agenda.advance(300);

        assertThat(heard).containsExactly("200 {\"echo\":1}");
    }

    @ParameterizedTest
    @CsvSource({
        "LOSE, ''",
        "DUPLICATE, 'one,one'",
        "BINARY, bytes 4",
        "MALFORMED, o",
        "HALF_OPEN, frozen",
        "CLOSE, closed 1011",
        "CUT, cut",
    })
    void eventIsSpoiltAsTheRuleSays(FaultKind kind, String told) {
        open(venue(FaultRule.of(kind).on("book")));

        emulator.connections.get(0).event("trades", "untouched");
        emulator.connections.get(0).event("book", "one");

        assertThat(String.join(",", heard.subList(1, heard.size()))).isEqualTo(told);
    }

    @Test
    void halfOpenConnectionNeitherHearsNorSpeaks() {
        Frames frames = open(venue(FaultRule.of(FaultKind.HALF_OPEN).on("book").times(1)));
        emulator.connections.get(0).event("book", "one");

        frames.text("hello");
        emulator.connections.get(0).event("book", "two");

        assertThat(heard).containsExactly("frozen");
        assertThat(emulator.processed).isEmpty();
    }

    @Test
    void stalledChannelIsSilentAndTheOthersAreNot() {
        open(venue(FaultRule.of(FaultKind.STALL).on("book").times(1).lasting(Duration.ofNanos(100))));
        emulator.connections.get(0).event("book", "one");
        emulator.connections.get(0).event("book", "two");
        emulator.connections.get(0).event("trades", "three");
        agenda.advance(100);
        emulator.connections.get(0).event("book", "four");

        assertThat(heard).containsExactly("three", "four");
    }

    @Test
    void reorderedEventsAllCome() {
        open(venue(FaultRule.of(FaultKind.REORDER).on("book").times(1).lasting(Duration.ofNanos(100))));
        for (int i = 0; i < 20; i++) {
            emulator.connections.get(0).event("book", "event " + i);
        }
        assertThat(heard).isEmpty();
        agenda.advance(100);

        assertThat(heard)
                .hasSize(20)
                .doesNotHaveDuplicates()
                .isNotEqualTo(heard.stream().sorted().toList());
        assertThat(heard.get(0) + heard.get(1)).isNotEqualTo("event 0event 1");
    }

    @Test
    void framesGetLostAsRequestsDo() {
        Frames frames = open(venue(
                FaultRule.of(FaultKind.NOT_PROCESSED).on("/ws").containing("a"),
                FaultRule.of(FaultKind.NOT_ANSWERED).on("/ws").containing("b")));

        frames.text("a");
        frames.text("b");
        frames.text("c");

        assertThat(emulator.processed).containsExactly("b", "c");
        assertThat(heard).containsExactly("echo c");
    }

    @Test
    void chanceIsDrawnFromTheSeed() {
        FaultRule half = new FaultRule(
                FaultKind.STATUS,
                "",
                "",
                Duration.ZERO,
                Duration.ofDays(1),
                1,
                1_000,
                0.5,
                Duration.ZERO,
                502,
                "<html>",
                1011,
                1);
        EmulatedVenue one = new EmulatedVenue(agenda, emulator, new FaultPlan(7, List.of(half)));
        EmulatedVenue same = new EmulatedVenue(agenda, emulator, new FaultPlan(7, List.of(half)));
        for (int i = 0; i < 100; i++) {
            post(one, "/order", "1");
        }
        List<String> first = List.copyOf(heard);
        heard.clear();
        for (int i = 0; i < 100; i++) {
            post(same, "/order", "1");
        }

        assertThat(heard).isEqualTo(first);
        assertThat(first.stream().filter("502 <html>"::equals).count()).isBetween(30L, 70L);
    }
}
