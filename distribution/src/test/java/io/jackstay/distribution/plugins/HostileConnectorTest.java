package io.jackstay.distribution.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.backtest.BacktestResult;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.plugin.PluginPolicy;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connectors that throw: contained and said once where the session runs, the end of the start where it has not begun. */
class HostileConnectorTest {
    @TempDir
    private Path plugins;

    private Path venue;

    @BeforeEach
    void drop() {
        venue = Guests.venue(plugins);
        Guests.pingPong(plugins);
    }

    @ParameterizedTest
    @CsvSource({"subscribe, subscribe", "timer, a timer", "execute, execute", "stop, stop"})
    void connectorThatThrowsIsSaidOnceAndTheOtherLoginTrades(String fault, String call) {
        try (Log log = new Log()) {
            BacktestResult result = trading(fault).run(Duration.ofSeconds(20));

            assertThat(log.with("alert code=CONNECTOR_FAILED venue=acme subject=\"%s\"".formatted(call)))
                    .filteredOn(line -> line.text().contains(" count=1 "))
                    .singleElement()
                    .satisfies(line -> assertThat(line.thrown()).contains(venue.toString(), "thrown in " + fault));
            assertThat(log.with("alert code=CONNECTOR_FAILED")).hasSizeLessThan(5);
            assertThat(log.with("alert code=CONNECTOR_FAILED venue=other")).isEmpty();
            BotStatus good = Trading.bot(result, "good");
            assertThat(good.failed()).isFalse();
            assertThat(good.counts().fills()).isGreaterThan(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"constructor", "start", "snapshot"})
    void connectorThatCannotStartStopsTheStartBeforeAnythingIsPlaced(String fault) {
        Trading trading = trading(fault);

        assertThatThrownBy(() -> trading.run(Duration.ofSeconds(20)))
                .isInstanceOf(JackstayException.class)
                .message()
                .contains(venue.toString(), "thrown in " + fault)
                .doesNotContain("\n");
        assertThat(trading.transitions()).isEmpty();
    }

    private Trading trading(String fault) {
        return new Trading(plugins, PluginPolicy.DEFAULT, """
                connectors {
                  acme { plugin = acme-venue, symbols = [COIN-USD-PERP], fault = %s }
                  other { plugin = acme-venue, symbols = [COIN-USD-PERP], debug = true }
                }
                bots {
                  bad { strategy { plugin = acme-ping-pong, market = "acme:COIN-USD-PERP" } }
                  good { strategy { plugin = acme-ping-pong, market = "other:COIN-USD-PERP" } }
                }
                """.formatted(fault));
    }
}
