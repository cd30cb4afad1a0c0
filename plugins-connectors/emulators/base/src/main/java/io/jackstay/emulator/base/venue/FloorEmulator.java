package io.jackstay.emulator.base.venue;

import com.typesafe.config.Config;
import io.jackstay.emulator.base.Emulator;
import io.jackstay.emulator.base.EmulatorSetup;
import io.jackstay.emulator.base.JsonDoor;
import io.jackstay.emulator.base.desk.ControlPath;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.FloorSettings;
import io.jackstay.emulator.base.desk.ListingRules;
import io.jackstay.emulator.base.desk.MarketList;
import io.jackstay.emulator.base.desk.Trader;
import io.jackstay.emulator.base.trial.OpenFloor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A venue whose accounts trade on a floor. Not thread safe: confined to the driving thread. */
public abstract class FloorEmulator implements Emulator, OpenFloor {
    private final Floor floor;
    private final String money;

    /**
     * A floor with the markets of a file and the accounts of a setup.
     *
     * @param config the file, as {@link MarketList} has it
     */
    protected FloorEmulator(EmulatorSetup setup, FloorSettings settings, ListingRules rules, Config config) {
        this.floor = new Floor(setup.agenda(), settings, setup.books());
        this.money = rules.money().name();
        MarketList.list(floor, setup, rules, config);
        floor.open(setup.accounts(), money);
    }

    /** The paths of the venue, and the one of tests. */
    protected final JsonDoor door(Map<String, JsonDoor.Room> rooms, String noType, String noJson) {
        Map<String, JsonDoor.Room> all = new TreeMap<>(rooms);
        all.put(ControlPath.PATH, new ControlPath(floor, money)::answer);
        return new JsonDoor(all, noType, noJson);
    }

    @Override
    public final Floor floor() {
        return floor;
    }

    @Override
    public final List<String> accounts() {
        return floor.traders().stream().map(Trader::address).toList();
    }
}
