package io.jackstay.emulator.base.trial;

import io.jackstay.emulator.base.desk.Floor;

/** An emulator whose exchange a test may look at and move. Not thread safe: confined to the driving thread. */
public interface OpenFloor {
    /** The exchange, its markets and all accounts. */
    Floor floor();
}
