package io.jackstay.runtime.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import java.io.File;
import java.net.URL;
import java.util.function.Function;

/** Gives the library the included files that {@link SourceReader} has read, and nothing else. Immutable. */
final class HoconIncluder implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
    private final Function<String, ConfigObject> included;

    /** {@code included} answers an empty object for what was not read. */
    HoconIncluder(Function<String, ConfigObject> included) {
        this.included = included;
    }

    static HoconIncluder nothing() {
        return new HoconIncluder(what -> empty());
    }

    static ConfigObject empty() {
        return ConfigFactory.empty().root();
    }

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
        return this;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
        return included.apply(what);
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
        return included.apply(what.getPath());
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
        return empty();
    }

    @Override
    public ConfigObject includeResources(ConfigIncludeContext context, String what) {
        return empty();
    }
}
