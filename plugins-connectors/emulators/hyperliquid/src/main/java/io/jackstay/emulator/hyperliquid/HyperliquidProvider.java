package io.jackstay.emulator.hyperliquid;

import io.jackstay.emulator.base.Emulator;
import io.jackstay.emulator.base.EmulatorException;
import io.jackstay.emulator.base.EmulatorProvider;
import io.jackstay.emulator.base.EmulatorSetup;
import io.jackstay.emulator.base.MarketsFile;
import java.util.List;

/** Hyperliquid, as either of its networks or as whichever a signature is for. Thread safe. */
public final class HyperliquidProvider implements EmulatorProvider {
    static final String ANY = "any";
    static final String MAINNET = "mainnet";
    static final String TESTNET = "testnet";

    @Override
    public String name() {
        return "hyperliquid";
    }

    @Override
    public List<String> networks() {
        return List.of(ANY, MAINNET, TESTNET);
    }

    @Override
    public void requireAccount(String account) {
        if (!account.matches("0x[0-9a-fA-F]{40}")) {
            throw new EmulatorException("'%s' is no address: 0x and 40 hexadecimal digits".formatted(account));
        }
    }

    @Override
    public Emulator open(EmulatorSetup setup) {
        return MarketsFile.open(setup, HyperliquidProvider.class, "markets.conf", config -> {
            Settings settings = Settings.of(config.getConfig("rules"));
            return new HyperliquidEmulator(setup, settings, config);
        });
    }
}
