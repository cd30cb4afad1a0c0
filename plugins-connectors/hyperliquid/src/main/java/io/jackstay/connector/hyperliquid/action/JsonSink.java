package io.jackstay.connector.hyperliquid.action;

import io.jackstay.lib.wire.JsonWriter;

/** Writes values as JSON. Not thread safe: owned by one writer. */
final class JsonSink implements ValueSink {
    private final JsonWriter json;

    JsonSink(JsonWriter json) {
        this.json = json;
    }

    @Override
    public ValueSink map(int keys) {
        json.object();
        return this;
    }

    @Override
    public ValueSink endMap() {
        json.endObject();
        return this;
    }

    @Override
    public ValueSink array(int elements) {
        json.array();
        return this;
    }

    @Override
    public ValueSink endArray() {
        json.endArray();
        return this;
    }

    @Override
    public ValueSink key(String name) {
        json.field(name);
        return this;
    }

    @Override
    public ValueSink text(String value) {
        json.text(value);
        return this;
    }

    @Override
    public ValueSink number(long value) {
        json.number(value);
        return this;
    }

    @Override
    public ValueSink bool(boolean value) {
        json.bool(value);
        return this;
    }

    @Override
    public ValueSink decimal(Decimal value) {
        json.decimalText(value.unscaled(), value.scale());
        return this;
    }
}
