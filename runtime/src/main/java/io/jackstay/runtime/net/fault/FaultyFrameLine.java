package io.jackstay.runtime.net.fault;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.net.Agenda;
import io.jackstay.runtime.net.wire.FrameLine;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A stream with faults. Confined to the account loop. */
final class FaultyFrameLine implements FrameLine, FrameLine.Ear {
    private final String target;
    private final FaultPlan plan;
    private final Agenda agenda;
    private final Ear ear;
    private @Nullable FrameLine line;
    private boolean halfOpen;
    private boolean over;
    private int delayed;
    private long lastDelayNanos;

    FaultyFrameLine(String target, FaultPlan plan, Agenda agenda, Ear ear) {
        this.target = requireNonNull(target, "target is null");
        this.plan = requireNonNull(plan, "plan is null");
        this.agenda = requireNonNull(agenda, "agenda is null");
        this.ear = requireNonNull(ear, "ear is null");
    }

    void over(FrameLine real) {
        line = real;
    }

    private FrameLine real() {
        return requireNonNull(line, "the line is not there yet");
    }

    @Override
    public boolean text(String text) {
        return halfOpen || real().text(text);
    }

    @Override
    public boolean binary(byte[] bytes, int offset, int length) {
        return halfOpen || real().binary(bytes, offset, length);
    }

    @Override
    public boolean ping() {
        return halfOpen || real().ping();
    }

    @Override
    public void close() {
        over = true;
        real().close();
    }

    @Override
    public void onOpen() {
        ear.onOpen();
    }

    @Override
    public void onMessage(byte[] bytes, int offset, int length) {
        if (over || halfOpen) {
            return;
        }
        FaultRule rule = plan.next(true, target);
        if (rule == null) {
            pass(bytes, offset, length, 0);
            return;
        }
        switch (rule.kind()) {
            case DELAY -> pass(bytes, offset, length, rule.argument());
            case GARBLE -> {
                byte[] damaged = Garbled.of(Arrays.copyOfRange(bytes, offset, offset + length));
                pass(damaged, 0, damaged.length, 0);
            }
            case REPEAT -> {
                pass(bytes, offset, length, 0);
                if (!over) {
                    pass(bytes, offset, length, 0);
                }
            }
            case HALF_OPEN -> halfOpen = true;
            case OVERSIZE -> {
                close();
                ear.onLost("a message that is too long, on purpose");
            }
            case CLOSE -> {
                close();
                ear.onLost("closed by the server (%d)".formatted(rule.argument()));
            }
            default -> {}
        }
    }

    /** What comes behind a message that is late is late too: a stream keeps its order. */
    private void pass(byte[] bytes, int offset, int length, long delayNanos) {
        if (delayNanos == 0 && delayed == 0) {
            ear.onMessage(bytes, offset, length);
            return;
        }
        byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
        delayed++;
        lastDelayNanos = delayed == 1 ? delayNanos : Math.max(lastDelayNanos, delayNanos);
        agenda.in(lastDelayNanos, () -> {
            delayed--;
            if (!over) {
                ear.onMessage(copy, 0, copy.length);
            }
        });
    }

    @Override
    public void onSign() {
        if (!over && !halfOpen) {
            ear.onSign();
        }
    }

    @Override
    public void onPong() {
        if (!over && !halfOpen) {
            ear.onPong();
        }
    }

    @Override
    public void onLost(String why) {
        if (!over) {
            over = true;
            ear.onLost(why);
        }
    }
}
