package io.jackstay.runtime.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.runtime.error.JackstayException;
import java.io.IOException;
import java.util.List;

/**
 * Candles from JSON: {@code {"candles":[{"start","low","high","open","close","volume"}, ...]}}, streamed. Not thread
 * safe: owned by the thread that reads.
 *
 * <p>The start is Unix time in whole seconds. Values are strings or numbers, fields in any order; other fields are left
 * out. Source: Coinbase Advanced Trade, {@code GET /products/{product_id}/candles}.
 */
final class JsonCandles implements CandleSource {
    private static final List<String> FIELDS = List.of("start", "open", "high", "low", "close", "volume");
    private static final int ALL_FIELDS = (1 << FIELDS.size()) - 1;
    private static final int NUMBER_LIMIT = 64;

    private final DataFile file;
    private final JsonParser json;
    private final MarketNumbers numbers;
    private final byte[] number = new byte[NUMBER_LIMIT];
    private boolean begun;
    private long candleLine;

    JsonCandles(DataFile file, MarketInfo market) {
        this.file = file;
        this.numbers = new MarketNumbers(market, this);
        try {
            this.json = new JsonFactory().createParser(file.bytes());
        } catch (IOException e) {
            throw file.fault(1, "can't be read: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean next(CandleRow target) {
        try {
            if (!begun) {
                begin();
            }
            JsonToken token = json.nextToken();
            if (token == JsonToken.END_ARRAY) {
                end();
                return false;
            }
            if (token != JsonToken.START_OBJECT) {
                throw faultHere("found %s, expected a candle".formatted(json.getText()));
            }
            candleLine = json.currentTokenLocation().getLineNr();
            read(target);
            return true;
        } catch (JsonProcessingException e) {
            throw file.fault(e.getLocation().getLineNr(), "no valid JSON: " + firstLine(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw file.fault(json.currentLocation().getLineNr(), "can't be read: " + e.getMessage(), e);
        }
    }

    /** The error for the candle that was read last, on the line where it begins. */
    @Override
    public JackstayException fault(String what) {
        return file.fault(Math.max(1, candleLine), what);
    }

    @Override
    public void close() {
        file.close();
    }

    private void begin() throws IOException {
        begun = true;
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw faultHere("expected {\"candles\": [...]}");
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            boolean candles = "candles".equals(json.currentName());
            JsonToken value = json.nextToken();
            if (candles && value == JsonToken.START_ARRAY) {
                return;
            }
            json.skipChildren();
        }
        throw faultHere("no list \"candles\", expected {\"candles\": [...]}");
    }

    private void end() throws IOException {
        if (candleLine == 0) {
            throw faultHere("no candle, expected at least one");
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            if ("candles".equals(json.currentName())) {
                throw faultHere("a second list \"candles\", expected one");
            }
            json.nextToken();
            json.skipChildren();
        }
        if (json.nextToken() != null) {
            throw faultHere("found %s behind the last bracket, expected the end of the file".formatted(json.getText()));
        }
    }

    private void read(CandleRow target) throws IOException {
        int seen = 0;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            int field = FIELDS.indexOf(name);
            if (field < 0) {
                json.skipChildren();
                continue;
            }
            if ((seen & 1 << field) != 0) {
                throw faultHere("%s stands twice, expected it once a candle".formatted(name));
            }
            seen |= 1 << field;
            readField(target, name, value);
        }
        if (seen != ALL_FIELDS) {
            int missing = Integer.numberOfTrailingZeros(~seen);
            throw fault("%s is missing, expected a candle with %s".formatted(FIELDS.get(missing), FIELDS));
        }
    }

    private void readField(CandleRow target, String name, JsonToken value) throws IOException {
        int length = json.getTextLength();
        boolean scalar = value == JsonToken.VALUE_STRING || value.isNumeric();
        if (!scalar || length > NUMBER_LIMIT) {
            throw faultHere("%s = %s: expected a decimal number".formatted(name, json.getText()));
        }
        char[] text = json.getTextCharacters();
        int offset = json.getTextOffset();
        for (int i = 0; i < length; i++) {
            char next = text[offset + i];
            number[i] = next < 128 ? (byte) next : (byte) '?';
        }
        long line = candleLine;
        candleLine = json.currentLocation().getLineNr();
        switch (name) {
            case "start" -> target.start(numbers.integer(number, 0, length, name), this);
            case "open" -> target.open = numbers.price(number, 0, length, name);
            case "high" -> target.high = numbers.price(number, 0, length, name);
            case "low" -> target.low = numbers.price(number, 0, length, name);
            case "close" -> target.close = numbers.price(number, 0, length, name);
            default -> target.volume = numbers.volume(number, 0, length, name);
        }
        if (numbers.end() != length) {
            throw numbers.notANumber(number, 0, length, name);
        }
        candleLine = line;
    }

    private JackstayException faultHere(String what) {
        return file.fault(json.currentLocation().getLineNr(), what);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
