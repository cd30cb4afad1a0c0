package io.jackstay.distribution.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Takes in what is shipped and leaves out test classes, in whichever build folder they lie. Immutable. */
public final class Shipped implements ImportOption {
    @Override
    public boolean includes(Location location) {
        return !location.contains("/test-classes/");
    }
}
