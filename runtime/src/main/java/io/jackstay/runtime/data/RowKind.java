package io.jackstay.runtime.data;

import io.jackstay.api.market.MarketInfo;

/** The kinds of recordings whose rows are whole numbers, so that the cache can keep them. */
enum RowKind {
    QUOTES("quotes", QuoteRecording.COLUMNS) {
        @Override
        Recording recording(RowSource rows, MarketInfo market) {
            return new QuoteRecording(rows);
        }
    },
    TRADES("trades", TradeRecording.COLUMNS) {
        @Override
        Recording recording(RowSource rows, MarketInfo market) {
            return new TradeRecording(rows);
        }
    },
    CANDLES("candles", CandlesAsRows.COLUMNS) {
        @Override
        Recording recording(RowSource rows, MarketInfo market) {
            return new CandleRecording(new RowsAsCandles(rows), market);
        }
    };

    private final String word;
    private final int columns;

    RowKind(String word, int columns) {
        this.word = word;
        this.columns = columns;
    }

    String word() {
        return word;
    }

    int columns() {
        return columns;
    }

    /** The recording that these rows make. */
    abstract Recording recording(RowSource rows, MarketInfo market);
}
