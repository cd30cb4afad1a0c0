package io.jackstay.runtime.config;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import java.nio.file.Path;
import java.util.Optional;

/** The block {@code emulator} of a connector, for commands that start emulated venues. Immutable. */
public record EmulatorBlock(
        @Doc("Where its made-up prices begin") @Default("7") long seed,

        @Doc("File of faults that it is to have, as for emulate; none when absent")
        Optional<Path> faults) {}
