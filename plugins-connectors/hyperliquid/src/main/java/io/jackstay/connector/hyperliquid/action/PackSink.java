package io.jackstay.connector.hyperliquid.action;

import io.jackstay.lib.wire.MessagePackWriter;

/** Writes values as MessagePack. Not thread safe: owned by one writer. */
final class PackSink implements ValueSink {
    private final MessagePackWriter pack;

    PackSink(MessagePackWriter pack) {
        this.pack = pack;
    }

    @Override
    public ValueSink map(int keys) {
        pack.map(keys);
        return this;
    }

    @Override
    public ValueSink endMap() {
        return this;
    }

    @Override
    public ValueSink array(int elements) {
        pack.array(elements);
        return this;
    }

    @Override
    public ValueSink endArray() {
        return this;
    }

    @Override
    public ValueSink key(String name) {
        return text(name);
    }

    @Override
    public ValueSink text(String value) {
        pack.text(value);
        return this;
    }

    @Override
    public ValueSink number(long value) {
        pack.integer(value);
        return this;
    }

    @Override
    public ValueSink bool(boolean value) {
        pack.bool(value);
        return this;
    }

    @Override
    public ValueSink decimal(Decimal value) {
        pack.decimalText(value.unscaled(), value.scale());
        return this;
    }
}
