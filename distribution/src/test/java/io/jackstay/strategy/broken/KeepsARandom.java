package io.jackstay.strategy.broken;

import java.util.Random;

/** Has a random generator of its own. */
public final class KeepsARandom {
    final Random random = new Random(1);
}
