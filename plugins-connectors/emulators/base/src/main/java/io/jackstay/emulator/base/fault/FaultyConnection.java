package io.jackstay.emulator.base.fault;

import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.Connection;
import io.jackstay.emulator.base.Frames;
import io.jackstay.emulator.base.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One WebSocket connection over a line that misbehaves. Not thread safe: confined to the driving thread. */
final class FaultyConnection implements Connection {
    private static final byte[] NO_UTF8 = {(byte) 0xC3, (byte) 0x28, (byte) 0xFF, (byte) 0xFE};

    private final Faults faults;
    private final Agenda agenda;
    private final String path;
    private final Wire wire;
    private final Map<String, Long> silentUntil = new TreeMap<>();
    private final Map<String, List<String>> held = new TreeMap<>();
    private boolean frozen;

    FaultyConnection(Faults faults, Agenda agenda, String path, Wire wire) {
        this.faults = faults;
        this.agenda = agenda;
        this.path = path;
        this.wire = wire;
    }

    @Override
    public void reply(String text) {
        Optional<FaultRule> fault = faults.next(FaultKind.Stage.ANSWER, path, text);
        if (fault.isEmpty()) {
            send(text);
            return;
        }
        FaultRule rule = fault.get();
        switch (rule.kind()) {
            case NOT_ANSWERED -> {} // it is done, and nobody says so
            case NOT_DELIVERED -> wire.cut();
            default -> mangled(rule, text);
        }
    }

    @Override
    public void event(String channel, String text) {
        if (agenda.now() < silentUntil.getOrDefault(channel, Long.MIN_VALUE)) {
            return;
        }
        List<String> window = held.get(channel);
        if (window != null) {
            window.add(text);
            return;
        }
        Optional<FaultRule> fault = faults.next(FaultKind.Stage.EVENT, channel, text);
        if (fault.isEmpty()) {
            send(text);
            return;
        }
        FaultRule rule = fault.get();
        switch (rule.kind()) {
            case LOSE -> {} // nobody ever tells
            case BINARY -> bytes(NO_UTF8);
            case DUPLICATE -> {
                send(text);
                send(text);
            }
            case REORDER -> hold(channel, text, rule);
            case STALL -> silentUntil.put(channel, agenda.now() + rule.lasting().toNanos());
            case HALF_OPEN -> {
                frozen = true;
                wire.freeze();
            }
            case CLOSE -> wire.close(rule.code(), "");
            case CUT -> wire.cut();
            default -> mangled(rule, text);
        }
    }

    private void mangled(FaultRule rule, String text) {
        switch (rule.kind()) {
            case DELAY -> agenda.in(rule.lasting(), () -> send(text));
            case MALFORMED -> send(Texts.half(text));
            case OVERSIZED -> send(Texts.filled(text, rule.size()));
            default -> send(text);
        }
    }

    private void hold(String channel, String text, FaultRule rule) {
        held.put(channel, new ArrayList<>(List.of(text)));
        agenda.in(rule.lasting(), () -> {
            List<String> window = held.remove(channel);
            while (window != null && !window.isEmpty()) {
                send(window.remove(faults.draw(window.size())));
            }
        });
    }

    private void send(String text) {
        if (!frozen) {
            wire.text(text);
        }
    }

    private void bytes(byte[] payload) {
        if (!frozen) {
            wire.bytes(payload, true);
        }
    }

    @Override
    public void close(int code, String reason) {
        if (!frozen) {
            wire.close(code, reason);
        }
    }

    /** What comes in, as far as the line lets it through. */
    Frames receiving(Frames frames) {
        return new Frames() {
            @Override
            public void text(String text) {
                if (!frozen) {
                    receive(text, frames);
                }
            }

            @Override
            public void closed() {
                frames.closed();
            }
        };
    }

    private void receive(String text, Frames frames) {
        Optional<FaultRule> fault = faults.next(FaultKind.Stage.REQUEST, path, text);
        if (fault.isEmpty()) {
            frames.text(text);
            return;
        }
        switch (fault.get().kind()) {
            case DROP_BEFORE_RECEIPT -> wire.cut();
            case DELAY_REQUEST -> agenda.in(fault.get().lasting(), () -> frames.text(text));
            default -> {} // read and forgotten
        }
    }
}
