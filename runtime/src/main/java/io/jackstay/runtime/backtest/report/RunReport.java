package io.jackstay.runtime.backtest.report;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.runtime.backtest.BacktestResult;
import io.jackstay.runtime.control.JsonLine;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.session.RecordedData;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The report of one run: watch it with {@link #recorder}, open its files with {@link #opener}, then write. Not thread safe: one use, by one thread. */
public final class RunReport {
    private final RecordedData.Opener source;
    private final RunRecorder recorder = new RunRecorder();
    private final SortedMap<MarketId, MarketInfo> markets = new TreeMap<>();
    private final SortedMap<MarketId, Path> files = new TreeMap<>();

    /** @param source opens the recordings, for the run and for the candles of the report */
    public RunReport(RecordedData.Opener source) {
        this.source = requireNonNull(source, "source is null");
    }

    /** Opens what the source opens. */
    public RecordedData.Opener opener() {
        return (file, market) -> {
            markets.put(market.id(), market);
            files.put(market.id(), file);
            return source.open(file, market);
        };
    }

    public RunRecorder recorder() {
        return recorder;
    }

    /**
     * Reads the recordings once more and writes the file, which replaces one that is there.
     *
     * @throws JackstayException when a recording can't be read or the file not be written
     */
    public void write(Path file, BacktestResult result, RunWords words) {
        SortedMap<MarketId, Map<String, Object>> candles = new TreeMap<>();
        SortedMap<MarketId, String> bases = new TreeMap<>();
        markets.forEach((id, market) -> {
            candles.put(
                    id,
                    Candles.of(
                            source.open(requireNonNull(files.get(id), "file is null"), market),
                            market,
                            result.from().toEpochMilli(),
                            result.to().toEpochMilli()));
            bases.put(id, market.baseAsset());
        });
        Map<String, Object> run = ReportData.of(result, recorder, candles, bases, words);
        String title = "Backtest of %s"
                .formatted(String.join(
                        ", ", result.bots().stream().map(bot -> bot.name()).toList()));
        ReportPage.write(file, ReportPage.of(title, JsonLine.of(run)));
    }
}
