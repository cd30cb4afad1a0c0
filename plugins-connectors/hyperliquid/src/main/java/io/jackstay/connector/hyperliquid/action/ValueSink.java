package io.jackstay.connector.hyperliquid.action;

/**
 * Where an action writes itself, in the canonical order of its keys: MessagePack to be hashed, or JSON to be sent. So the two can't
 * differ. Not thread safe: owned by one writer.
 */
public interface ValueSink {
    /** Begins a map of so many keys. */
    ValueSink map(int keys);

    ValueSink endMap();

    /** Begins an array of so many elements. */
    ValueSink array(int elements);

    ValueSink endArray();

    /** A key of a map; its value comes next. */
    ValueSink key(String name);

    ValueSink text(String value);

    ValueSink number(long value);

    ValueSink bool(boolean value);

    /** A decimal, as text. */
    ValueSink decimal(Decimal value);
}
