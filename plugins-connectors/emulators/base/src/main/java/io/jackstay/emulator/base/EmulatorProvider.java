package io.jackstay.emulator.base;

import java.util.List;

/**
 * A venue that can be emulated. Thread safe.
 *
 * <p>An implementation is public, has a public constructor without parameters that does nothing, and is named in {@code
 * META-INF/services/io.jackstay.emulator.base.EmulatorProvider}.
 */
public interface EmulatorProvider {
    /** The venue's name on the command line, lower case. */
    String name();

    /** The networks that it can be, the default first. */
    List<String> networks();

    /** {@link EmulatorException} when this can't be the name of an account; the message says what can. */
    void requireAccount(String account);

    /**
     * The venue before its first request; it takes its time and its timers from the setup's agenda.
     *
     * @throws EmulatorException when something of the setup can't be used; the message says what, and what is allowed
     */
    Emulator open(EmulatorSetup setup);
}
